"""float: its operators, constructor and methods."""
from __future__ import absolute_import

import math

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rfloat import isfinite

from kit.vm import floats
from kit.vm.float_text import parse_float, repr_float
from kit.vm.integer_text import NumberSyntaxError
from langs.python_subset.vm import float_arithmetic, formatting
from langs.python_subset.vm.arithmetic import COMPARE_NUMBERS, float_of
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.convert import index, real
from langs.python_subset.vm.errors import overflow_error, type_error, value_error
from langs.python_subset.vm.float_hex import float_to_hex, hex_to_float
from langs.python_subset.vm.gateway import class_method, getter, method, optional, static
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import ascii_str, to_ascii_number
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.complex_arithmetic import power_of_negative
from langs.python_subset.vm.types.int_type import truncated
from langs.python_subset.vm.types.native_hash import add_native_hash
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Float, W_Int, W_Integer, W_Str, W_Tuple, w_None, w_NotImplemented, wrap_big, wrap_bool)

float_type = builtin_type("float", subclassable=True)
W_Float.w_class = float_type
W_UserFloat = user_class(W_Float)


def new_in(w_type, value):
    """An instance of float or of the subclass w_type with that value."""
    if w_type is float_type:
        return W_Float(value)
    w_user = W_UserFloat(value)
    w_user.init_map(w_type.root_map)
    return w_user


# -- the constructor

@static(float_type, "__new__", W_Type, optional(W_Root))
def float_new(w_type, w_x):
    if w_x is None:
        return new_in(w_type, 0.0)
    if type(w_x) is W_Float and w_type is float_type:
        return w_x
    return new_in(w_type, value_of(w_x))


def value_of(w_x):
    """float(w_x) as an RPython float."""
    if isinstance(w_x, W_Str):
        return parsed(w_x, to_ascii_number(w_x.utf8))
    if is_bytes_like(w_x):
        return parsed(w_x, content(w_x))
    w_type = w_x.type()
    if isinstance(w_x, W_Float) and type(w_x) is not W_Float:
        w_method = w_type.lookup("__float__")
        if w_method is not float_type.lookup("__float__"):
            return real(w_method.call_with0(w_x))
    if (not isinstance(w_x, W_Integer) and w_type.lookup("__float__") is None and
            w_type.lookup("__index__") is None):
        raise type_error("float() argument must be a string or a real number, not '%s'"
                         % w_x.type_name())
    return real(w_x)


def parsed(w_text, text):
    assert text is not None
    try:
        return parse_float(text)
    except NumberSyntaxError:
        raise value_error("could not convert string to float: " + repr_of(w_text))


# -- operators

@not_rpython
def define_operator(name, operation):
    def float_operator(w_self, w_other):
        if not is_real(w_other):
            return w_NotImplemented
        return operation(w_self.floatval, float_of(w_other))

    def reflected_float_operator(w_self, w_other):
        if not is_real(w_other):
            return w_NotImplemented
        return operation(float_of(w_other), w_self.floatval)

    method(float_type, "__%s__" % name, W_Float, W_Root)(float_operator)
    method(float_type, "__r%s__" % name, W_Float, W_Root)(reflected_float_operator)


def is_real(w_value):
    return isinstance(w_value, W_Float) or isinstance(w_value, W_Integer)


def wrapped(operation):
    return lambda x, y: W_Float(operation(x, y))


def divmod_of(x, y):
    if y == 0.0:
        raise float_arithmetic.zero_division_error("float divmod()")
    return W_Tuple([W_Float(float_arithmetic.floor_quotient(x, y)),
                    W_Float(float_arithmetic.remainder(x, y))])


for _name, _operation in [
        ("add", wrapped(float_arithmetic.add)),
        ("sub", wrapped(float_arithmetic.subtract)),
        ("mul", wrapped(float_arithmetic.multiply)),
        ("truediv", wrapped(float_arithmetic.true_divide)),
        ("floordiv", wrapped(float_arithmetic.floor_divide)),
        ("mod", wrapped(float_arithmetic.modulo)),
        ("divmod", divmod_of)]:
    define_operator(_name, _operation)


def power(x, y):
    try:
        return W_Float(float_arithmetic.power(x, y))
    except ValueError:
        return power_of_negative(x, y)


@method(float_type, "__pow__", W_Float, W_Root, optional(W_Root))
def float_pow(w_self, w_exponent, w_modulus):
    if not is_real(w_exponent):
        return w_NotImplemented
    check_no_modulus(w_modulus)
    return power(w_self.floatval, float_of(w_exponent))


@method(float_type, "__rpow__", W_Float, W_Root, optional(W_Root))
def float_rpow(w_self, w_base, w_modulus):
    if not is_real(w_base):
        return w_NotImplemented
    check_no_modulus(w_modulus)
    return power(float_of(w_base), w_self.floatval)


def check_no_modulus(w_modulus):
    if w_modulus is not None and w_modulus is not w_None:
        raise type_error("pow() 3rd argument not allowed unless all arguments are integers")


@not_rpython
def define_comparison(name, operation):
    def float_comparison(w_self, w_other):
        if not is_real(w_other):
            return w_NotImplemented
        return operation(w_self, w_other)
    method(float_type, name, W_Float, W_Root)(float_comparison)


for _name in COMPARE_NUMBERS:
    define_comparison("__%s__" % _name.lower(), COMPARE_NUMBERS[_name])


@method(float_type, "__neg__", W_Float)
def float_neg(w_self):
    return W_Float(-w_self.floatval)


@method(float_type, "__abs__", W_Float)
def float_abs(w_self):
    return W_Float(abs(w_self.floatval))


@method(float_type, "__bool__", W_Float)
def float_bool(w_self):
    return wrap_bool(w_self.floatval != 0.0)


def _itself(w_self):
    if type(w_self) is W_Float:
        return w_self
    return W_Float(w_self.floatval)


for _name in ["__float__", "__pos__", "conjugate"]:
    method(float_type, _name, W_Float)(_itself)
getter(float_type, "real", W_Float)(_itself)


@getter(float_type, "imag", W_Float)
def float_imag(w_self):
    return W_Float(0.0)


@method(float_type, "__getnewargs__", W_Float)
def float_getnewargs(w_self):
    return W_Tuple([W_Float(w_self.floatval)])


add_native_hash(float_type, W_Float)


# -- to integers

def float_truncated(w_self):
    return truncated(w_self.floatval)


for _name in ["__int__", "__trunc__"]:
    method(float_type, _name, W_Float)(float_truncated)


def floor(x):
    """The guest int below x."""
    try:
        return W_Int(floats.floor_ovf(x))
    except OverflowError:
        return truncated(x)


def ceiling(x):
    try:
        return W_Int(floats.ceil_ovf(x))
    except OverflowError:
        return truncated(x)


@method(float_type, "__floor__", W_Float)
def float_floor(w_self):
    return floor(w_self.floatval)


@method(float_type, "__ceil__", W_Float)
def float_ceil(w_self):
    return ceiling(w_self.floatval)


@method(float_type, "__round__", W_Float, optional(W_Root))
def float_round(w_self, w_digits):
    x = w_self.floatval
    if w_digits is None or w_digits is w_None:
        try:
            return W_Int(floats.round_ovf(x))
        except OverflowError:
            return truncated(x)
    digits = index(w_digits)
    try:
        return W_Float(floats.round_to_digits(x, digits))
    except OverflowError:
        raise overflow_error("rounded value too large to represent")


@method(float_type, "is_integer", W_Float)
def float_is_integer(w_self):
    x = w_self.floatval
    return wrap_bool(isfinite(x) and math.floor(x) == x)


@method(float_type, "as_integer_ratio", W_Float)
def float_as_integer_ratio(w_self):
    try:
        numerator, denominator = floats.ratio(w_self.floatval)
    except OverflowError:
        raise overflow_error("cannot convert Infinity to integer ratio")
    except ValueError:
        raise value_error("cannot convert NaN to integer ratio")
    return W_Tuple([wrap_big(numerator), wrap_big(denominator)])


# -- text

@method(float_type, "__repr__", W_Float)
def float_repr(w_self):
    return ascii_str(repr_float(w_self.floatval))


@method(float_type, "__format__", W_Float, W_Str)
def float_format(w_self, w_spec):
    return formatting.format_float(w_self, w_spec.utf8)


@method(float_type, "hex", W_Float)
def float_hex_method(w_self):
    return ascii_str(float_to_hex(w_self.floatval))


@class_method(float_type, "fromhex", W_Type, str)
def float_fromhex(w_type, text):
    w_value = W_Float(hex_to_float(text))
    if w_type is float_type:
        return w_value
    return w_type.call1(w_value)


@class_method(float_type, "__getformat__", W_Type, str)
def float_getformat(w_type, kind):
    if kind != "double" and kind != "float":
        raise value_error("__getformat__() argument 1 must be 'double' or 'float'")
    return ascii_str("IEEE, little-endian")
