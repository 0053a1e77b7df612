"""The kinds of numbers: normalising, converting, telling them apart."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rbigint import rbigint
from rpython.rlib.rfloat import INFINITY, isinf, isnan

from kit.vm import floats, integers
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.flonum_text import flonum_to_text
from langs.scheme.vm.values import (
    W_Bignum, W_Compnum, W_Fixnum, W_Flonum, W_Number, W_Ratnum)

BIG_ONE = rbigint.fromint(1)
w_zero = W_Fixnum(0)
w_one = W_Fixnum(1)

# ____________________________________________________________
# Making numbers


def wrap_big(big):
    """The exact integer."""
    if integers.fits(big):
        return W_Fixnum(big.toint())
    return W_Bignum(big)


@jit.dont_look_inside
def wrap_ratio(numerator, denominator):
    """The exact rational of any two integers; the second is not zero."""
    divisor = integers.big_gcd(numerator, denominator)
    if denominator.sign < 0:
        divisor = divisor.neg()
    if not divisor.eq(BIG_ONE):
        numerator = numerator.floordiv(divisor)
        denominator = denominator.floordiv(divisor)
    return wrap_lowest(numerator, denominator)


def wrap_lowest(numerator, denominator):
    """The same of a fraction in lowest terms, its denominator positive."""
    if denominator.eq(BIG_ONE):
        return wrap_big(numerator)
    return W_Ratnum(numerator, denominator)


def make_rectangular(w_real, w_imag):
    """A complex number, or a real one where the imaginary part is exact zero."""
    if is_exact_zero(w_imag):
        return w_real
    if isinstance(w_real, W_Flonum) != isinstance(w_imag, W_Flonum):
        w_real = W_Flonum(to_float(w_real))
        w_imag = W_Flonum(to_float(w_imag))
    return W_Compnum(w_real, w_imag)


# ____________________________________________________________
# Kinds


def is_number(w_value):
    return isinstance(w_value, W_Number)


def is_real(w_value):
    return isinstance(w_value, W_Number) and not isinstance(w_value, W_Compnum)


def is_finite(value):
    return not isinf(value) and not isnan(value)


def is_rational(w_value):
    if isinstance(w_value, W_Flonum):
        return is_finite(w_value.floatval)
    return is_real(w_value)


def is_exact_integer(w_value):
    return isinstance(w_value, W_Fixnum) or isinstance(w_value, W_Bignum)


def is_exact_rational(w_value):
    return is_exact_integer(w_value) or isinstance(w_value, W_Ratnum)


def is_integer(w_value):
    """Also of floats."""
    if isinstance(w_value, W_Flonum):
        return is_whole(w_value.floatval)
    return is_exact_integer(w_value)


def is_whole(value):
    if floats.INT_RANGE_START <= value < floats.INT_RANGE_STOP:
        return float(int(value)) == value
    return is_finite(value)


def is_exact(w_number):
    """Of any number."""
    if isinstance(w_number, W_Compnum):
        return not isinstance(w_number.w_real, W_Flonum)
    return not isinstance(w_number, W_Flonum)


def is_exact_zero(w_number):
    return isinstance(w_number, W_Fixnum) and w_number.intval == 0


def is_exact_one(w_number):
    return isinstance(w_number, W_Fixnum) and w_number.intval == 1


def sign_of(w_real):
    """-1, 0 or 1; 0 for a NaN."""
    if isinstance(w_real, W_Fixnum):
        return int(w_real.intval > 0) - int(w_real.intval < 0)
    if isinstance(w_real, W_Flonum):
        return int(w_real.floatval > 0.0) - int(w_real.floatval < 0.0)
    if isinstance(w_real, W_Bignum):
        return w_real.bigval.sign
    assert isinstance(w_real, W_Ratnum)
    return w_real.numerator.sign


def real_part(w_number):
    return w_number.w_real if isinstance(w_number, W_Compnum) else w_number


def imag_part(w_number):
    return w_number.w_imag if isinstance(w_number, W_Compnum) else w_zero


# ____________________________________________________________
# Conversions


def to_big(w_integer):
    """Of an exact integer."""
    if isinstance(w_integer, W_Fixnum):
        return rbigint.fromint(w_integer.intval)
    assert isinstance(w_integer, W_Bignum)
    return w_integer.bigval


def numerator_of(w_rational):
    """Of an exact rational, as an rbigint."""
    if isinstance(w_rational, W_Ratnum):
        return w_rational.numerator
    return to_big(w_rational)


def denominator_of(w_rational):
    if isinstance(w_rational, W_Ratnum):
        return w_rational.denominator
    return BIG_ONE


def to_float(w_real):
    """The nearest float of any real number."""
    if isinstance(w_real, W_Flonum):
        return w_real.floatval
    if isinstance(w_real, W_Fixnum):
        return float(w_real.intval)
    if isinstance(w_real, W_Bignum):
        return big_to_float(w_real.bigval)
    assert isinstance(w_real, W_Ratnum)
    return ratio_to_float(w_real.numerator, w_real.denominator)


@jit.elidable
def big_to_float(big):
    try:
        return big.tofloat()
    except OverflowError:
        return INFINITY if big.sign > 0 else -INFINITY


@jit.elidable
def ratio_to_float(numerator, denominator):
    try:
        return numerator.truediv(denominator)
    except OverflowError:
        return INFINITY if numerator.sign > 0 else -INFINITY


def to_inexact(w_number):
    if isinstance(w_number, W_Flonum):
        return w_number
    if isinstance(w_number, W_Compnum):
        return W_Compnum(W_Flonum(to_float(w_number.w_real)),
                         W_Flonum(to_float(w_number.w_imag)))
    return W_Flonum(to_float(w_number))


def to_exact(w_number):
    if isinstance(w_number, W_Flonum):
        return float_to_exact(w_number.floatval)
    if isinstance(w_number, W_Compnum):
        w_imag = to_exact(w_number.w_imag)
        return make_rectangular(to_exact(w_number.w_real), w_imag)
    return w_number


def float_to_exact(value):
    if floats.INT_RANGE_START <= value < floats.INT_RANGE_STOP:
        whole = int(value)
        if float(whole) == value:
            return W_Fixnum(whole)
    return _float_to_ratio(value)


@jit.dont_look_inside
def _float_to_ratio(value):
    if not is_finite(value):
        raise contract_error("exact: no exact representation for %s" % flonum_to_text(value))
    numerator, denominator = floats.ratio(value)
    return wrap_lowest(numerator, denominator)


def whole_to_big(w_integer):
    """Of an exact integer or a float that is one."""
    if isinstance(w_integer, W_Flonum):
        return rbigint.fromfloat(w_integer.floatval)
    return to_big(w_integer)


# ____________________________________________________________
# Checks


def check_number(name, w_value):
    if not isinstance(w_value, W_Number):
        raise wrong_argument(name, "number?", 0, [w_value])


def check_real(name, w_value):
    if not is_real(w_value):
        raise wrong_argument(name, "real?", 0, [w_value])


def check_exact_integer(name, w_value):
    if not is_exact_integer(w_value):
        raise wrong_argument(name, "exact-integer?", 0, [w_value])
