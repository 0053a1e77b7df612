"""Byte strings."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rstring import StringBuilder

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.bytestrings import W_Bytes, from_str, immutable_from_str
from langs.scheme.vm.errors import (
    contract_error, MAKER, no_room_for, not_enough_room, wrong_argument)
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.ranges import check_naturals, index_in, natural, start_in, stop_in
from langs.scheme.vm.values import (
    W_Fixnum, W_Root, list_to_w, w_to_list, wrap_bool)

primitive = SCHEME.primitive
direct = SCHEME.direct

MOST = 1 << 40                  # more is out of memory at once


def byte_of(name, w_byte):
    if not isinstance(w_byte, W_Fixnum) or not 0 <= w_byte.intval <= 255:
        raise wrong_argument(name, "byte?", 0, [w_byte])
    return w_byte.intval


def check_mutable(name, w_bytes):
    if not isinstance(w_bytes, W_Bytes) or w_bytes.immutable:
        raise wrong_argument(name, "(and/c bytes? (not/c immutable?))", 0, [w_bytes])
    return w_bytes


@primitive("bytes?", W_Root)
def is_bytes(w_value):
    return wrap_bool(isinstance(w_value, W_Bytes))


@not_rpython
def _define_makers(infix):
    name = "make-%sbytes" % infix

    @primitive(name, W_Root, Optional(W_Root))
    def make(w_count, w_byte):
        count = natural(name, w_count)
        if not 0 <= count < MOST:
            raise no_room_for("byte string", w_count)
        byte = byte_of(name, w_byte) if w_byte is not None else 0
        return from_str(chr(byte) * count)

    @primitive(infix + "bytes", Rest)
    def bytes_of(values_w):
        return from_str(joined(infix + "bytes", values_w))


@jit.dont_look_inside
def joined(name, values_w):
    builder = StringBuilder(len(values_w))
    for i in range(len(values_w)):
        builder.append(chr(byte_of(name, values_w[i])))
    return builder.build()


_define_makers("")
_define_makers("shared-")


@primitive("list->bytes", W_Root)
def list_to_bytes(w_list):
    values_w = w_to_list(w_list)
    if values_w is not None and all_bytes(values_w):
        return from_str(joined("list->bytes", values_w))
    raise wrong_argument("list->bytes", "(listof byte?)", 0, [w_list])


def all_bytes(values_w):
    for i in range(len(values_w)):
        w_byte = values_w[i]
        if not isinstance(w_byte, W_Fixnum) or not 0 <= w_byte.intval <= 255:
            return False
    return True


@primitive("bytes->list", W_Root)
def bytes_to_list(w_bytes):
    if not isinstance(w_bytes, W_Bytes):
        raise wrong_argument("bytevector->u8-list", "bytes?", 0, [w_bytes])
    return list_to_w(values_of(w_bytes.as_str()))


@jit.dont_look_inside
def values_of(data):
    values_w = [None] * len(data)
    for i in range(len(data)):
        values_w[i] = W_Fixnum(ord(data[i]))
    return values_w


# -- access

@primitive("bytes-length", W_Bytes)
def bytes_length(w_bytes):
    return W_Fixnum(w_bytes.length())


@primitive("unsafe-bytes-length", W_Bytes)
def unsafe_bytes_length(w_bytes):
    return W_Fixnum(w_bytes.length())


@primitive("bytes-ref", W_Bytes, W_Root)
def bytes_ref(w_bytes, w_index):
    return W_Fixnum(w_bytes.ref(
        index_in("bytes-ref", "byte string", w_index, w_bytes.length(), w_bytes)))


@primitive("unsafe-bytes-ref", W_Bytes, W_Root)
def unsafe_bytes_ref(w_bytes, w_index):
    assert isinstance(w_index, W_Fixnum)
    return W_Fixnum(w_bytes.ref(w_index.intval))


@primitive("bytes-set!", W_Root, W_Root, W_Root)
def bytes_set(w_bytes, w_index, w_byte):
    w_bytes = check_mutable("bytes-set!", w_bytes)
    index = index_in("bytes-set!", "byte string", w_index, w_bytes.length(), w_bytes)
    if not isinstance(w_byte, W_Fixnum) or not 0 <= w_byte.intval <= 255:
        raise contract_error("bytes-set!: invalid value %s" % MAKER.show(w_byte))
    w_bytes.set(index, w_byte.intval)


@primitive("unsafe-bytes-set!", W_Bytes, W_Root, W_Root)
def unsafe_bytes_set(w_bytes, w_index, w_byte):
    assert isinstance(w_index, W_Fixnum)
    assert isinstance(w_byte, W_Fixnum)
    w_bytes.set(w_index.intval, w_byte.intval)


# -- parts

@primitive("subbytes", W_Bytes, W_Root, Optional(W_Root))
def subbytes(w_bytes, w_start, w_stop):
    length = w_bytes.length()
    check_naturals("subbytes", [w_start, w_stop])
    start = start_in("subbytes", "byte string", w_start, length, w_bytes)
    stop = stop_in("subbytes", "byte string", w_stop, start, length, w_bytes)
    return from_str(w_bytes.slice(start, stop))


@primitive("bytes-copy", W_Bytes)
def bytes_copy(w_bytes):
    return from_str(w_bytes.as_str())


@primitive("bytes->immutable-bytes", W_Root)
def to_immutable(w_bytes):
    if not isinstance(w_bytes, W_Bytes):
        raise wrong_argument("bytevector->immutable-bytevector", "bytes?", 0, [w_bytes])
    return w_bytes if w_bytes.immutable else immutable_from_str(w_bytes.as_str())


@primitive("unsafe-bytes->immutable-bytes!", W_Bytes)
def unsafe_to_immutable(w_bytes):
    return immutable_from_str(w_bytes.as_str())


@primitive("bytes-append", Rest)
def bytes_append(values_w):
    return from_str(appended(values_w))


@jit.dont_look_inside
def appended(values_w):
    builder = StringBuilder()
    for i in range(len(values_w)):
        w_bytes = values_w[i]
        if not isinstance(w_bytes, W_Bytes):
            raise wrong_argument("bytes-append", "bytes?", 0, [w_bytes])
        builder.append(w_bytes.as_str())
    return builder.build()


@not_rpython
def _define_copy(name):
    @primitive(name, W_Root, W_Root, W_Bytes, Optional(W_Root), Optional(W_Root))
    def copy(w_target, w_at, w_source, w_start, w_stop):
        w_target = check_mutable(name, w_target)
        check_naturals(name, [w_at, w_start, w_stop])
        at = start_in(name, "byte string", w_at, w_target.length(), w_target)
        length = w_source.length()
        start = start_in(name, "byte string", w_start, length, w_source)
        stop = stop_in(name, "byte string", w_stop, start, length, w_source)
        if at + stop - start > w_target.length():
            raise not_enough_room(name, "byte string", w_target.length(), at + stop - start)
        w_target.set_slice(at, w_source.slice(start, stop))


_define_copy("bytes-copy!")
_define_copy("unsafe-bytes-copy!")


@primitive("bytes-fill!", W_Root, W_Root)
def bytes_fill(w_bytes, w_byte):
    w_bytes = check_mutable("bytes-fill!", w_bytes)
    w_bytes.set_slice(0, chr(byte_of("bytes-fill!", w_byte)) * w_bytes.length())


# -- comparison

@not_rpython
def _define_comparison(name, holds):
    @primitive(name, W_Bytes, Rest)
    def compare(w_first, values_w):
        result = True
        for i in range(len(values_w)):
            w_value = values_w[i]
            if not isinstance(w_value, W_Bytes):
                raise wrong_argument(name, "bytes?", 0, [w_value])
            result = holds(w_first.as_str(), w_value.as_str()) and result
            w_first = w_value
        return wrap_bool(result)

    @direct(name, W_Bytes, W_Bytes)
    def of_two(w_a, w_b):
        return wrap_bool(holds(w_a.as_str(), w_b.as_str()))


_define_comparison("bytes=?", lambda a, b: a == b)
_define_comparison("bytes<?", lambda a, b: a < b)
_define_comparison("bytes>?", lambda a, b: a > b)
