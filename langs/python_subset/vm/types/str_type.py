"""str: constructor, operators, items, iteration."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm import codepoints
from langs.python_subset.vm import formatting, slices, strings, text_codecs, textual
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.convert import repetition_count, to_integer
from langs.python_subset.vm.errors import index_error, type_error
from langs.python_subset.vm.gateway import method, optional, static
from langs.python_subset.vm.percent_format import format_percent
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.string_repr import repr_utf8
from langs.python_subset.vm.strings import character, str_type, w_empty_str
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types import str_cases, str_fields, str_parts, str_search
from langs.python_subset.vm.types.native_hash import add_native_hash
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Int, W_Slice, W_Str, W_Tuple, w_NotImplemented, wrap_bool)

W_UserStr = user_class(W_Str)
METHODS_IN = [str_cases, str_fields, str_parts, str_search]


def new_in(w_type, w_text):
    """An instance of str or of the subclass w_type with that value."""
    if w_type is str_type:
        return w_text
    w_user = W_UserStr(w_text.utf8, w_text._length)
    w_user.init_map(w_type.root_map)
    return w_user


@static(str_type, "__new__", W_Type, optional(W_Root), optional(W_Root), optional(W_Root))
def str_new(w_type, w_object, w_encoding, w_errors):
    if w_encoding is None and w_errors is None:
        if w_object is None:
            return new_in(w_type, w_empty_str)
        return new_in(w_type, plain(textual.w_str_of(w_object)))
    if w_object is None:
        return new_in(w_type, w_empty_str)
    if not is_bytes_like(w_object):
        if isinstance(w_object, W_Str):
            raise type_error("decoding str is not supported")
        raise type_error("decoding to str: need a bytes-like object, %s found"
                         % w_object.type_name())
    return new_in(w_type, text_codecs.decode_by_arguments(
        content(w_object), w_encoding, w_errors, "str"))


def plain(w_text):
    """The exact str of the same text."""
    if type(w_text) is W_Str:
        return w_text
    return W_Str(w_text.utf8, w_text._length)


# -- operators

@method(str_type, "__add__", W_Str, W_Root)
def str_add(w_self, w_other):
    if not isinstance(w_other, W_Str):
        raise type_error('can only concatenate str (not "%s") to str'
                         % w_other.type_name())
    return strings.concatenated(w_self, w_other)


@method(str_type, "__mul__", W_Str, W_Root)
def str_mul(w_self, w_times):
    if w_times.type().lookup("__index__") is None:
        return w_NotImplemented
    times = repetition_count(w_times)
    strings.check_product(len(w_self.utf8), times, "repeated string is too long")
    return strings.repeated(w_self, times)


@method(str_type, "__rmul__", W_Str, W_Root)
def str_rmul(w_self, w_times):
    return str_mul(w_self, w_times)


@method(str_type, "__mod__", W_Str, W_Root)
def str_mod(w_self, w_values):
    return format_percent(w_self, w_values)


@method(str_type, "__rmod__", W_Str, W_Root)
def str_rmod(w_self, w_format):
    if not isinstance(w_format, W_Str):
        return w_NotImplemented
    return format_percent(w_format, w_self)


@not_rpython
def define_comparison(name, operation):
    def str_comparison(w_self, w_other):
        if not isinstance(w_other, W_Str):
            return w_NotImplemented
        return wrap_bool(operation(w_self.utf8, w_other.utf8))
    method(str_type, name, W_Str, W_Root)(str_comparison)


# the order of UTF-8 is the order of code points
define_comparison("__lt__", lambda a, b: a < b)
define_comparison("__le__", lambda a, b: a <= b)
define_comparison("__eq__", lambda a, b: a == b)
define_comparison("__ne__", lambda a, b: a != b)
define_comparison("__gt__", lambda a, b: a > b)
define_comparison("__ge__", lambda a, b: a >= b)


add_native_hash(str_type, W_Str)


@method(str_type, "__len__", W_Str)
def str_len(w_self):
    return W_Int(strings.length(w_self))


@method(str_type, "__contains__", W_Str, W_Root)
def str_contains(w_self, w_part):
    if not isinstance(w_part, W_Str):
        raise type_error("'in <string>' requires string as left operand, not %s"
                         % w_part.type_name())
    return wrap_bool(w_self.utf8.find(w_part.utf8) >= 0)


@method(str_type, "__getitem__", W_Str, W_Root)
def str_getitem(w_self, w_index):
    if type(w_index) is W_Int:
        return item(w_self, w_index.intval)
    if isinstance(w_index, W_Slice):
        return get_slice(w_self, w_index)
    if w_index.type().lookup("__index__") is None:
        raise type_error("string indices must be integers, not '%s'"
                         % w_index.type_name())
    w_index = to_integer(w_index)
    if not isinstance(w_index, W_Int):
        raise index_error("cannot fit 'int' into an index-sized integer")
    return item(w_self, w_index.intval)


def item(w_self, position):
    try:
        return strings.character_at(w_self, position)
    except IndexError:
        raise index_error("string index out of range")


def get_slice(w_self, w_slice):
    count = strings.length(w_self)
    if slices.is_plain(w_slice):
        start, stop = slices.decode_plain(w_slice, count)
        return strings.substring(w_self, start, stop)
    start, step, count = slices.decode(w_slice, count)
    if step == 1:
        return strings.substring(w_self, start, start + count)
    return strings.stepped(w_self, start, step, count)


# -- iteration

class W_StrIterator(W_Root):
    def __init__(self, w_text):
        self.w_text = w_text
        self.offset = 0             # in bytes

    def next(self):
        utf8 = self.w_text.utf8
        offset = self.offset
        if offset >= len(utf8):
            return None
        first = ord(utf8[offset])
        if first < 0x80:
            self.offset = offset + 1
            return strings.CHARACTERS_W[first]
        self.offset = codepoints.next_offset(utf8, offset)
        return character(codepoints.codepoint_at(utf8, offset))


W_StrIterator.w_class = builtin_type("str_iterator")


@method(str_type, "__iter__", W_Str)
def str_iter(w_self):
    return W_StrIterator(w_self)


# -- as text

@method(str_type, "__repr__", W_Str)
def str_repr(w_self):
    return W_Str(repr_utf8(w_self.utf8))


@method(str_type, "__str__", W_Str)
def str_str(w_self):
    return plain(w_self)


@method(str_type, "__format__", W_Str, W_Str)
def str_format_method(w_self, w_spec):
    return formatting.format_str(w_self, w_spec.utf8)


@method(str_type, "encode", W_Str, optional(W_Root), optional(W_Root))
def str_encode(w_self, w_encoding, w_errors):
    return text_codecs.encode_by_arguments(w_self, w_encoding, w_errors, "encode")


@method(str_type, "__getnewargs__", W_Str)
def str_getnewargs(w_self):
    return W_Tuple([plain(w_self)])


@method(str_type, "__sizeof__", W_Str)
def str_sizeof(w_self):
    return W_Int(49 + len(w_self.utf8))
