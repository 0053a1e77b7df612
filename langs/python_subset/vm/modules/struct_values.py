"""_struct: values to bytes, and back."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.longlong2float import (
    float2longlong, longlong2float, singlefloat2uint)
from rpython.rlib.rarithmetic import intmask, r_singlefloat, r_uint
from rpython.rlib.rstruct.ieee import float_pack, float_unpack

from kit.vm.words import get_word, put_word, signed
from langs.python_subset.vm.bytearrayobject import W_ByteArray
from langs.python_subset.vm.convert import big, real, to_integer, truth
from langs.python_subset.vm.errors import (
    OVERFLOW_ERROR, TYPE_ERROR, GuestError, overflow_error)
from langs.python_subset.vm.modules.struct_layout import struct_error
from langs.python_subset.vm.values import (
    W_Bytes, W_Float, W_Int, W_Integer, wrap_bool)
from langs.python_subset.vm.words import wrap_word

NAMES = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}


# -- packing

@jit.look_inside_iff(lambda layout, args_w, chars: layout.is_traced())
@jit.unroll_safe
def pack(layout, args_w, chars):
    """Puts the bytes of the values into a list of characters that are zero."""
    at = 0
    for field in layout.fields:
        if field.code == "s":
            pack_string(chars, field, args_w[at])
            at += 1
        elif field.code == "p":
            pack_pascal(chars, field, args_w[at])
            at += 1
        else:
            for i in range(field.count):
                pack_value(chars, field, field.offset + i * field.size, args_w[at], layout)
                at += 1


def string_of(w_value, code):
    if isinstance(w_value, W_Bytes):
        return w_value.data
    if isinstance(w_value, W_ByteArray):
        return w_value.as_bytes()
    raise struct_error("argument for '%s' must be a bytes object" % code)


def pack_string(chars, field, w_value):
    data = string_of(w_value, "s")
    for i in range(min(len(data), field.count)):
        chars[field.offset + i] = data[i]


def pack_pascal(chars, field, w_value):
    data = string_of(w_value, "p")
    if field.count == 0:
        return
    length = min(len(data), field.count - 1)
    chars[field.offset] = chr(min(length, 255))
    for i in range(length):
        chars[field.offset + 1 + i] = data[i]


def pack_value(chars, field, offset, w_value, layout):
    code = field.code
    if code == "c":
        if not isinstance(w_value, W_Bytes) or len(w_value.data) != 1:
            raise struct_error("char format requires a bytes object of length 1")
        chars[offset] = w_value.data[0]
    elif code == "?":
        chars[offset] = "\x01" if truth(w_value) else "\x00"
    elif code == "d" or code == "f" or code == "e":
        put_word(chars, offset, field.size, float_word(w_value, code, layout.native),
                 layout.big_endian)
    else:
        word = integer_word(w_value, code, field.size,
                            field.size == 1 or not layout.big_endian)
        put_word(chars, offset, field.size, word, layout.big_endian)


def float_word(w_value, code, native):
    try:
        x = real(w_value)
        if native and code == "f":
            return r_uint(singlefloat2uint(r_singlefloat(x)))
        return word_of_float(x, code)
    except GuestError as error:
        if error.matches(TYPE_ERROR):
            raise struct_error("required argument is not a float")
        if isinstance(w_value, W_Integer) and error.matches(OVERFLOW_ERROR):
            raise struct_error("int too large to convert")
        raise


def word_of_float(x, code):
    """The bits of a float in the format d, f or e."""
    if code == "d":
        return r_uint(float2longlong(x))
    try:
        return r_uint(float_pack(x, 4 if code == "f" else 2))
    except OverflowError:
        raise overflow_error("float too large to pack with %s format" % code)


def integer_word(w_value, code, size, named):
    """`named`: whether messages call the format by a name that it has in C."""
    if not isinstance(w_value, W_Integer):
        if w_value.type().lookup("__index__") is None:
            raise struct_error("required argument is not an integer")
        w_value = to_integer(w_value)
    if code == "P":
        return pointer_word(w_value)
    if code in "bhilqn":
        return signed_word(w_value, code, size, named)
    return unsigned_word(w_value, code, size, named)


def out_of_range():
    return struct_error("argument out of range")


def signed_word(w_value, code, size, named):
    if not isinstance(w_value, W_Int):
        raise out_of_range()
    number = w_value.intval
    if size < 8:
        limit = 1 << (8 * size - 1)
        if not -limit <= number < limit:
            raise bad_number(code, -limit, limit - 1, named)
    return r_uint(number)


def unsigned_word(w_value, code, size, named):
    if isinstance(w_value, W_Int):
        number = w_value.intval
        most = 0
        if size < 8:
            most = (1 << (8 * size)) - 1
        if number < 0 and size < 4 and named or size < 8 and number > most:
            raise bad_number(code, 0, most, named)
        if number < 0:
            raise out_of_range()
        return r_uint(number)
    if size < 4:
        raise out_of_range()
    try:
        word = big(w_value).touint()
    except (OverflowError, ValueError):
        raise out_of_range()
    if size < 8:
        raise bad_number(code, 0, (1 << (8 * size)) - 1, named)
    return word


def bad_number(code, least, most, named):
    name = NAMES.get(code, "")
    if name == "" or not named:
        return struct_error("'%s' format requires %d <= number <= %d" % (code, least, most))
    return struct_error("%s format requires %d <= number <= %d" % (name, least, most))


def pointer_word(w_value):
    if isinstance(w_value, W_Int):
        return r_uint(w_value.intval)
    try:
        return big(w_value).touint()
    except (OverflowError, ValueError):
        raise struct_error("int too large to convert")


# -- unpacking

@jit.look_inside_iff(lambda layout, data, start: layout.is_traced())
@jit.unroll_safe
def unpack(layout, data, start):
    """The values in data[start:], which is long enough."""
    result_w = [None] * layout.arity
    at = 0
    for field in layout.fields:
        offset = start + field.offset
        if field.code == "s":
            result_w[at] = W_Bytes(part(data, offset, field.count))
            at += 1
        elif field.code == "p":
            result_w[at] = unpack_pascal(data, offset, field.count)
            at += 1
        else:
            for i in range(field.count):
                result_w[at] = unpack_value(data, field, offset + i * field.size,
                                            layout.big_endian)
                at += 1
    return result_w


def part(data, start, count):
    stop = start + count
    assert 0 <= start <= stop
    return data[start:stop]


def unpack_pascal(data, offset, count):
    if count == 0:
        return W_Bytes("")
    return W_Bytes(part(data, offset + 1, min(ord(data[offset]), count - 1)))


def unpack_value(data, field, offset, big_endian):
    code = field.code
    if code == "c":
        return W_Bytes(data[offset])
    if code == "?":
        return wrap_bool(data[offset] != "\x00")
    word = get_word(data, offset, field.size, big_endian)
    if code == "d" or code == "f" or code == "e":
        return W_Float(float_of_word(word, code))
    if code in "bhilqn":
        return W_Int(signed(word, field.size))
    return wrap_word(word)


def float_of_word(word, code):
    """The float of bits in the format d, f or e."""
    if code == "d":
        return longlong2float(intmask(word))
    return float_unpack(word, 4 if code == "f" else 2)
