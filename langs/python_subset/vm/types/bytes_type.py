"""bytes: constructor, items, iteration. More in byte_methods, byte_cases, byte_operators."""
from __future__ import absolute_import

from langs.python_subset.vm import bytestrings, slices, text_codecs
from langs.python_subset.vm.buffers import is_bytes_like
from langs.python_subset.vm.errors import index_error, type_error
from langs.python_subset.vm.gateway import method, optional, static
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.string_repr import repr_bytes
from langs.python_subset.vm.strings import ascii_str, stepped_bytes
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.byte_cases import define_case_methods
from langs.python_subset.vm.types.byte_methods import define_byte_methods
from langs.python_subset.vm.types.byte_operators import define_operators
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.types.native_hash import add_native_hash
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Slice, W_Str, W_Tuple

bytes_type = builtin_type("bytes", subclassable=True)
W_Bytes.w_class = bytes_type
W_UserBytes = user_class(W_Bytes)


def new_in(w_type, data):
    """An instance of bytes or of the subclass w_type with that content."""
    if w_type is bytes_type:
        return W_Bytes(data)
    w_user = W_UserBytes(data)
    w_user.init_map(w_type.root_map)
    return w_user


def data_of(w_bytes):
    return w_bytes.data


def is_bytes(w_value):
    return isinstance(w_value, W_Bytes)


define_byte_methods(bytes_type, W_Bytes, data_of, W_Bytes)
define_case_methods(bytes_type, W_Bytes, data_of, W_Bytes)
define_operators(bytes_type, W_Bytes, data_of, W_Bytes, is_bytes)


@static(bytes_type, "__new__", W_Type, optional(W_Root), optional(W_Root), optional(W_Root))
def bytes_new(w_type, w_source, w_encoding, w_errors):
    if type(w_source) is W_Bytes and w_type is bytes_type and w_encoding is None and (
            w_errors is None):
        return w_source
    return new_in(w_type, initial_content(w_source, w_encoding, w_errors, "bytes"))


def initial_content(w_source, w_encoding, w_errors, name):
    """The bytes that the arguments of bytes() or bytearray() mean."""
    if isinstance(w_source, W_Str):
        if w_encoding is None:
            raise type_error("string argument without an encoding")
        return text_codecs.encode_by_arguments(w_source, w_encoding, w_errors, name).data
    if w_encoding is not None:
        raise type_error("encoding without a string argument")
    if w_errors is not None:
        raise type_error("errors without a string argument")
    if w_source is None:
        return ""
    w_type = w_source.type()
    if w_type.lookup("__bytes__") is None and not is_bytes_like(w_source):
        if w_type.lookup("__index__") is not None:
            return bytestrings.zeros(w_source)
        if w_type.lookup("__iter__") is None and w_type.lookup("__getitem__") is None:
            raise type_error("cannot convert '%s' object to %s"
                             % (w_source.type_name(), name))
    return bytestrings.bytes_of(w_source, name)


# -- items

@method(bytes_type, "__len__", W_Bytes)
def bytes_len(w_self):
    return W_Int(len(w_self.data))


@method(bytes_type, "__getitem__", W_Bytes, W_Root)
def bytes_getitem(w_self, w_index):
    data = w_self.data
    if isinstance(w_index, W_Slice):
        return get_slice(w_self, w_index)
    i = w_index.intval if type(w_index) is W_Int else bytestrings.subscript(w_index, "byte")
    if i < 0:
        i += len(data)
    if i < 0 or i >= len(data):
        raise index_error("index out of range")
    return W_Int(ord(data[i]))


def get_slice(w_self, w_slice):
    data = w_self.data
    if slices.is_plain(w_slice):
        start, stop = slices.decode_plain(w_slice, len(data))
        return W_Bytes(data[start:stop])
    start, step, count = slices.decode(w_slice, len(data))
    return W_Bytes(stepped_bytes(data, start, step, count))


class W_BytesIterator(W_Root):
    def __init__(self, data):
        self.data = data
        self.position = 0

    def next(self):
        position = self.position
        if position >= len(self.data):
            return None
        self.position = position + 1
        return W_Int(ord(self.data[position]))

    def remaining(self):
        return len(self.data) - self.position


W_BytesIterator.w_class = builtin_type("bytes_iterator")
add_iterator_methods(W_BytesIterator.w_class, W_BytesIterator, True)


@method(bytes_type, "__iter__", W_Bytes)
def bytes_iter(w_self):
    return W_BytesIterator(w_self.data)


# -- as text, hash, copies

@method(bytes_type, "__repr__", W_Bytes)
def bytes_repr(w_self):
    return ascii_str(repr_bytes(w_self.data))


@method(bytes_type, "__str__", W_Bytes)
def bytes_str(w_self):
    return bytes_repr(w_self)


@method(bytes_type, "__bytes__", W_Bytes)
def bytes_bytes(w_self):
    if type(w_self) is W_Bytes:
        return w_self
    return W_Bytes(w_self.data)


add_native_hash(bytes_type, W_Bytes)


@method(bytes_type, "__getnewargs__", W_Bytes)
def bytes_getnewargs(w_self):
    return W_Tuple([W_Bytes(w_self.data)])


@method(bytes_type, "__sizeof__", W_Bytes)
def bytes_sizeof(w_self):
    return W_Int(33 + len(w_self.data))
