"""format(): f-strings, the builtin, and __format__ of the builtin types."""
from __future__ import absolute_import

from kit.vm import codepoints
from kit.vm.float_text import repr_float
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.format_spec import pad, parse_spec
from langs.python_subset.vm.number_format import (
    complex_text, float_text, integer_text)
from langs.python_subset.vm.numerals import decimal
from langs.python_subset.vm.textual import ascii_of, w_repr_of, w_str_of
from langs.python_subset.vm.values import W_Float, W_Int, W_Long, W_Str

w_no_spec = W_Str("")


def format_value(w_value, conversion, w_spec):
    """One replacement field of an f-string. conversion: 1 str, 2 repr, 3 ascii."""
    if conversion == 1:
        w_value = w_str_of(w_value)
    elif conversion == 2:
        w_value = w_repr_of(w_value)
    elif conversion == 3:
        w_value = W_Str(ascii_of(w_value))
    if w_spec is None:
        return format_object(w_value, w_no_spec)
    return format_object(w_value, w_spec)


def format_object(w_value, w_spec):
    """format(w_value, w_spec); the spec must be a str."""
    if not isinstance(w_spec, W_Str):
        raise type_error("format() argument 2 must be str, not %s" % w_spec.type_name())
    if type(w_value) is W_Str:
        if len(w_spec.utf8) == 0:
            return w_value
        return format_str(w_value, w_spec.utf8)
    if type(w_value) is W_Int or type(w_value) is W_Long:
        return format_integer(w_value, w_spec.utf8)
    if type(w_value) is W_Float:
        return format_float(w_value, w_spec.utf8)
    w_method = w_value.type().lookup("__format__")
    if w_method is None:
        raise type_error("Type %s doesn't define __format__" % w_value.type_name())
    w_text = w_method.call_with1(w_value, w_spec)
    if not isinstance(w_text, W_Str):
        raise type_error("__format__ must return a str, not %s" % w_text.type_name())
    return w_text


def format_integer(w_integer, spec):
    if len(spec) == 0:
        if type(w_integer) is W_Int or type(w_integer) is W_Long:
            return W_Str(decimal(w_integer))
        return w_str_of(w_integer)
    name = w_integer.type_name()
    return W_Str(integer_text(w_integer, parse_spec(spec, ">", name), name))


def format_float(w_float, spec):
    if len(spec) == 0:
        if type(w_float) is W_Float:
            return W_Str(repr_float(w_float.floatval))
        return w_str_of(w_float)
    name = w_float.type_name()
    return W_Str(float_text(w_float.floatval, parse_spec(spec, ">", name), name))


def format_complex(w_complex, spec):
    if len(spec) == 0:
        return w_str_of(w_complex)
    name = w_complex.type_name()
    return W_Str(complex_text(w_complex.real, w_complex.imag,
                              parse_spec(spec, ">", name), name))


def format_str(w_text, text):
    if len(text) == 0:
        return w_str_of(w_text)
    spec = parse_spec(text, "<", w_text.type_name())
    if spec.kind != "" and spec.kind != "s":
        raise spec.unknown_kind(w_text.type_name())
    if spec.sign == " ":
        raise value_error("Space not allowed in string format specifier")
    if spec.sign != "":
        raise value_error("Sign not allowed in string format specifier")
    if spec.no_negative_zero:
        raise value_error("Negative zero coercion (z) not allowed in string format"
                          " specifier")
    if spec.alternate:
        raise value_error("Alternate form (#) not allowed in string format specifier")
    if spec.align == "=":
        raise value_error("'=' alignment not allowed in string format specifier")
    utf8 = w_text.utf8
    if 0 <= spec.precision < len(utf8):
        utf8 = utf8[:codepoints.skip(utf8, 0, spec.precision)]
    if spec.width <= 0:
        return W_Str(utf8)
    return W_Str(pad(utf8, codepoints.count(utf8), spec))
