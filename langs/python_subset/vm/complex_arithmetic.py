"""Complex numbers: each operation takes and returns real and imaginary parts."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.rfloat import isinf

from langs.python_subset.vm.errors import overflow_error, zero_division_error
from langs.python_subset.vm.float_arithmetic import pow_of_libm
from langs.python_subset.vm.values import W_Complex

MAX_WHOLE_EXPONENT = 100.0          # up to here by multiplication


def multiply(a, b, c, d):
    return a * c - b * d, a * d + b * c


def divide(a, b, c, d):
    """Smith's method. ZeroDivisionError."""
    if abs(c) >= abs(d):
        if c == 0.0:
            raise zero_division_error("complex division by zero")
        ratio = d / c
        denominator = c + d * ratio
        return (a + b * ratio) / denominator, (b - a * ratio) / denominator
    if abs(d) >= abs(c):
        ratio = c / d
        denominator = c * ratio + d
        return (a * ratio + b) / denominator, (b * ratio - a) / denominator
    nan = c * d
    return nan, nan


def power(a, b, c, d):
    if d == 0.0 and c == math.floor(c) and abs(c) <= MAX_WHOLE_EXPONENT:
        real, imag = whole_power(a, b, int(c))
    else:
        real, imag = polar_power(a, b, c, d)
    if isinf(real) or isinf(imag):
        raise overflow_error("complex exponentiation")
    return real, imag


@jit.dont_look_inside
def whole_power(a, b, exponent):
    count = abs(exponent)
    real, imag = 1.0, 0.0
    while count > 0:
        if count & 1:
            real, imag = multiply(real, imag, a, b)
        count >>= 1
        a, b = multiply(a, b, a, b)
    if exponent > 0:
        return real, imag
    if real == 0.0 and imag == 0.0:
        raise no_power_of_zero()
    return divide(1.0, 0.0, real, imag)


def no_power_of_zero():
    return zero_division_error("0.0 to a negative or complex power")


def polar_power(a, b, c, d):
    if c == 0.0 and d == 0.0:
        return 1.0, 0.0
    if a == 0.0 and b == 0.0:
        if d != 0.0 or c < 0.0:
            raise no_power_of_zero()
        return 0.0, 0.0
    size = absolute(a, b)
    angle = math.atan2(b, a)
    try:
        length = pow_of_libm(size, c)
        if d != 0.0:
            length /= math.exp(angle * d)
    except OverflowError:
        raise overflow_error("complex exponentiation")
    phase = angle * c
    if d != 0.0:
        phase += d * math.log(size)
    return length * math.cos(phase), length * math.sin(phase)


def absolute(a, b):
    try:
        return math.hypot(a, b)
    except OverflowError:
        raise overflow_error("absolute value too large")


def power_of_negative(x, y):
    """x ** y where x is negative and y has a fraction."""
    real, imag = power(x, 0.0, y, 0.0)
    return W_Complex(real, imag)
