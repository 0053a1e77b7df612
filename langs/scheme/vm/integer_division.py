"""quotient, remainder, modulo, gcd, lcm: of exact integers and of floats that are integers."""
from __future__ import absolute_import

import math

from rpython.rlib.objectmodel import not_rpython

from kit.vm import integers
from langs.scheme.vm.arithmetic import divide, multiply, negate
from langs.scheme.vm.errors import (
    divide_by_zero_error, division_by_zero, wrong_argument)
from langs.scheme.vm.flonum_text import flonum_to_text
from langs.scheme.vm.tower import (
    denominator_of, is_exact_zero, is_integer, is_rational, numerator_of,
    sign_of, to_big, to_exact, to_float, to_inexact, w_zero, wrap_big, wrap_ratio)
from langs.scheme.vm.values import W_Bignum, W_Fixnum, W_Flonum


@not_rpython
def _make_division(name, of_fixnums, of_bigs, of_floats):
    def operate(w_a, w_b):
        if type(w_a) is W_Fixnum and type(w_b) is W_Fixnum:
            if w_b.intval == 0:
                raise division_by_zero(name)
            return of_fixnums(w_a.intval, w_b.intval)
        return of_others(w_a, w_b)

    def of_others(w_a, w_b):
        if name == "quotient":      # checks the second value first, as Racket's
            check_integer(name, w_b)
        check_integer(name, w_a)
        check_integer(name, w_b)
        if is_exact_zero(w_b):
            raise division_by_zero(name)
        if isinstance(w_b, W_Flonum) and w_b.floatval == 0.0:
            raise divide_by_zero_error(
                "%s: undefined for %s" % (name, flonum_to_text(w_b.floatval)))
        if is_exact_zero(w_a) or (name != "quotient" and is_exact_unit(w_b)):
            return w_zero
        if isinstance(w_a, W_Flonum) or isinstance(w_b, W_Flonum):
            return W_Flonum(of_floats(to_float(w_a), to_float(w_b)))
        return wrap_big(of_bigs(to_big(w_a), to_big(w_b)))

    return operate


def is_exact_unit(w_integer):
    return isinstance(w_integer, W_Fixnum) and abs(w_integer.intval) == 1


def check_integer(name, w_value):
    if not is_integer(w_value):
        raise wrong_argument(name, "integer?", 0, [w_value])


def _quotient(a, b):
    if b == -1:
        return negate(W_Fixnum(a))
    return W_Fixnum(int_quotient(a, b))


def int_quotient(a, b):
    """Rounds towards zero; b is neither 0 nor -1."""
    result = a // b
    if result < 0 and result * b != a:
        result += 1
    return result


def _remainder(a, b):
    return W_Fixnum(integers.remainder(a, b))


def _modulo(a, b):
    return W_Fixnum(integers.floormod(a, b))


def _float_quotient(a, b):
    quotient = a / b
    return math.copysign(math.floor(math.fabs(quotient)), quotient)


def _float_remainder(a, b):
    rest = math.fmod(a, b)
    return rest if rest != 0.0 else 0.0


def _float_modulo(a, b):
    rest = _float_remainder(a, b)
    if rest != 0.0 and (rest < 0.0) != (b < 0.0):
        rest += b
    return rest


quotient = _make_division("quotient", _quotient, integers.big_quotient, _float_quotient)
remainder = _make_division(
    "remainder", _remainder, integers.big_remainder, _float_remainder)
modulo = _make_division("modulo", _modulo, lambda a, b: a.mod(b), _float_modulo)


# ____________________________________________________________
# Divisors


def gcd(w_a, w_b):
    """Not negative. Of fractions: the largest one that divides both."""
    if type(w_a) is W_Fixnum and type(w_b) is W_Fixnum:
        try:
            return W_Fixnum(integers.gcd_ovf(w_a.intval, w_b.intval))
        except OverflowError:
            pass
    check_rational("gcd", w_a)
    check_rational("gcd", w_b)
    if isinstance(w_a, W_Flonum) or isinstance(w_b, W_Flonum):
        return to_inexact(gcd(to_exact(w_a), to_exact(w_b)))
    if _is_integer_pair(w_a, w_b):
        return wrap_big(integers.big_gcd(to_big(w_a), to_big(w_b)))
    p, q = numerator_of(w_a), denominator_of(w_a)
    r, s = numerator_of(w_b), denominator_of(w_b)
    return wrap_ratio(integers.big_gcd(p.mul(s), r.mul(q)), q.mul(s))


def lcm(w_a, w_b):
    check_rational("lcm", w_a)
    check_rational("lcm", w_b)
    if isinstance(w_a, W_Flonum) or isinstance(w_b, W_Flonum):
        return to_inexact(lcm(to_exact(w_a), to_exact(w_b)))
    if is_exact_zero(w_a) or is_exact_zero(w_b):
        return w_zero
    w_product = multiply(w_a, divide(w_b, gcd(w_a, w_b)))
    return negate(w_product) if sign_of(w_product) < 0 else w_product


def check_rational(name, w_value):
    if not is_rational(w_value):
        raise wrong_argument(name, "rational?", 0, [w_value])


def _is_integer_pair(w_a, w_b):
    return ((isinstance(w_a, W_Fixnum) or isinstance(w_a, W_Bignum)) and
            (isinstance(w_b, W_Fixnum) or isinstance(w_b, W_Bignum)))
