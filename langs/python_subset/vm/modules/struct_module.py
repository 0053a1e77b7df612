"""_struct: the functions, and Struct."""
from __future__ import absolute_import

from langs.python_subset.vm.buffers import W_Buffer, bytes_like
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, Rest, getter, method, optional, static)
from langs.python_subset.vm.modules.module_class import factory_of, module_class
from langs.python_subset.vm.modules.struct_layout import STRUCT, CACHE, layout_of, struct_error
from langs.python_subset.vm.modules.struct_values import pack, unpack
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, W_Tuple


def layout_from(w_format):
    if isinstance(w_format, W_Str):
        return layout_of(w_format.utf8)
    if isinstance(w_format, W_Bytes):
        return layout_of(w_format.data)
    raise type_error("Struct() argument 1 must be a str or bytes object, not %s"
                     % w_format.type_name())


def check_arity(layout, name, count):
    if count != layout.arity:
        raise struct_error("%s expected %d items for packing (got %d)"
                           % (name, layout.arity, count))


def packed(layout, args_w):
    check_arity(layout, "pack", len(args_w))
    chars = ["\x00"] * layout.size
    pack(layout, args_w, chars)
    return W_Bytes("".join(chars))


def pack_into(layout, args_w):
    if len(args_w) == 0:
        raise struct_error("pack_into expected buffer argument")
    if len(args_w) == 1:
        raise struct_error("pack_into expected offset argument")
    check_arity(layout, "pack_into", len(args_w) - 2)
    w_buffer = args_w[0]
    if not isinstance(w_buffer, W_Buffer) or w_buffer.is_read_only():
        raise type_error("argument must be read-write bytes-like object, not %s"
                         % w_buffer.type_name())
    offset = index(args_w[1])
    size = w_buffer.byte_count()
    if offset < 0:
        if offset + layout.size > 0:
            raise struct_error("no space to pack %d bytes at offset %d"
                               % (layout.size, offset))
        offset = from_end(offset, size)
    if size - offset < layout.size:
        raise struct_error(
            "pack_into requires a buffer of at least %d bytes for packing %d bytes at offset"
            " %d (actual buffer size is %d)"
            % (offset + layout.size, layout.size, offset, size))
    chars = ["\x00"] * layout.size
    pack(layout, args_w[2:], chars)
    w_buffer.store_bytes(offset, "".join(chars))


def from_end(offset, size):
    if offset + size < 0:
        raise struct_error("offset %d out of range for %d-byte buffer" % (offset, size))
    return offset + size


def unpacked(layout, w_buffer):
    data = bytes_like(w_buffer)
    if len(data) != layout.size:
        raise struct_error("unpack requires a buffer of %d bytes" % layout.size)
    return W_Tuple(unpack(layout, data, 0))


def unpacked_from(layout, w_buffer, offset):
    data = bytes_like(w_buffer)
    size = len(data)
    if offset < 0:
        if offset + layout.size > 0:
            raise struct_error("not enough data to unpack %d bytes at offset %d"
                               % (layout.size, offset))
        offset = from_end(offset, size)
    if size - offset < layout.size:
        raise struct_error(
            "unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at"
            " offset %d (actual buffer size is %d)"
            % (offset + layout.size, layout.size, offset, size))
    return W_Tuple(unpack(layout, data, offset))


class W_UnpackIterator(W_Root):
    _immutable_fields_ = ["layout", "data"]

    def __init__(self, layout, data):
        self.layout = layout
        self.data = data
        self.position = 0

    def next(self):
        start = self.position
        if start >= len(self.data):
            return None
        self.position = start + self.layout.size
        return W_Tuple(unpack(self.layout, self.data, start))

    def remaining(self):
        return (len(self.data) - self.position) // self.layout.size


iterator_type = builtin_type("unpack_iterator", module_name="_struct")
W_UnpackIterator.w_class = iterator_type
add_iterator_methods(iterator_type, W_UnpackIterator, True)


def iterated(layout, w_buffer):
    data = bytes_like(w_buffer)
    if layout.size == 0:
        raise struct_error("cannot iteratively unpack with a struct of length 0")
    if len(data) % layout.size != 0:
        raise struct_error("iterative unpacking requires a buffer of a multiple of %d bytes"
                           % layout.size)
    return W_UnpackIterator(layout, data)


# -- functions

@STRUCT.function("calcsize", W_Root)
def struct_calcsize(w_format):
    return W_Int(layout_from(w_format).size)


@STRUCT.function("pack", W_Root, Rest)
def struct_pack(w_format, args_w):
    return packed(layout_from(w_format), args_w)


@STRUCT.function("pack_into", W_Root, Rest)
def struct_pack_into(w_format, args_w):
    pack_into(layout_from(w_format), args_w)


@STRUCT.function("unpack", W_Root, W_Root)
def struct_unpack(w_format, w_buffer):
    return unpacked(layout_from(w_format), w_buffer)


@STRUCT.function("unpack_from", W_Root, W_Root, optional(int, 0))
def struct_unpack_from(w_format, w_buffer, offset):
    return unpacked_from(layout_from(w_format), w_buffer, offset)


@STRUCT.function("iter_unpack", W_Root, W_Root)
def struct_iter_unpack(w_format, w_buffer):
    return iterated(layout_from(w_format), w_buffer)


@STRUCT.function("_clearcache")
def clear_cache():
    CACHE.layouts.clear()


# -- Struct

class W_Struct(W_Root):
    _immutable_fields_ = ["layout?"]

    def __init__(self):
        self.layout = layout_of("")


struct_type = module_class(STRUCT, "Struct", W_Struct)
new_struct = factory_of(W_Struct)


@static(struct_type, "__new__", W_Type, AnyArguments)
def struct_new(w_type, arguments):
    return new_struct(w_type)


@method(struct_type, "__init__", W_Struct, W_Root)
def struct_init(w_struct, w_format):
    w_struct.layout = layout_from(w_format)


@getter(struct_type, "format", W_Struct)
def struct_format(w_struct):
    return W_Str(w_struct.layout.text)


@getter(struct_type, "size", W_Struct)
def struct_size(w_struct):
    return W_Int(w_struct.layout.size)


@method(struct_type, "pack", W_Struct, Rest)
def struct_method_pack(w_struct, args_w):
    return packed(w_struct.layout, args_w)


@method(struct_type, "pack_into", W_Struct, Rest)
def struct_method_pack_into(w_struct, args_w):
    pack_into(w_struct.layout, args_w)


@method(struct_type, "unpack", W_Struct, W_Root)
def struct_method_unpack(w_struct, w_buffer):
    return unpacked(w_struct.layout, w_buffer)


@method(struct_type, "unpack_from", W_Struct, W_Root, optional(int, 0))
def struct_method_unpack_from(w_struct, w_buffer, offset):
    return unpacked_from(w_struct.layout, w_buffer, offset)


@method(struct_type, "iter_unpack", W_Struct, W_Root)
def struct_method_iter_unpack(w_struct, w_buffer):
    return iterated(w_struct.layout, w_buffer)
