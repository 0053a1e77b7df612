"""cmath: the functions of complex numbers."""
from __future__ import absolute_import

import math

from rpython.rlib import rcomplex
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rfloat import INFINITY, NAN, isfinite, isinf, isnan

from langs.python_subset.vm.convert import real
from langs.python_subset.vm.errors import overflow_error, type_error, value_error
from langs.python_subset.vm.gateway import ModuleTable, optional
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import (
    W_Complex, W_Float, W_Tuple, wrap_bool)

CMATH = ModuleTable("cmath")
CMATH.constant("pi", W_Float(math.pi))
CMATH.constant("e", W_Float(math.e))
CMATH.constant("tau", W_Float(2.0 * math.pi))
CMATH.constant("inf", W_Float(INFINITY))
CMATH.constant("nan", W_Float(NAN))
CMATH.constant("infj", W_Complex(0.0, INFINITY))
CMATH.constant("nanj", W_Complex(0.0, NAN))


def parts_of(w_value):
    """The real and the imaginary part of any number."""
    if isinstance(w_value, W_Complex):
        return w_value.real, w_value.imag
    w_complex = w_value.type().lookup("__complex__")
    if w_complex is not None:
        w_result = w_complex.call_with0(w_value)
        if not isinstance(w_result, W_Complex):
            raise type_error("__complex__ returned non-complex (type %s)"
                             % w_result.type_name())
        return w_result.real, w_result.imag
    return real(w_value), 0.0


@not_rpython
def define(name):
    function = getattr(rcomplex, "c_" + name)

    @CMATH.function(name, W_Root)
    def checked(w_z):
        x, y = parts_of(w_z)
        try:
            x, y = function(x, y)
        except ValueError:
            raise value_error("math domain error")
        except OverflowError:
            raise overflow_error("math range error")
        return W_Complex(x, y)


for _name in ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log10",
              "sin", "sinh", "sqrt", "tan", "tanh"]:
    define(_name)


def logarithm(w_value):
    x, y = parts_of(w_value)
    try:
        return rcomplex.c_log(x, y)
    except ValueError:
        raise value_error("math domain error")


@CMATH.function("log", W_Root, optional(W_Root))
def log(w_z, w_base):
    x, y = logarithm(w_z)
    if w_base is not None:
        a, b = logarithm(w_base)
        try:
            x, y = rcomplex.c_div((x, y), (a, b))
        except ZeroDivisionError:
            raise value_error("math domain error")
    return W_Complex(x, y)


@CMATH.function("phase", W_Root)
def phase(w_z):
    x, y = parts_of(w_z)
    return W_Float(rcomplex.c_phase(x, y))


@CMATH.function("polar", W_Root)
def polar(w_z):
    x, y = parts_of(w_z)
    try:
        r, phi = rcomplex.c_polar(x, y)
    except OverflowError:
        raise overflow_error("absolute value too large")
    return W_Tuple([W_Float(r), W_Float(phi)])


@CMATH.function("rect", float, float)
def rect(r, phi):
    try:
        x, y = rcomplex.c_rect(r, phi)
    except ValueError:
        raise value_error("math domain error")
    return W_Complex(x, y)


@CMATH.function("isnan", W_Root)
def isnan_(w_z):
    x, y = parts_of(w_z)
    return wrap_bool(isnan(x) or isnan(y))


@CMATH.function("isinf", W_Root)
def isinf_(w_z):
    x, y = parts_of(w_z)
    return wrap_bool(isinf(x) or isinf(y))


@CMATH.function("isfinite", W_Root)
def isfinite_(w_z):
    x, y = parts_of(w_z)
    return wrap_bool(isfinite(x) and isfinite(y))


@CMATH.function("isclose", W_Root, W_Root, optional(float, 1e-09), optional(float, 0.0))
def isclose(w_a, w_b, rel_tol, abs_tol):
    a, b = parts_of(w_a)
    c, d = parts_of(w_b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise value_error("tolerances must be non-negative")
    if a == c and b == d:
        return wrap_bool(True)
    if isinf(a) or isinf(b) or isinf(c) or isinf(d):
        return wrap_bool(False)
    difference = size_of(a - c, b - d)
    return wrap_bool(difference <= rel_tol * size_of(c, d) or
                     difference <= rel_tol * size_of(a, b) or difference <= abs_tol)


def size_of(x, y):
    try:
        return math.hypot(x, y)
    except OverflowError:
        return INFINITY
