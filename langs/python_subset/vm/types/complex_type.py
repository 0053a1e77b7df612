"""complex: its operators, constructor and methods."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.hashing import hash_float, hash_pair
from kit.vm.integer_text import NumberSyntaxError
from langs.python_subset.vm import complex_arithmetic, formatting
from langs.python_subset.vm.arithmetic import float_of, order_of
from langs.python_subset.vm.complex_text import has_stray_underscore, parse_complex
from langs.python_subset.vm.convert import real
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import getter, method, optional, static
from langs.python_subset.vm.number_format import complex_repr
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import ascii_str, to_ascii_number
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Complex, W_Float, W_Int, W_Integer, W_Str, W_Tuple, w_None, w_NotImplemented,
    wrap_bool)

complex_type = builtin_type("complex", subclassable=True)
W_Complex.w_class = complex_type
W_UserComplex = user_class(W_Complex)


def new_in(w_type, real, imag):
    """An instance of complex or of the subclass w_type with that value."""
    if w_type is complex_type:
        return W_Complex(real, imag)
    w_user = W_UserComplex(real, imag)
    w_user.init_map(w_type.root_map)
    return w_user


# -- the constructor

@static(complex_type, "__new__", W_Type, optional(W_Root), optional(W_Root))
def complex_new(w_type, w_real, w_imag):
    if w_real is None and w_imag is None:
        return new_in(w_type, 0.0, 0.0)
    if isinstance(w_real, W_Str):
        if w_imag is not None:
            raise type_error("complex() can't take second arg if first is a string")
        x, y = parsed(w_real, to_ascii_number(w_real.utf8))
        return new_in(w_type, x, y)
    if isinstance(w_imag, W_Str):
        raise type_error("complex() second arg can't be a string")
    if type(w_real) is W_Complex and w_imag is None and w_type is complex_type:
        return w_real
    x = y = 0.0
    if w_real is not None:
        x, y = parts_of(w_real, "first")
    if w_imag is not None:
        if isinstance(w_imag, W_Complex):
            x -= w_imag.imag
            z = w_imag.real
        else:
            z = real_part(w_imag, "second")
        y = y + z if is_complex(w_real) else z      # a zero's sign is kept
    return new_in(w_type, x, y)


def is_complex(w_number):
    return w_number is not None and (isinstance(w_number, W_Complex) or
                                     w_number.type().lookup("__complex__") is not None)


def parsed(w_text, text):
    if has_stray_underscore(text):
        raise value_error("could not convert string to complex: " + repr_of(w_text))
    try:
        return parse_complex(text)
    except NumberSyntaxError:
        raise value_error("complex() arg is a malformed string")


def parts_of(w_number, which):
    """The parts of a number, also through __complex__."""
    if isinstance(w_number, W_Complex):
        return w_number.real, w_number.imag
    w_method = w_number.type().lookup("__complex__")
    if w_method is not None:
        w_result = w_method.call_with0(w_number)
        if not isinstance(w_result, W_Complex):
            raise type_error("__complex__ returned non-complex (type %s)"
                             % w_result.type_name())
        return w_result.real, w_result.imag
    return real_part(w_number, which), 0.0


def real_part(w_number, which):
    if not isinstance(w_number, W_Float) and not isinstance(w_number, W_Integer):
        w_type = w_number.type()
        if w_type.lookup("__float__") is None and w_type.lookup("__index__") is None:
            raise type_error("complex() %s argument must be a %snumber, not '%s'"
                             % (which, "string or a " if which == "first" else "",
                                w_number.type_name()))
    return real(w_number)


# -- operators

def is_number(w_value):
    return (isinstance(w_value, W_Complex) or isinstance(w_value, W_Float) or
            isinstance(w_value, W_Integer))


def real_of(w_number):
    if isinstance(w_number, W_Complex):
        return w_number.real
    return float_of(w_number)


def imag_of(w_number):
    if isinstance(w_number, W_Complex):
        return w_number.imag
    return 0.0


@not_rpython
def define_operator(name, operation):
    def complex_operator(w_self, w_other):
        if not is_number(w_other):
            return w_NotImplemented
        x, y = operation(w_self.real, w_self.imag, real_of(w_other), imag_of(w_other))
        return W_Complex(x, y)

    def reflected_complex_operator(w_self, w_other):
        if not is_number(w_other):
            return w_NotImplemented
        x, y = operation(real_of(w_other), imag_of(w_other), w_self.real, w_self.imag)
        return W_Complex(x, y)

    method(complex_type, "__%s__" % name, W_Complex, W_Root)(complex_operator)
    method(complex_type, "__r%s__" % name, W_Complex, W_Root)(reflected_complex_operator)


define_operator("add", lambda a, b, c, d: (a + c, b + d))
define_operator("sub", lambda a, b, c, d: (a - c, b - d))
define_operator("mul", complex_arithmetic.multiply)
define_operator("truediv", complex_arithmetic.divide)


@method(complex_type, "__pow__", W_Complex, W_Root, optional(W_Root))
def complex_pow(w_self, w_exponent, w_modulus):
    if not is_number(w_exponent):
        return w_NotImplemented
    check_no_modulus(w_modulus)
    x, y = complex_arithmetic.power(w_self.real, w_self.imag,
                                    real_of(w_exponent), imag_of(w_exponent))
    return W_Complex(x, y)


@method(complex_type, "__rpow__", W_Complex, W_Root, optional(W_Root))
def complex_rpow(w_self, w_base, w_modulus):
    if not is_number(w_base):
        return w_NotImplemented
    check_no_modulus(w_modulus)
    x, y = complex_arithmetic.power(real_of(w_base), imag_of(w_base),
                                    w_self.real, w_self.imag)
    return W_Complex(x, y)


def check_no_modulus(w_modulus):
    if w_modulus is not None and w_modulus is not w_None:
        raise value_error("complex modulo")


def equals(w_self, w_other):
    if isinstance(w_other, W_Complex):
        return w_self.real == w_other.real and w_self.imag == w_other.imag
    if isinstance(w_other, W_Float):
        return w_self.real == w_other.floatval and w_self.imag == 0.0
    return w_self.imag == 0.0 and order_of(w_self.real, w_other) == 0


@method(complex_type, "__eq__", W_Complex, W_Root)
def complex_eq(w_self, w_other):
    if not is_number(w_other):
        return w_NotImplemented
    return wrap_bool(equals(w_self, w_other))


@method(complex_type, "__ne__", W_Complex, W_Root)
def complex_ne(w_self, w_other):
    if not is_number(w_other):
        return w_NotImplemented
    return wrap_bool(not equals(w_self, w_other))


@method(complex_type, "__neg__", W_Complex)
def complex_neg(w_self):
    return W_Complex(-w_self.real, -w_self.imag)


@method(complex_type, "__abs__", W_Complex)
def complex_abs(w_self):
    return W_Float(complex_arithmetic.absolute(w_self.real, w_self.imag))


@method(complex_type, "__bool__", W_Complex)
def complex_bool(w_self):
    return wrap_bool(w_self.real != 0.0 or w_self.imag != 0.0)


@method(complex_type, "conjugate", W_Complex)
def complex_conjugate(w_self):
    return W_Complex(w_self.real, -w_self.imag)


def exact(w_self):
    if type(w_self) is W_Complex:
        return w_self
    return W_Complex(w_self.real, w_self.imag)


method(complex_type, "__pos__", W_Complex)(exact)
method(complex_type, "__complex__", W_Complex)(exact)


@getter(complex_type, "real", W_Complex)
def complex_real(w_self):
    return W_Float(w_self.real)


@getter(complex_type, "imag", W_Complex)
def complex_imag(w_self):
    return W_Float(w_self.imag)


@method(complex_type, "__hash__", W_Complex)
def complex_hash(w_self):
    return W_Int(hash_pair(hash_float(w_self.real), hash_float(w_self.imag)))


@method(complex_type, "__getnewargs__", W_Complex)
def complex_getnewargs(w_self):
    return W_Tuple([W_Float(w_self.real), W_Float(w_self.imag)])


# -- text

@method(complex_type, "__repr__", W_Complex)
def complex_repr_method(w_self):
    return ascii_str(complex_repr(w_self.real, w_self.imag))


@method(complex_type, "__format__", W_Complex, W_Str)
def complex_format(w_self, w_spec):
    return formatting.format_complex(w_self, w_spec.utf8)
