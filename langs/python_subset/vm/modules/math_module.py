"""math: the functions of floats. The others join from math_integers and math_sums."""
from __future__ import absolute_import

import math

from rpython.rlib import jit, rfloat
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rfloat import INFINITY, NAN, isfinite, isinf, isnan

from kit.vm import libm
from langs.python_subset.vm.convert import big, real, to_integer
from langs.python_subset.vm.errors import (
    overflow_error, type_error, value_error, zero_division_error)
from langs.python_subset.vm.gateway import optional
from langs.python_subset.vm.modules import math_sums
from langs.python_subset.vm.modules.math_integers import MATH
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types.float_type import ceiling, floor
from langs.python_subset.vm.types.int_type import truncated
from langs.python_subset.vm.values import (
    W_Float, W_Int, W_Integer, W_Long, W_Tuple, wrap_bool)

TABLES = [math_sums]

MATH.constant("pi", W_Float(math.pi))
MATH.constant("e", W_Float(math.e))
MATH.constant("tau", W_Float(2.0 * math.pi))
MATH.constant("inf", W_Float(INFINITY))
MATH.constant("nan", W_Float(NAN))

DEGREES = 180.0 / math.pi
RADIANS = math.pi / 180.0
LN2 = math.log(2.0)


def domain_error():
    return value_error("math domain error")


def range_error():
    return overflow_error("math range error")


@not_rpython
def define(name, function, may_overflow=False):
    """A function of one float: an infinite or undefined result that its argument
    does not explain is an error."""
    def checked(x):
        result = function(x)
        if not isfinite(result):
            if isnan(result):
                if not isnan(x):
                    raise domain_error()
            elif isfinite(x):
                if may_overflow:
                    raise range_error()
                raise domain_error()
        return W_Float(result)
    checked.__name__ = name
    MATH.function(name, float)(checked)


for _name in ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "erf",
              "erfc", "log1p", "sin", "tan", "tanh"]:
    define(_name, getattr(libm, _name))
for _name in ["cosh", "exp", "exp2", "expm1", "sinh"]:
    define(_name, getattr(libm, _name), may_overflow=True)


@MATH.function("sqrt", float)
def sqrt(x):
    if x < 0.0:
        raise domain_error()
    return W_Float(math.sqrt(x))


@MATH.function("fabs", float)
def fabs(x):
    return W_Float(abs(x))


@MATH.function("degrees", float)
def degrees(x):
    return W_Float(x * DEGREES)


@MATH.function("radians", float)
def radians(x):
    return W_Float(x * RADIANS)


@MATH.function("isnan", float)
def isnan_(x):
    return wrap_bool(isnan(x))


@MATH.function("isinf", float)
def isinf_(x):
    return wrap_bool(isinf(x))


@MATH.function("isfinite", float)
def isfinite_(x):
    return wrap_bool(isfinite(x))


@MATH.function("copysign", float, float)
def copysign(x, y):
    return W_Float(math.copysign(x, y))


@MATH.function("atan2", float, float)
def atan2(y, x):
    return W_Float(libm.atan2(y, x))


@MATH.function("fmod", float, float)
def fmod(x, y):
    if isinf(y) and isfinite(x):
        return W_Float(x)
    result = libm.fmod(x, y)
    if isnan(result) and not isnan(x) and not isnan(y):
        raise domain_error()
    return W_Float(result)


@MATH.function("remainder", float, float)
def remainder(x, y):
    if isfinite(x) and isfinite(y):
        if y == 0.0:
            raise domain_error()
        return W_Float(ieee_remainder(x, y))
    if isnan(x):
        return W_Float(x)
    if isnan(y):
        return W_Float(y)
    if isinf(x):
        raise domain_error()
    return W_Float(x)


def ieee_remainder(x, y):
    """x - n * y, exactly, for the integer n nearest to x / y (halves to even)."""
    size = abs(x)
    divisor = abs(y)
    rest = libm.fmod(size, divisor)
    complement = divisor - rest
    if rest < complement:
        result = rest
    elif rest > complement:
        result = -complement
    else:
        result = rest - 2.0 * libm.fmod(0.5 * (size - rest), divisor)
    return math.copysign(1.0, x) * result


@MATH.function("pow", float, float)
def pow(x, y):
    if isfinite(x) and isfinite(y):
        result = libm.pow(x, y)
        if not isfinite(result):
            if isnan(result) or x == 0.0:
                raise domain_error()
            raise range_error()
        return W_Float(result)
    return W_Float(libm.pow(x, y))


@MATH.function("ldexp", float, W_Root)
def ldexp(x, w_exponent):
    if not isinstance(w_exponent, W_Integer) and (
            w_exponent.type().lookup("__index__") is None):
        raise type_error("Expected an int as second argument to ldexp.")
    w_exponent = to_integer(w_exponent)
    if isinstance(w_exponent, W_Int):
        exponent = w_exponent.intval
    else:
        exponent = big(w_exponent).sign << 40
    try:
        return W_Float(math.ldexp(x, exponent))
    except OverflowError:
        raise range_error()


@MATH.function("frexp", float)
def frexp(x):
    mantissa, exponent = math.frexp(x)
    return W_Tuple([W_Float(mantissa), W_Int(exponent)])


@MATH.function("modf", float)
def modf(x):
    fraction, whole = math.modf(x)
    return W_Tuple([W_Float(fraction), W_Float(whole)])


@MATH.function("isclose", float, float, optional(float, 1e-09), optional(float, 0.0))
def isclose(a, b, rel_tol, abs_tol):
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise value_error("tolerances must be non-negative")
    if a == b:
        return wrap_bool(True)
    if isinf(a) or isinf(b):
        return wrap_bool(False)
    difference = abs(b - a)
    return wrap_bool(difference <= abs(rel_tol * b) or difference <= abs(rel_tol * a) or
                     difference <= abs_tol)


@MATH.function("nextafter", float, float)
def nextafter(x, y):
    return W_Float(libm.nextafter(x, y))


@MATH.function("ulp", float)
def ulp(x):
    x = abs(x)
    if not isfinite(x):
        return W_Float(x)
    following = libm.nextafter(x, INFINITY)
    if isinf(following):
        return W_Float(x - libm.nextafter(x, -INFINITY))
    return W_Float(following - x)


# -- the gamma function, by Lanczos' sum as in CPython

FACTORIAL_OF_22 = 1124000727777607680000.0


@jit.elidable
def gamma_of(x):
    if x == 23.0:
        return FACTORIAL_OF_22
    if x < -200.0:
        return -rfloat.gamma(x)
    return rfloat.gamma(x)


@jit.elidable
def lgamma_of(x):
    return rfloat.lgamma(x)


@not_rpython
def define_gamma(name, function):
    def checked(x):
        try:
            return W_Float(function(x))
        except ValueError:
            raise domain_error()
        except OverflowError:
            raise range_error()
    checked.__name__ = name
    MATH.function(name, float)(checked)


define_gamma("gamma", gamma_of)
define_gamma("lgamma", lgamma_of)


# -- rounding to integers

@MATH.function("floor", W_Root)
def floor_(w_x):
    if type(w_x) is W_Float:
        return floor(w_x.floatval)
    if type(w_x) is W_Int:
        return w_x
    w_method = w_x.type().lookup("__floor__")
    if w_method is not None:
        return w_method.call_with0(w_x)
    return floor(real(w_x))


@MATH.function("ceil", W_Root)
def ceil_(w_x):
    if type(w_x) is W_Float:
        return ceiling(w_x.floatval)
    if type(w_x) is W_Int:
        return w_x
    w_method = w_x.type().lookup("__ceil__")
    if w_method is not None:
        return w_method.call_with0(w_x)
    return ceiling(real(w_x))


@MATH.function("trunc", W_Root)
def trunc_(w_x):
    if type(w_x) is W_Float:
        return truncated(w_x.floatval)
    w_method = w_x.type().lookup("__trunc__")
    if w_method is None:
        raise type_error("type %s doesn't define __trunc__ method" % w_x.type_name())
    return w_method.call_with0(w_x)


# -- logarithms

@not_rpython
def make_logarithm(function, of_two):
    """Of a number of any size; of_two is the logarithm of 2."""
    def of_float(x):
        if x <= 0.0:
            raise domain_error()
        return function(x)

    def logarithm(w_x):
        if isinstance(w_x, W_Long):
            return of_big(w_x)
        return of_float(real(w_x))

    def of_big(w_x):
        value = big(w_x)
        if value.sign <= 0:
            raise domain_error()
        try:
            return function(value.tofloat())
        except OverflowError:
            bits = value.bit_length()
            mantissa = value.rshift(bits - 64).tofloat()
            return function(mantissa) + of_two * float(bits - 64)
    return logarithm


log_of = make_logarithm(libm.log, LN2)
log2_of = make_logarithm(libm.log2, 1.0)
log10_of = make_logarithm(libm.log10, math.log10(2.0))


@MATH.function("log", W_Root, optional(W_Root))
def log(w_x, w_base):
    result = log_of(w_x)
    if w_base is not None:
        divisor = log_of(w_base)
        if divisor == 0.0:
            raise zero_division_error("float division by zero")
        result /= divisor
    return W_Float(result)


@MATH.function("log2", W_Root)
def log2(w_x):
    return W_Float(log2_of(w_x))


@MATH.function("log10", W_Root)
def log10(w_x):
    return W_Float(log10_of(w_x))
