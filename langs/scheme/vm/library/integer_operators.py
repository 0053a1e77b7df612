"""Division of integers, divisors, rounding, exactness."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Rest
from langs.scheme.vm import integer_division, rounding, tower
from langs.scheme.vm.errors import UNSUPPORTED, division_by_zero, make_exception
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.roots import absolute
from langs.scheme.vm.tower import check_number, check_real, to_float, w_one, w_zero
from langs.scheme.vm.values import W_Flonum, W_Root

primitive = SCHEME.primitive
direct = SCHEME.direct


@not_rpython
def _define(name, function):
    @primitive(name, W_Root)
    def operate(w_value):
        return function(w_value)


@not_rpython
def _define_of_two(name, function):
    @primitive(name, W_Root, W_Root)
    def operate(w_a, w_b):
        return function(w_a, w_b)


_define_of_two("quotient", integer_division.quotient)
_define_of_two("remainder", integer_division.remainder)
_define_of_two("modulo", integer_division.modulo)


@SCHEME.control("quotient/remainder", W_Root, W_Root)
def quotient_and_remainder(k, w_a, w_b):
    if tower.is_exact_zero(w_b) and tower.is_integer(w_a):
        raise division_by_zero("$quotient-remainder")
    return k.plug_values([integer_division.quotient(w_a, w_b),
                          integer_division.remainder(w_a, w_b)])


_define("floor", rounding.floor)
_define("ceiling", rounding.ceiling)
_define("truncate", rounding.truncate)
_define("round", rounding.round_number)
_define("numerator", rounding.numerator)
_define("denominator", rounding.denominator)


@not_rpython
def _define_divisor(name, of_two, w_start):
    """gcd and lcm"""
    @primitive(name, Rest)
    def fold(values_w):
        w_result = w_start
        for i in range(len(values_w)):
            w_result = of_two(w_result, values_w[i])
        return w_result

    @direct(name, W_Root, W_Root)
    def of_exactly_two(w_a, w_b):
        return of_two(w_a, w_b)


_define_divisor("gcd", integer_division.gcd, w_zero)
_define_divisor("lcm", integer_division.lcm, w_one)


@primitive("abs", W_Root)
def absolute_value(w_real):
    check_real("abs", w_real)
    return absolute(w_real)


# -- exactness

@primitive("exact->inexact", W_Root)
def exact_to_inexact(w_number):
    check_number("exact->inexact", w_number)
    return tower.to_inexact(w_number)


@primitive("inexact->exact", W_Root)
def inexact_to_exact(w_number):
    check_number("inexact->exact", w_number)
    return tower.to_exact(w_number)


@primitive("real->double-flonum", W_Root)
def real_to_double(w_real):
    check_real("real->double-flonum", w_real)
    return W_Flonum(to_float(w_real))


@primitive("real->single-flonum", W_Root)
def real_to_single(w_real):
    check_real("real->single-flonum", w_real)
    raise make_exception(UNSUPPORTED, "real->single-flonum: unsupported")
