"""Square roots and magnitudes: exact where they can be."""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.rfloat import INFINITY, NAN, isinf

from kit.vm import integers, libm
from langs.scheme.vm.arithmetic import add, divide, multiply, negate, subtract
from langs.scheme.vm.integer_division import check_integer
from langs.scheme.vm.tower import (
    big_to_float, check_number, denominator_of, is_exact_rational, is_finite,
    make_rectangular, numerator_of, sign_of, to_float, to_inexact, w_zero, whole_to_big,
    wrap_big, wrap_lowest)
from langs.scheme.vm.values import W_Compnum, W_Fixnum, W_Flonum

LARGEST_FLOAT_SQUARED = 1 << 30      # fixnums up to its square have exact float roots
ROOT_OF_MEAN_OF_ONES = math.sqrt(0.5 * (math.sqrt(2.0) + 1.0))


def absolute(w_real):
    """Of a real."""
    if isinstance(w_real, W_Flonum):
        return W_Flonum(math.fabs(w_real.floatval))
    return negate(w_real) if sign_of(w_real) < 0 else w_real


def magnitude(w_number):
    check_number("magnitude", w_number)
    if not isinstance(w_number, W_Compnum):
        return absolute(w_number)
    w_real, w_imag = w_number.w_real, w_number.w_imag
    if isinstance(w_real, W_Flonum) and isinstance(w_imag, W_Flonum):
        return W_Flonum(libm.hypot(w_real.floatval, w_imag.floatval))
    return square_root(add(multiply(w_real, w_real), multiply(w_imag, w_imag)))


def square_root(w_number):
    if isinstance(w_number, W_Flonum):
        value = w_number.floatval
        if value < 0.0:
            return W_Compnum(W_Flonum(0.0), W_Flonum(math.sqrt(-value)))
        return W_Flonum(math.sqrt(value))
    check_number("sqrt", w_number)
    if isinstance(w_number, W_Compnum):
        return _root_of_complex(w_number)
    if sign_of(w_number) < 0:
        return make_rectangular(w_zero, _root_of_exact(negate(w_number)))
    return _root_of_exact(w_number)


def _root_of_exact(w_number):
    """Of a rational that is not negative."""
    if isinstance(w_number, W_Fixnum):
        value = w_number.intval
        root = int(math.sqrt(float(value)))
        if root <= LARGEST_FLOAT_SQUARED and root * root == value:
            return W_Fixnum(root)
    return _root_of_large(w_number)


@jit.dont_look_inside
def _root_of_large(w_number):
    p = numerator_of(w_number)
    q = denominator_of(w_number)
    p_root = integers.big_isqrt(p)
    q_root = integers.big_isqrt(q)
    if p_root.mul(p_root).eq(p) and q_root.mul(q_root).eq(q):
        return wrap_lowest(p_root, q_root)
    value = to_float(w_number)
    if is_finite(value):
        return W_Flonum(math.sqrt(value))
    return W_Flonum(big_to_float(integers.big_isqrt(p.floordiv(q))))


def _root_of_complex(w_number):
    """The one with the positive real part."""
    if not isinstance(w_number.w_real, W_Flonum):
        w_root = _exact_root_of_complex(w_number)
        if w_root is not None:
            return w_root
    real = to_float(w_number.w_real)
    imag = to_float(w_number.w_imag)
    root = _root_of_mean(math.fabs(real), math.fabs(imag))
    if root == 0.0:
        return W_Compnum(W_Flonum(root), W_Flonum(imag))
    other = imag if isinf(imag) else imag / root * 0.5
    if real < 0.0:
        root, other = math.fabs(other), math.copysign(root, imag)
    return W_Compnum(W_Flonum(root), W_Flonum(other))


def _root_of_mean(a, b):
    """sqrt((|a+bi| + a) / 2) as Kahan has it; neither is negative."""
    if a > b:
        ratio = b / a
        return math.sqrt(a) * math.sqrt(0.5 * (math.sqrt(1.0 + ratio * ratio) + 1.0))
    if a < b:
        ratio = a / b
        return math.sqrt(b) * math.sqrt(0.5 * (math.sqrt(ratio * ratio + 1.0) + ratio))
    if a == b:
        return math.sqrt(a) * ROOT_OF_MEAN_OF_ONES
    return INFINITY if isinf(a) or isinf(b) else NAN


def _exact_root_of_complex(w_number):
    w_size = magnitude(w_number)
    if not is_exact_rational(w_size):
        return None
    w_two = W_Fixnum(2)
    w_real = square_root(divide(add(w_size, w_number.w_real), w_two))
    w_imag = square_root(divide(subtract(w_size, w_number.w_real), w_two))
    if not is_exact_rational(w_real) or not is_exact_rational(w_imag):
        return None
    if sign_of(w_number.w_imag) < 0:
        w_imag = negate(w_imag)
    return make_rectangular(w_real, w_imag)


def integer_root(name, w_integer):
    """(root, rest) with root * root + rest = the integer."""
    check_integer(name, w_integer)
    if isinstance(w_integer, W_Flonum) and w_integer.floatval == 0.0:
        return w_integer, w_integer
    big = whole_to_big(w_integer)
    root = integers.big_isqrt(big.abs())
    rest = big.abs().sub(root.mul(root))
    w_root, w_rest = wrap_big(root), wrap_big(rest)
    if big.sign < 0:
        w_root = make_rectangular(w_zero, w_root)
        w_rest = negate(w_rest)
    if isinstance(w_integer, W_Flonum):
        return to_inexact(w_root), to_inexact(w_rest)
    return w_root, w_rest
