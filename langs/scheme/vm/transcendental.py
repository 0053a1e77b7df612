"""exp, log and the trigonometric functions, of real and of complex numbers."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython, specialize
from rpython.rlib.rfloat import INFINITY

from kit.vm import libm
from langs.scheme.vm.arithmetic import add, divide, multiply, negate, subtract
from langs.scheme.vm.errors import divide_by_zero_error, division_by_zero
from langs.scheme.vm.roots import absolute, square_root
from langs.scheme.vm.tower import (
    check_number, check_real, imag_part, is_exact, is_exact_one, is_exact_rational,
    is_exact_zero, make_rectangular, real_part, sign_of, to_float, to_inexact, w_one, w_zero)
from langs.scheme.vm.values import W_Bignum, W_Compnum, W_Fixnum, W_Flonum, W_Ratnum

PI = math.pi
LOG_OF_TWO = math.log(2.0)
LARGEST = 1.7976931348623157e308
LOG_OF_LARGEST = math.log(LARGEST)
FLAT = math.acosh(LARGEST) / 4.0     # from here on tanh is 1.0
TINY = 4.0 / math.sqrt(LARGEST)
BITS_OF_FLOATS = 1000            # integers with more may be no floats


@not_rpython
def _make_function(name, of_float, exact_argument, w_exact_result, of_complex):
    """A function that is exact at one exact integer only."""
    def operate(w_number):
        if isinstance(w_number, W_Flonum):
            return W_Flonum(of_float(w_number.floatval))
        if isinstance(w_number, W_Fixnum):
            if w_number.intval == exact_argument:
                return w_exact_result
            return W_Flonum(of_float(float(w_number.intval)))
        check_number(name, w_number)
        if isinstance(w_number, W_Compnum):
            return of_complex(to_inexact(w_number))
        return W_Flonum(of_float(to_float(w_number)))
    return operate


def _complex(real, imag):
    return W_Compnum(W_Flonum(real), W_Flonum(imag))


def _parts(w_number):
    return to_float(real_part(w_number)), to_float(imag_part(w_number))


# ____________________________________________________________
# exp and log


def _exp_of_complex(w_number):
    a, b = _parts(w_number)
    if b == 0.0:
        return _complex(libm.exp(a), b)
    if a > LOG_OF_LARGEST:
        return _complex(_scaled(a, libm.cos(b)), _scaled(a, libm.sin(b)))
    size = libm.exp(a)
    return _complex(size * libm.cos(b), size * libm.sin(b))


def _scaled(a, factor):
    """exp(a) * factor, also where exp(a) is no float."""
    return math.copysign(libm.exp(a + libm.log(math.fabs(factor))), factor)


exponential = _make_function("exp", libm.exp, 0, w_one, _exp_of_complex)


def logarithm(w_number):
    if isinstance(w_number, W_Flonum):
        value = w_number.floatval
        if value < 0.0:
            return _complex(libm.log(-value), PI)
        if value == 0.0:
            return W_Flonum(libm.log(0.0))
        return W_Flonum(libm.log(value))
    check_number("log", w_number)
    if is_exact_one(w_number):
        return w_zero
    if is_exact_zero(w_number):
        raise division_by_zero("log")
    if isinstance(w_number, W_Compnum):
        return make_rectangular(_log_of_magnitude(w_number), angle_of(w_number))
    if sign_of(w_number) < 0:
        return make_rectangular(_log_of_exact(negate(w_number)), W_Flonum(PI))
    return _log_of_exact(w_number)


def _log_of_magnitude(w_complex):
    """In the order of Racket's, to the same last digit."""
    w_real, w_imag = w_complex.w_real, w_complex.w_imag
    if is_exact(w_complex):
        w_squared = add(multiply(w_real, w_real), multiply(w_imag, w_imag))
        return divide(logarithm(w_squared), W_Fixnum(2))
    a = math.fabs(to_float(w_real))
    b = math.fabs(to_float(w_imag))
    if a < b:
        a, b = b, a
    if a == b:
        return W_Flonum(libm.log(a) + 0.5 * LOG_OF_TWO)
    if a == INFINITY or b == INFINITY:
        return W_Flonum(INFINITY)
    ratio = b / a
    return W_Flonum(libm.log(a) + 0.5 * libm.log(1.0 + ratio * ratio))


def _log_of_exact(w_number):
    """Of a positive rational."""
    if isinstance(w_number, W_Fixnum):
        return W_Flonum(libm.log(float(w_number.intval)))
    return _log_of_large(w_number)


@jit.dont_look_inside
def _log_of_large(w_number):
    if isinstance(w_number, W_Bignum):
        return W_Flonum(_log_of_big(w_number.bigval))
    value = to_float(w_number)
    assert isinstance(w_number, W_Ratnum)
    if max(w_number.numerator.bit_length(),
           w_number.denominator.bit_length()) <= BITS_OF_FLOATS:
        return W_Flonum(libm.log(value))
    return W_Flonum(_log_of_big(w_number.numerator) - _log_of_big(w_number.denominator))


def _log_of_big(big):
    bits = big.bit_length()
    if bits <= BITS_OF_FLOATS:
        return libm.log(big.tofloat())
    fraction = math.ldexp(big.rshift(bits - BITS_OF_FLOATS).tofloat(), -BITS_OF_FLOATS)
    return libm.log(fraction) + float(bits) * LOG_OF_TWO


# ____________________________________________________________
# Angles


def angle_of(w_number):
    check_number("angle", w_number)
    if isinstance(w_number, W_Compnum):
        if is_exact(w_number):
            return W_Flonum(_angle_of_exact(w_number.w_real, w_number.w_imag))
        return W_Flonum(libm.atan2(to_float(w_number.w_imag), to_float(w_number.w_real)))
    if is_exact_zero(w_number):
        raise division_by_zero("angle")
    if isinstance(w_number, W_Flonum) and w_number.floatval != w_number.floatval:
        return w_number
    return W_Flonum(PI) if sign_of(w_number) < 0 else w_zero


def _angle_of_exact(w_x, w_y):
    """Where the floats nearest to the parts would lose digits."""
    is_below = sign_of(w_y) < 0
    if sign_of(subtract(absolute(w_y), absolute(w_x))) > 0:
        return PI * (-0.5 if is_below else 0.5) - to_float(arctangent(divide(w_x, w_y)))
    angle = to_float(arctangent(divide(w_y, w_x)))
    if sign_of(w_x) < 0:
        return angle - PI if is_below else angle + PI
    return angle


def make_polar(w_size, w_angle):
    check_real("make-polar", w_size)
    check_real("make-polar", w_angle)
    return make_rectangular(multiply(w_size, cosine(w_angle)),
                            multiply(w_size, sine(w_angle)))


# ____________________________________________________________
# Trigonometry


def _sin_of_complex(w_number):
    a, b = _parts(w_number)
    return _complex(libm.sin(a) * libm.cosh(b), libm.cos(a) * libm.sinh(b))


def _cos_of_complex(w_number):
    a, b = _parts(w_number)
    return _complex(libm.cos(a) * libm.cosh(b), -(libm.sin(a) * libm.sinh(b)))


def _tan_of_complex(w_number):
    """As Kahan has it."""
    a, b = _parts(w_number)
    if math.fabs(b) > FLAT:
        return _complex(math.copysign(0.0, a), math.copysign(1.0, b))
    tan = libm.tan(a)
    sinh = libm.sinh(b)
    squared = sinh * sinh
    beta = 1.0 + tan * tan
    inverse = 1.0 / (1.0 + beta * squared)
    return _complex(tan * inverse, beta * math.sqrt(1.0 + squared) * sinh * inverse)


sine = _make_function("sin", libm.sin, 0, w_zero, _sin_of_complex)
cosine = _make_function("cos", libm.cos, 0, w_one, _cos_of_complex)
tangent = _make_function("tan", libm.tan, 0, w_zero, _tan_of_complex)


def _asin_of_complex(w_number):
    w_below = square_root(subtract(w_one, w_number))
    w_above = square_root(add(w_one, w_number))
    a, b = _parts(w_below)
    c, d = _parts(w_above)
    return _complex(libm.atan2(to_float(real_part(w_number)), a * c - b * d),
                    libm.asinh(a * d - b * c))


def _acos_of_complex(w_number):
    a, b = _parts(square_root(subtract(w_one, w_number)))
    c, d = _parts(square_root(add(w_one, w_number)))
    return _complex(2.0 * libm.atan2(a, c), libm.asinh(b * c - a * d))


def _atan_of_complex(w_number):
    """As Kahan has it."""
    a, b = _parts(w_number)
    size = math.fabs(b)
    gap = math.fabs(a) + TINY
    if size == 1.0:
        real = math.copysign((PI / 2.0 + libm.atan(gap / 2.0)) / 2.0, a)
        imag = libm.log(math.sqrt(math.sqrt(4.0 + a * a)) / math.sqrt(gap))
    else:
        gap *= gap
        real = libm.atan2(2.0 * a, (1.0 - size) * (1.0 + size) - gap) / 2.0
        imag = libm.log(1.0 + 4.0 * size / ((1.0 - size) * (1.0 - size) + gap)) / 4.0
    return _complex(real, math.copysign(imag, b))


def arcsine(w_number):
    if is_exact_zero(w_number):
        return w_zero
    return _inverse("asin", w_number, libm.asin, _asin_of_complex)


def arccosine(w_number):
    if is_exact_one(w_number):
        return w_zero
    return _inverse("acos", w_number, libm.acos, _acos_of_complex)


@specialize.arg(0, 2, 3)
def _inverse(name, w_number, of_float, of_complex):
    check_number(name, w_number)
    if isinstance(w_number, W_Compnum):
        return of_complex(to_inexact(w_number))
    value = to_float(w_number)
    if value > 1.0 or value < -1.0:
        return of_complex(W_Flonum(value))
    return W_Flonum(of_float(value))


def arctangent(w_number):
    check_number("atan", w_number)
    if isinstance(w_number, W_Compnum):
        if is_exact(w_number) and is_exact_zero(w_number.w_real) and \
                _is_unit(w_number.w_imag):
            raise divide_by_zero_error("atan: undefined for 0%s1i" % (
                "+" if sign_of(w_number.w_imag) > 0 else "-"))
        return _atan_of_complex(to_inexact(w_number))
    if is_exact_zero(w_number):
        return w_zero
    return W_Flonum(libm.atan(to_float(w_number)))


def _is_unit(w_imag):
    return isinstance(w_imag, W_Fixnum) and (w_imag.intval == 1 or w_imag.intval == -1)


def _is_negative(w_real):
    """Also -0.0."""
    return math.copysign(1.0, to_float(w_real)) < 0.0


def arctangent2(w_y, w_x):
    check_real("atan", w_y)
    check_real("atan", w_x)
    if is_exact_zero(w_y):
        if is_exact_zero(w_x):
            raise divide_by_zero_error("atan2: undefined for values 0 and 0")
        if to_float(w_x) == to_float(w_x) and not _is_negative(w_x):
            return w_zero
    if is_exact_rational(w_y) and is_exact_rational(w_x) and sign_of(w_x) > 0:
        return W_Flonum(libm.atan(to_float(divide(w_y, w_x))))
    return W_Flonum(libm.atan2(to_float(w_y), to_float(w_x)))
