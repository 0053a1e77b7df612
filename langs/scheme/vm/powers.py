"""expt, of all numbers: exact results where there are some."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.rarithmetic import r_ulonglong
from rpython.rlib.rfloat import NAN

from kit.vm import integers, libm
from langs.scheme.vm.arithmetic import divide, multiply
from langs.scheme.vm.errors import divide_by_zero_error, out_of_memory
from langs.scheme.vm.number_text import number_to_text
from langs.scheme.vm.roots import square_root
from langs.scheme.vm.tower import (
    big_to_float, check_number, denominator_of, is_exact, is_exact_one,
    is_exact_rational, is_exact_zero, is_whole, numerator_of, real_part, sign_of, to_big, to_float, w_one,
    w_zero, wrap_lowest)
from langs.scheme.vm.transcendental import exponential, logarithm
from langs.scheme.vm.values import W_Bignum, W_Compnum, W_Fixnum, W_Flonum, W_Ratnum


def power(w_base, w_exponent):
    """expt"""
    check_number("expt", w_exponent)
    check_number("expt", w_base)
    if isinstance(w_base, W_Flonum) and isinstance(w_exponent, W_Flonum):
        return _power_of_floats(w_base, w_exponent)
    if is_exact_zero(w_exponent) or is_exact_one(w_base):
        return w_one
    if isinstance(w_exponent, W_Fixnum):
        return _power_of_fixnum(w_base, w_exponent.intval)
    return _rare_power(w_base, w_exponent)


@jit.dont_look_inside
def _rare_power(w_base, w_exponent):
    if is_exact_zero(w_base):
        return _power_of_zero(w_exponent)
    if isinstance(w_exponent, W_Bignum):
        return _power_of_bignum(w_base, w_exponent.bigval)
    if isinstance(w_exponent, W_Ratnum) and _is_half(w_exponent):
        return square_root(w_base)
    if not isinstance(w_base, W_Compnum) and not isinstance(w_exponent, W_Compnum):
        if is_exact_rational(w_base) and is_exact_rational(w_exponent) and \
                sign_of(w_base) < 0:
            return _by_logarithm(w_base, w_exponent)
        return _power_of_floats(W_Flonum(to_float(w_base)), W_Flonum(to_float(w_exponent)))
    if isinstance(w_base, W_Flonum) and w_base.floatval == 0.0 and \
            math.copysign(1.0, to_float(real_part(w_exponent))) > 0.0:
        return W_Flonum(0.0)
    return _by_logarithm(w_base, w_exponent)


def _is_half(w_ratio):
    return w_ratio.numerator.int_eq(1) and w_ratio.denominator.int_eq(2)


def _by_logarithm(w_base, w_exponent):
    return exponential(multiply(w_exponent, logarithm(w_base)))


def _power_of_zero(w_exponent):
    if isinstance(w_exponent, W_Flonum) and w_exponent.floatval == 0.0:
        return W_Flonum(1.0)
    w_real = real_part(w_exponent)
    if isinstance(w_real, W_Flonum) and w_real.floatval != w_real.floatval:
        return W_Flonum(NAN)
    if sign_of(w_real) > 0:
        return w_zero
    raise _undefined(w_zero, w_exponent)


def _undefined(w_base, w_exponent):
    return divide_by_zero_error("expt: undefined for values %s and %s" % (
        number_to_text(w_base, 10), number_to_text(w_exponent, 10)))


def _power_of_floats(w_base, w_exponent):
    base = w_base.floatval
    exponent = w_exponent.floatval
    if base < 0.0 and not is_whole(exponent):
        return _by_logarithm(w_base, w_exponent)
    return W_Flonum(libm.pow(base, exponent))


def _power_of_fixnum(w_base, exponent):
    if isinstance(w_base, W_Fixnum) and exponent >= 0:
        try:
            return W_Fixnum(integers.pow_ovf(w_base.intval, exponent))
        except OverflowError:
            pass
    if isinstance(w_base, W_Flonum):
        return W_Flonum(libm.pow(w_base.floatval, float(exponent)))
    if not is_exact(w_base):
        if -integers.EXACT_IN_FLOAT <= exponent <= integers.EXACT_IN_FLOAT:
            return _by_logarithm(w_base, W_Fixnum(exponent))
        return _power_of_bignum(w_base, _big(exponent))
    return _exact_power(w_base, exponent)


@jit.dont_look_inside
def _exact_power(w_base, exponent):
    if exponent < 0:
        if is_exact_zero(w_base):
            raise _undefined(w_base, W_Fixnum(exponent))
        return divide(w_one, _exact_power(w_base, -exponent))
    if isinstance(w_base, W_Compnum):
        return _repeated(w_base, _big(exponent))
    try:
        return wrap_lowest(integers.big_pow(numerator_of(w_base), _big(exponent)),
                           integers.big_pow(denominator_of(w_base), _big(exponent)))
    except MemoryError:
        raise out_of_memory("expt")


def _big(value):
    return to_big(W_Fixnum(value))


def _repeated(w_base, exponent):
    """By squaring, exponent > 0."""
    w_result = w_base
    for place in range(exponent.bit_length() - 2, -1, -1):
        w_result = multiply(w_result, w_result)
        if _bit(exponent, place):
            w_result = multiply(w_base, w_result)
    return w_result


def _bit(big, place):
    return big.abs_rshift_and_mask(r_ulonglong(place), 1) == 1


@jit.dont_look_inside
def _power_of_bignum(w_base, exponent):
    odd = _bit(exponent, 0)
    if isinstance(w_base, W_Flonum):
        return W_Flonum(_float_to_bignum(w_base.floatval, exponent, odd))
    if isinstance(w_base, W_Fixnum) and w_base.intval == -1:
        return w_base if odd else w_one
    if isinstance(w_base, W_Compnum) and (not is_exact(w_base) or _is_unit(w_base)):
        if exponent.sign < 0:
            w_base = divide(w_one, w_base)
        return _repeated(w_base, exponent)
    raise out_of_memory("expt")


def _is_unit(w_complex):
    """Whether it is +i or -i."""
    w_square = multiply(w_complex, w_complex)
    return isinstance(w_square, W_Fixnum) and w_square.intval == -1


def _float_to_bignum(base, exponent, odd):
    value = libm.pow(math.fabs(base), big_to_float(exponent))
    return -value if odd and math.copysign(1.0, base) < 0.0 else value
