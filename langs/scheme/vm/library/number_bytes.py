"""Integers and floats to and from bytes."""
from __future__ import absolute_import

import math

from rpython.rlib.rarithmetic import intmask, r_uint, r_ulonglong
from rpython.rlib.rbigint import rbigint
from rpython.rlib.rfloat import INFINITY
from rpython.rlib.rstruct.ieee import float_pack, float_unpack

from kit.vm.primitives import Optional
from langs.scheme.vm.bytestrings import W_Bytes, from_str
from langs.scheme.vm.errors import MAKER, contract_error, not_enough_room, wrong_argument
from langs.scheme.vm.library.byte_strings import check_mutable
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.ranges import start_in, stop_in
from langs.scheme.vm.tower import check_exact_integer, check_real, to_big, to_float, wrap_big
from langs.scheme.vm.values import W_Fixnum, W_Flonum, W_Root, is_true, w_false

primitive = SCHEME.primitive


@primitive("system-big-endian?")
def system_big_endian():
    return w_false


def _size_of(name, w_size, expected, least):
    size = w_size.intval if isinstance(w_size, W_Fixnum) else 0
    if size < least or not (size == 1 or size == 2 or size == 4 or size == 8):
        raise wrong_argument(name, expected, 0, [w_size])
    return size


def _swapped(data, is_big):
    """From or to little-endian order."""
    if not is_big:
        return data
    chars = [data[i] for i in range(len(data) - 1, -1, -1)]
    return "".join(chars)


def _is_big(w_big):
    return w_big is not None and is_true(w_big)


def _deliver(name, data, w_target, w_at):
    """Into the byte string that was given, or a fresh one."""
    if w_target is None:
        return from_str(data)
    w_target = check_mutable(name, w_target)
    at = start_in(name, "byte string", w_at, w_target.length(), w_target)
    if at + len(data) > w_target.length():
        raise not_enough_room(name, "byte string", w_target.length(), at + len(data))
    w_target.set_slice(at, data)
    return w_target


# -- integers

@primitive("integer-bytes->integer", W_Bytes, W_Root, Optional(W_Root), Optional(W_Root),
           Optional(W_Root))
def bytes_to_integer(w_bytes, w_signed, w_big, w_start, w_stop):
    name = "integer-bytes->integer"
    length = w_bytes.length()
    start = start_in(name, "byte string", w_start, length, w_bytes)
    stop = stop_in(name, "byte string", w_stop, start, length, w_bytes)
    size = stop - start
    if not (size == 1 or size == 2 or size == 4 or size == 8):
        raise contract_error("%s: length is not 1, 2, 4, or 8 bytes\n  length: %d" % (
            name, size))
    data = _swapped(w_bytes.slice(start, stop), _is_big(w_big))
    value = r_uint(0)
    for i in range(size - 1, -1, -1):
        value = value << 8 | r_uint(ord(data[i]))
    if not is_true(w_signed):
        if intmask(value) < 0:
            return wrap_big(rbigint.fromrarith_int(value))
        return W_Fixnum(intmask(value))
    shift = 64 - 8 * size
    return W_Fixnum(intmask(value << shift) >> shift)


@primitive("integer->integer-bytes", W_Root, W_Root, W_Root, Optional(W_Root),
           Optional(W_Root), Optional(W_Root))
def integer_to_bytes(w_value, w_size, w_signed, w_big, w_target, w_at):
    name = "integer->integer-bytes"
    check_exact_integer(name, w_value)
    size = _size_of(name, w_size, "(or/c 1 2 4 8)", 1)
    signed = is_true(w_signed)
    big = to_big(w_value)
    least = rbigint.fromint(-1).lshift(8 * size - 1) if signed else rbigint.fromint(0)
    bound = rbigint.fromint(1).lshift(8 * size - int(signed))
    if big.lt(least) or big.ge(bound):
        raise contract_error(
            "%s: number is out of bounds for size in bytes\n  given number: %s\n"
            "  size in bytes for %s: %d" % (name, MAKER.show(w_value),
                                            "signed" if signed else "unsigned", size))
    word = big.uintmask()
    chars = []
    for i in range(size):
        chars.append(chr(intmask(word & r_uint(0xff))))
        word >>= 8
    return _deliver(name, _swapped("".join(chars), _is_big(w_big)), w_target, w_at)


# -- floats

@primitive("floating-point-bytes->real", W_Bytes, Optional(W_Root), Optional(W_Root),
           Optional(W_Root))
def bytes_to_real(w_bytes, w_big, w_start, w_stop):
    name = "floating-point-bytes->real"
    length = w_bytes.length()
    start = start_in(name, "byte string", w_start, length, w_bytes)
    stop = stop_in(name, "byte string", w_stop, start, length, w_bytes)
    size = stop - start
    if size != 4 and size != 8:
        raise contract_error("%s: length is not 4 or 8 bytes\n  length: %d" % (name, size))
    data = _swapped(w_bytes.slice(start, stop), _is_big(w_big))
    word = r_ulonglong(0)
    for i in range(size - 1, -1, -1):
        word = word << 8 | r_ulonglong(ord(data[i]))
    return W_Flonum(float_unpack(word, size))


@primitive("real->floating-point-bytes", W_Root, W_Root, Optional(W_Root), Optional(W_Root),
           Optional(W_Root))
def real_to_bytes(w_real, w_size, w_big, w_target, w_at):
    name = "real->floating-point-bytes"
    check_real(name, w_real)
    size = _size_of(name, w_size, "(or/c 4 8)", 4)
    word = _packed(to_float(w_real), size)
    chars = []
    for _ in range(size):
        chars.append(chr(intmask(word & r_ulonglong(0xff))))
        word >>= 8
    return _deliver(name, _swapped("".join(chars), _is_big(w_big)), w_target, w_at)


def _packed(value, size):
    """A float that is too large for four bytes becomes infinite."""
    try:
        return float_pack(value, size)
    except OverflowError:
        return float_pack(math.copysign(INFINITY, value), size)
