"""The methods that bytes and bytearray share: searching, splitting, replacing."""
from __future__ import absolute_import

from rpython.rlib import rstring
from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm import bytestrings, slices, text_codecs
from langs.python_subset.vm.buffers import bytes_like, content, is_bytes_like
from langs.python_subset.vm.bytestrings import byte_range, part_of
from langs.python_subset.vm.errors import (
    GuestError, TYPE_ERROR, memory_error, type_error, value_error)
from langs.python_subset.vm.gateway import method, optional
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Tuple, w_None, wrap_bool


def is_given(w_value):
    return w_value is not None and w_value is not w_None


def parts_of(items_w):
    """The bytes of values to be joined."""
    parts = []
    for i in range(len(items_w)):
        if not is_bytes_like(items_w[i]):
            raise type_error("sequence item %d: expected a bytes-like object, %s found"
                             % (i, items_w[i].type_name()))
        parts.append(content(items_w[i]))
    return parts


@not_rpython
def define_byte_methods(w_type, cls, data_of, make):
    """On w_type, for values of the class cls: data_of(w) gives a string of
    bytes, make(data) a new value."""

    is_immutable = cls is W_Bytes

    def make_list(parts):
        return new_list([make(part) for part in parts])

    # -- find and count

    def found(w_self, w_part, w_start, w_stop, backwards):
        data = data_of(w_self)
        part = part_of(w_part)
        start, stop = byte_range(len(data), w_start, w_stop)
        if start < 0 or stop < 0:
            return -1
        if backwards:
            return data.rfind(part, start, stop)
        return data.find(part, start, stop)

    def required(offset):
        if offset < 0:
            raise value_error("subsection not found")
        return W_Int(offset)

    def find(w_self, w_part, w_start, w_stop):
        return W_Int(found(w_self, w_part, w_start, w_stop, False))

    def rfind(w_self, w_part, w_start, w_stop):
        return W_Int(found(w_self, w_part, w_start, w_stop, True))

    def index(w_self, w_part, w_start, w_stop):
        return required(found(w_self, w_part, w_start, w_stop, False))

    def rindex(w_self, w_part, w_start, w_stop):
        return required(found(w_self, w_part, w_start, w_stop, True))

    def count(w_self, w_part, w_start, w_stop):
        data = data_of(w_self)
        part = part_of(w_part)
        start, stop = byte_range(len(data), w_start, w_stop)
        if start < 0 or stop < 0:
            return W_Int(0)
        if len(part) == 0:
            return W_Int(stop - start + 1)
        return W_Int(data.count(part, start, stop))

    for function in [find, rfind, index, rindex, count]:
        method(w_type, function.__name__, cls, W_Root, optional(W_Root),
               optional(W_Root))(function)

    @method(w_type, "__contains__", cls, W_Root)
    def contains(w_self, w_part):
        if w_part.type().lookup("__index__") is None:
            return wrap_bool(data_of(w_self).find(bytes_like(w_part)) >= 0)
        return wrap_bool(data_of(w_self).find(part_of(w_part)) >= 0)

    # -- startswith and endswith

    def define_affix_test(name, test):
        def affix_test(w_self, w_affix, w_start, w_stop):
            data = data_of(w_self)
            start, stop = byte_range(len(data), w_start, w_stop)
            if isinstance(w_affix, W_Tuple):
                for w_item in w_affix.items_w:
                    part = bytes_like(w_item)
                    if start >= 0 and test(data, start, stop, part):
                        return wrap_bool(True)
                return wrap_bool(False)
            if not is_bytes_like(w_affix):
                raise type_error("%s first arg must be bytes or a tuple of bytes, not %s"
                                 % (name, w_affix.type_name()))
            return wrap_bool(start >= 0 and test(data, start, stop, bytes_like(w_affix)))
        method(w_type, name, cls, W_Root, optional(W_Root), optional(W_Root))(affix_test)

    define_affix_test("startswith", bytestrings.starts)
    define_affix_test("endswith", bytestrings.ends)

    @method(w_type, "removeprefix", cls, W_Root)
    def removeprefix(w_self, w_prefix):
        data = data_of(w_self)
        prefix = bytes_like(w_prefix)
        if bytestrings.starts(data, 0, len(data), prefix):
            return make(data[len(prefix):])
        return make(data)

    @method(w_type, "removesuffix", cls, W_Root)
    def removesuffix(w_self, w_suffix):
        data = data_of(w_self)
        suffix = bytes_like(w_suffix)
        if bytestrings.ends(data, 0, len(data), suffix):
            stop = len(data) - len(suffix)
            assert stop >= 0
            return make(data[:stop])
        return make(data)

    # -- split, partition, join, strip

    def separator_of(w_sep):
        separator = bytes_like(w_sep)
        if len(separator) == 0:
            raise value_error("empty separator")
        return separator

    def separator_in_result(w_sep, separator):
        if is_immutable:
            return w_sep
        return make(separator)

    @method(w_type, "split", cls, optional(W_Root), optional(int, -1))
    def split(w_self, w_sep, maxsplit):
        if not is_given(w_sep):
            return make_list(rstring.split(data_of(w_self), None, maxsplit))
        return make_list(rstring.split(data_of(w_self), separator_of(w_sep), maxsplit))

    @method(w_type, "rsplit", cls, optional(W_Root), optional(int, -1))
    def rsplit(w_self, w_sep, maxsplit):
        if not is_given(w_sep):
            return make_list(rstring.rsplit(data_of(w_self), None, maxsplit))
        return make_list(rstring.rsplit(data_of(w_self), separator_of(w_sep), maxsplit))

    @method(w_type, "splitlines", cls, optional(bool, False))
    def splitlines(w_self, keepends):
        return make_list(bytestrings.split_lines(data_of(w_self), keepends))

    @method(w_type, "partition", cls, W_Root)
    def partition(w_self, w_sep):
        data = data_of(w_self)
        separator = separator_of(w_sep)
        offset = data.find(separator)
        if offset < 0:
            return W_Tuple([make(data), make(""), make("")])
        assert offset >= 0
        return W_Tuple([make(data[:offset]), separator_in_result(w_sep, separator),
                        make(data[offset + len(separator):])])

    @method(w_type, "rpartition", cls, W_Root)
    def rpartition(w_self, w_sep):
        data = data_of(w_self)
        separator = separator_of(w_sep)
        offset = data.rfind(separator)
        if offset < 0:
            return W_Tuple([make(""), make(""), make(data)])
        assert offset >= 0
        return W_Tuple([make(data[:offset]), separator_in_result(w_sep, separator),
                        make(data[offset + len(separator):])])

    def stripped(w_self, w_chars, left, right):
        data = data_of(w_self)
        chars = bytes_like(w_chars) if is_given(w_chars) else None
        start = bytestrings.start_without(data, chars) if left else 0
        stop = bytestrings.stop_without(data, chars) if right else len(data)
        if stop < start:
            stop = start
        assert start >= 0 and stop >= 0
        return make(data[start:stop])

    @method(w_type, "strip", cls, optional(W_Root))
    def strip(w_self, w_chars):
        return stripped(w_self, w_chars, True, True)

    @method(w_type, "lstrip", cls, optional(W_Root))
    def lstrip(w_self, w_chars):
        return stripped(w_self, w_chars, True, False)

    @method(w_type, "rstrip", cls, optional(W_Root))
    def rstrip(w_self, w_chars):
        return stripped(w_self, w_chars, False, True)

    @method(w_type, "join", cls, W_Root)
    def join(w_self, w_iterable):
        try:
            items_w = iterable_to_list(w_iterable)
        except GuestError as error:
            if error.matches(TYPE_ERROR) and w_iterable.type().lookup("__iter__") is None:
                raise type_error("can only join an iterable")
            raise
        return make(data_of(w_self).join(parts_of(items_w)))

    # -- replace, decode

    @method(w_type, "replace", cls, W_Root, W_Root, optional(int, -1))
    def replace(w_self, w_old, w_new, count):
        data = data_of(w_self)
        old = bytes_like(w_old)
        new = bytes_like(w_new)
        if count == 0 or len(old) > len(data):
            return make(data)
        if len(old) == 0:
            if count < 0:
                count = slices.MAX_INT
            return make(bytestrings.put_between(data, new, count))
        try:
            return make(rstring.replace(data, old, new, count))
        except OverflowError:
            raise memory_error(None)

    @method(w_type, "decode", cls, optional(W_Root), optional(W_Root))
    def decode(w_self, w_encoding, w_errors):
        return text_codecs.decode_by_arguments(data_of(w_self), w_encoding, w_errors,
                                               "decode")
