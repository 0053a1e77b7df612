"""int: its operators, constructor and methods."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rbigint import rbigint
from rpython.rlib.rfloat import isinf, isnan

from kit.vm import codepoints, floats, integers
from kit.vm.integer_text import NumberSyntaxError
from langs.python_subset.vm import arithmetic, formatting, integer_arithmetic
from langs.python_subset.vm.arithmetic import integer_operation, negate_integer
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.convert import big, big_to_float, clamped_index, to_integer
from langs.python_subset.vm.errors import overflow_error, type_error, value_error
from langs.python_subset.vm.gateway import class_method, getter, method, optional, static
from langs.python_subset.vm.numerals import decimal, parse_integer
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import to_ascii_number
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types import int_bytes
from langs.python_subset.vm.types.native_hash import add_native_hash
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Float, W_Int, W_Integer, W_Long, W_Str, W_Tuple, w_None, w_NotImplemented, wrap_big,
    wrap_bool)

int_type = builtin_type("int", subclassable=True)
W_Integer.w_class = int_type
W_UserInt = user_class(W_Int)
W_UserLong = user_class(W_Long)

ONE = rbigint.fromint(1)
TEN = rbigint.fromint(10)


def new_in(w_type, w_value):
    """An instance of int or of the subclass w_type with that value."""
    if w_type is int_type:
        return w_value
    if isinstance(w_value, W_Int):
        w_user = W_UserInt(w_value.intval)
        w_user.init_map(w_type.root_map)
        return w_user
    w_user = W_UserLong(big(w_value))
    w_user.init_map(w_type.root_map)
    return w_user


def exact(w_integer):
    """The plain int of the same value."""
    if isinstance(w_integer, W_Int):
        if type(w_integer) is W_Int:
            return w_integer
        return W_Int(w_integer.intval)
    if type(w_integer) is W_Long:
        return w_integer
    return W_Long(big(w_integer))


# -- the constructor

@static(int_type, "__new__", W_Type, optional(W_Root), optional(W_Root))
def int_new(w_type, w_x, w_base):
    if w_type.layout is not int_type.layout:
        raise type_error("int.__new__(%s) is not safe, use %s.__new__()"
                         % (w_type.name, w_type.layout.name))
    if w_x is None:
        if w_base is not None:
            raise type_error("int() missing string argument")
        return new_in(w_type, W_Int(0))
    if w_base is None:
        w_value = integer_of(w_x)
    else:
        w_value = with_base(w_x, w_base)
    return new_in(w_type, w_value)


def integer_of(w_x):
    """int(w_x): a plain int."""
    if type(w_x) is W_Int or type(w_x) is W_Long:
        return w_x
    if isinstance(w_x, W_Float) and type(w_x) is W_Float:
        return truncated(w_x.floatval)
    w_type = w_x.type()
    w_method = w_type.lookup("__int__")
    if w_method is not None:
        w_result = w_method.call_with0(w_x)
        if not isinstance(w_result, W_Integer):
            raise type_error("__int__ returned non-int (type %s)" % w_result.type_name())
        return exact(w_result)
    if w_type.lookup("__index__") is not None:
        return exact(to_integer(w_x))
    w_method = w_type.lookup("__trunc__")
    if w_method is not None:
        w_result = w_method.call_with0(w_x)
        if not isinstance(w_result, W_Integer):
            if w_result.type().lookup("__index__") is None:
                raise type_error("__trunc__ returned non-Integral (type %s)"
                                 % w_result.type_name())
            w_result = to_integer(w_result)
        return exact(w_result)
    if isinstance(w_x, W_Str) or is_bytes_like(w_x):
        return parsed(w_x, 10)
    raise type_error("int() argument must be a string, a bytes-like object or a real"
                     " number, not '%s'" % w_x.type_name())


def with_base(w_x, w_base):
    base = clamped_index(w_base)
    if base != 0 and (base < 2 or base > 36):
        raise value_error("int() base must be >= 2 and <= 36, or 0")
    if not isinstance(w_x, W_Str) and not is_bytes_like(w_x):
        raise type_error("int() can't convert non-string with explicit base")
    return parsed(w_x, base)


def parsed(w_text, base):
    if isinstance(w_text, W_Str):
        text = to_ascii_number(w_text.utf8)
    else:
        text = content(w_text)
    try:
        return parse_integer(text, base)
    except NumberSyntaxError:
        raise value_error("invalid literal for int() with base %d: %s"
                          % (base, beginning(repr_of(w_text), 200)))


def beginning(utf8, length):
    """At most `length` code points of a text."""
    end = codepoints.skip(utf8, 0, length)
    assert end >= 0
    return utf8[:end]


def truncated(x):
    """The int of a float, towards zero."""
    try:
        return W_Int(floats.truncate_ovf(x))
    except OverflowError:
        if isnan(x):
            raise value_error("cannot convert float NaN to integer")
        if isinf(x):
            raise overflow_error("cannot convert float infinity to integer")
        return wrap_big(floats.big_truncate(x))


# -- operators

@not_rpython
def define_operator(name, operation):
    def integer_operator(w_self, w_other):
        if not isinstance(w_other, W_Integer):
            return w_NotImplemented
        return operation(w_self, w_other)

    def reflected_integer_operator(w_self, w_other):
        if not isinstance(w_other, W_Integer):
            return w_NotImplemented
        return operation(w_other, w_self)

    method(int_type, "__%s__" % name, W_Integer, W_Root)(integer_operator)
    method(int_type, "__r%s__" % name, W_Integer, W_Root)(reflected_integer_operator)


for _name, _small, _big in [
        ("add", integer_arithmetic.add, integer_arithmetic.big_add),
        ("sub", integer_arithmetic.subtract, integer_arithmetic.big_subtract),
        ("mul", integer_arithmetic.multiply, integer_arithmetic.big_multiply),
        ("truediv", integer_arithmetic.true_divide, integer_arithmetic.big_true_divide),
        ("floordiv", integer_arithmetic.floor_divide, integer_arithmetic.big_floor_divide),
        ("mod", integer_arithmetic.modulo, integer_arithmetic.big_modulo),
        ("lshift", integer_arithmetic.left_shift, integer_arithmetic.big_left_shift),
        ("rshift", integer_arithmetic.right_shift, integer_arithmetic.big_right_shift),
        ("and", integer_arithmetic.bit_and, integer_arithmetic.big_and),
        ("or", integer_arithmetic.bit_or, integer_arithmetic.big_or),
        ("xor", integer_arithmetic.bit_xor, integer_arithmetic.big_xor)]:
    define_operator(_name, integer_operation(_small, _big))


def divmod_of(w_a, w_b):
    if isinstance(w_a, W_Int) and isinstance(w_b, W_Int):
        w_quotient, w_rest = integer_arithmetic.divide_with_remainder(
            w_a.intval, w_b.intval)
    else:
        w_quotient, w_rest = integer_arithmetic.big_divide_with_remainder(
            big(w_a), big(w_b))
    return W_Tuple([w_quotient, w_rest])


define_operator("divmod", divmod_of)
power = integer_operation(integer_arithmetic.power, integer_arithmetic.big_power)


@method(int_type, "__pow__", W_Integer, W_Root, optional(W_Root))
def int_pow(w_self, w_exponent, w_modulus):
    if not isinstance(w_exponent, W_Integer):
        return w_NotImplemented
    if w_modulus is None or w_modulus is w_None:
        return power(w_self, w_exponent)
    if not isinstance(w_modulus, W_Integer):
        return w_NotImplemented
    if (isinstance(w_self, W_Int) and isinstance(w_exponent, W_Int) and
            isinstance(w_modulus, W_Int)):
        if w_exponent.intval >= 0 and w_modulus.intval != 0:
            return W_Int(integers.pow_mod(w_self.intval, w_exponent.intval,
                                          w_modulus.intval))
    return integer_arithmetic.modular_power(big(w_self), big(w_exponent), big(w_modulus))


@method(int_type, "__rpow__", W_Integer, W_Root, optional(W_Root))
def int_rpow(w_self, w_base, w_modulus):
    return int_pow(w_base, w_self, w_modulus) if isinstance(w_base, W_Integer) \
        else w_NotImplemented


@not_rpython
def define_comparison(name, operation):
    def integer_comparison(w_self, w_other):
        if not isinstance(w_other, W_Integer):
            return w_NotImplemented
        return operation(w_self, w_other)
    method(int_type, name, W_Integer, W_Root)(integer_comparison)


for _name in arithmetic.COMPARE_NUMBERS:
    define_comparison("__%s__" % _name.lower(), arithmetic.COMPARE_NUMBERS[_name])


@method(int_type, "__neg__", W_Integer)
def int_neg(w_self):
    return negate_integer(w_self)


@method(int_type, "__abs__", W_Integer)
def int_abs(w_self):
    if isinstance(w_self, W_Int):
        if w_self.intval >= 0:
            return exact(w_self)
        return negate_integer(w_self)
    return wrap_big(big(w_self).abs())


@method(int_type, "__invert__", W_Integer)
def int_invert(w_self):
    return arithmetic.invert_integer(w_self)


@method(int_type, "__bool__", W_Integer)
def int_bool(w_self):
    return wrap_bool(not isinstance(w_self, W_Int) or w_self.intval != 0)


@method(int_type, "__float__", W_Integer)
def int_float(w_self):
    if isinstance(w_self, W_Int):
        return W_Float(float(w_self.intval))
    return W_Float(big_to_float(big(w_self)))


def _itself(w_self):
    return exact(w_self)


for _name in ["__int__", "__index__", "__trunc__", "__floor__", "__ceil__", "__pos__",
              "conjugate"]:
    method(int_type, _name, W_Integer)(_itself)
for _name in ["real", "numerator"]:
    getter(int_type, _name, W_Integer)(_itself)


@getter(int_type, "imag", W_Integer)
def int_imag(w_self):
    return W_Int(0)


@getter(int_type, "denominator", W_Integer)
def int_denominator(w_self):
    return W_Int(1)


@method(int_type, "__getnewargs__", W_Integer)
def int_getnewargs(w_self):
    return W_Tuple([exact(w_self)])


add_native_hash(int_type, W_Integer)


# -- text

@method(int_type, "__repr__", W_Integer)
def int_repr(w_self):
    return W_Str(decimal(w_self))


@method(int_type, "__format__", W_Integer, W_Str)
def int_format(w_self, w_spec):
    return formatting.format_integer(w_self, w_spec.utf8)


# -- rounding and parts

@method(int_type, "__round__", W_Integer, optional(W_Root))
def int_round(w_self, w_digits):
    if w_digits is None:
        return exact(w_self)
    w_digits = to_integer(w_digits)
    if not isinstance(w_digits, W_Int):
        if big(w_digits).sign > 0:
            return exact(w_self)
        return W_Int(0)
    if w_digits.intval >= 0:
        return exact(w_self)
    value = big(w_self)
    places = -w_digits.intval
    if places > value.bit_length():
        return W_Int(0)
    unit = TEN.pow(rbigint.fromint(places))
    quotient, rest = value.divmod(unit)
    order = integers.big_compare(rest.lshift(1), unit)
    if order > 0 or (order == 0 and quotient.int_and_(1).sign != 0):
        quotient = quotient.int_add(1)
    return wrap_big(quotient.mul(unit))


@method(int_type, "bit_length", W_Integer)
def int_bit_length(w_self):
    if isinstance(w_self, W_Int):
        return W_Int(integers.bit_length(w_self.intval))
    return W_Int(big(w_self).bit_length())


@method(int_type, "bit_count", W_Integer)
def int_bit_count(w_self):
    if isinstance(w_self, W_Int):
        return W_Int(integers.bit_count(w_self.intval))
    return W_Int(integers.big_bit_count(big(w_self)))


@method(int_type, "as_integer_ratio", W_Integer)
def int_as_integer_ratio(w_self):
    return W_Tuple([exact(w_self), W_Int(1)])


@method(int_type, "__sizeof__", W_Integer)
def int_sizeof(w_self):
    if isinstance(w_self, W_Int):
        return W_Int(28)
    return W_Int(24 + 4 * ((big(w_self).bit_length() + 29) // 30))


method(int_type, "to_bytes", W_Integer, optional(int, 1), optional(str, "big"),
       optional(bool, False))(int_bytes.to_bytes)
class_method(int_type, "from_bytes", W_Type, W_Root, optional(str, "big"),
             optional(bool, False))(int_bytes.from_bytes)
