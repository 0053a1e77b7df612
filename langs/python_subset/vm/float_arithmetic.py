"""Float operations with Python's signs, errors and hash."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.longlong2float import float2longlong
from rpython.rlib.rfloat import isfinite, isinf

from langs.python_subset.vm.errors import overflow_error, zero_division_error


def add(x, y):
    return x + y


def subtract(x, y):
    return x - y


def multiply(x, y):
    return x * y


def true_divide(x, y):
    if y == 0.0:
        raise zero_division_error("float division by zero")
    return x / y


def floor_divide(x, y):
    if y == 0.0:
        raise zero_division_error("float floor division by zero")
    return floor_quotient(x, y)


def modulo(x, y):
    if y == 0.0:
        raise zero_division_error("float modulo")
    return remainder(x, y)


@jit.elidable
def remainder(x, y):
    """x - floor(x / y) * y, exactly; y is not zero."""
    if isinf(x):
        return x - x
    rest = math.fmod(x, y)
    if rest == 0.0:
        return math.copysign(0.0, y)
    if (y < 0.0) != (rest < 0.0):
        rest += y
    return rest


@jit.elidable
def floor_quotient(x, y):
    if isinf(x):
        return x - x
    rest = math.fmod(x, y)
    quotient = (x - rest) / y
    if rest != 0.0 and (y < 0.0) != (rest < 0.0):
        quotient -= 1.0
    if quotient == 0.0:
        return math.copysign(0.0, x / y)
    floored = math.floor(quotient)
    if quotient - floored > 0.5:
        floored += 1.0
    return floored


def power(x, y):
    """x ** y as a float. ValueError where the result is complex."""
    if y == 2.0:
        return square(x)
    if x == 0.0 and y < 0.0 and not isinf(y):
        raise zero_division_error("0.0 cannot be raised to a negative power")
    try:
        return pow_of_libm(x, y)
    except OverflowError:
        raise too_large()


def too_large():
    return overflow_error("(34, 'Numerical result out of range')")


@jit.elidable
def pow_of_libm(x, y):
    if x == 1.0:
        return 1.0
    if x == 0.0 and isinf(y):
        return 0.0 if y > 0.0 else -y
    if x < 0.0 and isfinite(x) and isfinite(y) and y != math.floor(y):
        raise ValueError
    return math.pow(x, y)


SPLIT = 134217729.0                         # 2**27 + 1
HALF_ULP = 1.1102230246251568e-16           # a little over 2**-53


def square(x):
    """pow(x, 2.0) to the bit: the product, where libm's pow must round the same way.

    libm's error is below 0.54 units in the last place, so it returns the
    product unless the exact square is near the middle of two floats.
    """
    product = x * x
    if 1e-280 < product < 1e280:
        scaled = SPLIT * x
        high = scaled - (scaled - x)
        low = x - high
        error = ((high * high - product) + 2.0 * high * low) + low * low
        unit = (product + product * HALF_ULP) - product
        if abs(error) < 0.45 * unit:
            return product
    try:
        return pow_of_libm(x, 2.0)
    except OverflowError:
        raise too_large()


def same(x, y):
    """Bit for bit."""
    return float2longlong(x) == float2longlong(y)
