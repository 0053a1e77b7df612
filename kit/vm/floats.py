"""Floats: to integers, rounding, exact comparison with integers."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.rarithmetic import LONG_BIT
from rpython.rlib.rbigint import rbigint
from rpython.rlib.rfloat import INFINITY, isinf, isnan, round_double
from rpython.rlib.rfloat import round_half_even as _round_half_even

from kit.vm.integers import EXACT_IN_FLOAT

# the machine integers are those in this half-open range
INT_RANGE_START = -float(2 ** (LONG_BIT - 1))
INT_RANGE_STOP = float(2 ** (LONG_BIT - 1))

MAX_DIGITS_TO_ROUND = 323        # rounding to more changes no float
MIN_DIGITS_TO_ROUND = -308       # rounding to fewer always gives 0.0

# ____________________________________________________________
# To integers. `_ovf`: OverflowError when it is no machine integer; then
# `big_` has the result, or OverflowError for infinities, ValueError for NaNs.


def truncate_ovf(value):
    if INT_RANGE_START <= value < INT_RANGE_STOP:
        return int(value)
    raise OverflowError


def floor_ovf(value):
    if INT_RANGE_START <= value < INT_RANGE_STOP:
        result = int(value)
        if float(result) > value:
            result -= 1
        return result
    raise OverflowError


def ceil_ovf(value):
    if INT_RANGE_START <= value < INT_RANGE_STOP:
        result = int(value)
        if float(result) < value:
            result += 1
        return result
    raise OverflowError


def round_ovf(value):
    """To the nearest integer, halves to the even one."""
    if INT_RANGE_START <= value < INT_RANGE_STOP:
        return int(round_half_even(value))
    raise OverflowError


@jit.elidable
def big_truncate(value):
    """Floats beyond the machine integers have no fraction: also their floor."""
    return rbigint.fromfloat(value)


@jit.elidable
def round_half_even(value):
    """The nearest integer as a float, halves to the even one."""
    return _round_half_even(value)


@jit.elidable
def round_to_digits(value, digits):
    """To that many decimal digits (negative: tens), halves to even.

    OverflowError when the result is too large for a float.
    """
    if value == 0.0 or isinf(value) or isnan(value) or digits > MAX_DIGITS_TO_ROUND:
        return value
    if digits < MIN_DIGITS_TO_ROUND:
        return 0.0 * value
    result = round_double(value, digits, half_even=True)
    if isinf(result):
        raise OverflowError
    return result


# ____________________________________________________________
# Exact comparison of integers and floats. The float is not a NaN, which is
# neither less than, equal to nor greater than anything.


def compare_int_float(a, b):
    """-1, 0 or 1 as the integer a is less than, equal to or greater than b."""
    if -EXACT_IN_FLOAT <= a <= EXACT_IN_FLOAT:
        exact = float(a)
        return int(exact > b) - int(exact < b)
    return _compare_large_int_float(a, b)


@jit.elidable
def _compare_large_int_float(a, b):
    if b >= INT_RANGE_STOP:
        return -1
    if b < INT_RANGE_START:
        return 1
    whole = int(b)                       # exact if it is not within 2**53
    if a == whole:
        fraction = b - float(whole)
        return int(fraction < 0.0) - int(fraction > 0.0)
    return 1 if a > whole else -1


@jit.elidable
def compare_big_float(big, b):
    """The same for a big integer that no machine integer equals."""
    if b == INFINITY:
        return -1
    if b == -INFINITY:
        return 1
    if INT_RANGE_START <= b < INT_RANGE_STOP:
        return big.sign
    other = rbigint.fromfloat(b)
    if big.lt(other):
        return -1
    return int(not big.eq(other))


@jit.elidable
def ratio(value):
    """(numerator, denominator) in lowest terms, both rbigint.

    OverflowError for infinities, ValueError for NaNs.
    """
    if isinf(value):
        raise OverflowError
    if isnan(value):
        raise ValueError
    mantissa, exponent = math.frexp(value)
    while mantissa != math.floor(mantissa):
        mantissa *= 2.0
        exponent -= 1
    numerator = rbigint.fromfloat(mantissa)
    denominator = rbigint.fromint(1)
    if exponent > 0:
        return numerator.lshift(exponent), denominator
    return numerator, denominator.lshift(-exponent)
