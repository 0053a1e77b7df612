"""= < <= > >= of numbers: exact, also between integers, fractions and floats."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython, specialize

from kit.vm import floats, integers
from langs.scheme.vm.tower import (
    check_number, check_real, denominator_of, float_to_exact, imag_part, is_finite,
    numerator_of, real_part, to_big, to_inexact)
from langs.scheme.vm.values import (
    W_Bignum, W_Compnum, W_Fixnum, W_Flonum, W_Ratnum)


def compare_reals(w_a, w_b):
    """-1, 0 or 1; neither is a NaN."""
    if isinstance(w_a, W_Flonum):
        if isinstance(w_b, W_Flonum):
            return int(w_a.floatval > w_b.floatval) - int(w_a.floatval < w_b.floatval)
        return -_compare_with_float(w_b, w_a.floatval)
    if isinstance(w_b, W_Flonum):
        return _compare_with_float(w_a, w_b.floatval)
    if isinstance(w_a, W_Ratnum) or isinstance(w_b, W_Ratnum):
        return integers.big_compare(numerator_of(w_a).mul(denominator_of(w_b)),
                                    numerator_of(w_b).mul(denominator_of(w_a)))
    return integers.big_compare(to_big(w_a), to_big(w_b))


def _compare_with_float(w_exact, value):
    if isinstance(w_exact, W_Fixnum):
        return floats.compare_int_float(w_exact.intval, value)
    if isinstance(w_exact, W_Bignum):
        return floats.compare_big_float(w_exact.bigval, value)
    if not is_finite(value):
        return -1 if value > 0.0 else 1
    return compare_reals(w_exact, float_to_exact(value))


def _is_nan(w_real):
    return isinstance(w_real, W_Flonum) and w_real.floatval != w_real.floatval


@not_rpython
def _make_comparison(name, holds):
    holds = specialize.argtype(0)(holds)
    is_turned = name.startswith(">")     # checks the second value first, as Racket's

    def compare(w_a, w_b):
        if type(w_a) is W_Fixnum and type(w_b) is W_Fixnum:
            return holds(w_a.intval, w_b.intval)
        if type(w_a) is W_Flonum and type(w_b) is W_Flonum:
            return holds(w_a.floatval, w_b.floatval)
        if is_turned:
            check_real(name, w_b)
        check_real(name, w_a)
        check_real(name, w_b)
        if _is_nan(w_a) or _is_nan(w_b):
            return False
        return holds(compare_reals(w_a, w_b), 0)
    return compare


less = _make_comparison("<", lambda a, b: a < b)
less_equal = _make_comparison("<=", lambda a, b: a <= b)
greater = _make_comparison(">", lambda a, b: a > b)
greater_equal = _make_comparison(">=", lambda a, b: a >= b)


def equal_numbers(w_a, w_b):
    """="""
    if type(w_a) is W_Fixnum and type(w_b) is W_Fixnum:
        return w_a.intval == w_b.intval
    if type(w_a) is W_Flonum and type(w_b) is W_Flonum:
        return w_a.floatval == w_b.floatval
    check_number("=", w_a)
    check_number("=", w_b)
    if isinstance(w_a, W_Compnum) or isinstance(w_b, W_Compnum):
        return (_equal_reals(real_part(w_a), real_part(w_b)) and
                _equal_reals(imag_part(w_a), imag_part(w_b)))
    return _equal_reals(w_a, w_b)


def _equal_reals(w_a, w_b):
    return not _is_nan(w_a) and not _is_nan(w_b) and compare_reals(w_a, w_b) == 0


def larger(name, w_a, w_b):
    """max of two reals: a float when one of them is, a NaN when one is."""
    return _chosen(name, w_a, w_b, 1)


def smaller(name, w_a, w_b):
    return _chosen(name, w_a, w_b, -1)


def _chosen(name, w_a, w_b, sign):
    check_real(name, w_a)
    check_real(name, w_b)
    if _is_nan(w_a):
        return w_a
    if _is_nan(w_b):
        return w_b
    w_chosen = w_a if compare_reals(w_a, w_b) * sign >= 0 else w_b
    if isinstance(w_a, W_Flonum) or isinstance(w_b, W_Flonum):
        return to_inexact(w_chosen)
    return w_chosen
