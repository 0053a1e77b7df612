"""bytearray: constructor, items, and the methods that change it."""
from __future__ import absolute_import

from langs.python_subset.vm import bytestrings, slices
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.bytearrayobject import W_ByteArray, chars_of
from langs.python_subset.vm.bytestrings import byte_of, joined_bytes
from langs.python_subset.vm.errors import (
    GuestError, TYPE_ERROR, index_error, type_error, value_error)
from langs.python_subset.vm.gateway import AnyArguments, method, optional, static
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.sequences import repetitions
from langs.python_subset.vm.string_repr import repr_bytearray
from langs.python_subset.vm.strings import ascii_str, stepped_bytes
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.byte_cases import define_case_methods
from langs.python_subset.vm.types.byte_methods import define_byte_methods
from langs.python_subset.vm.types.byte_operators import define_operators
from langs.python_subset.vm.types.bytes_type import initial_content
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import W_Int, W_None, W_Slice, w_None, w_NotImplemented

bytearray_type = builtin_type("bytearray", subclassable=True)
W_ByteArray.w_class = bytearray_type
W_UserByteArray = user_class(W_ByteArray)
OUT_OF_RANGE = "byte must be in range(0, 256)"


def new_bytearray(data):
    return W_ByteArray(chars_of(data))


def data_of(w_self):
    return w_self.as_bytes()


define_byte_methods(bytearray_type, W_ByteArray, data_of, new_bytearray)
define_case_methods(bytearray_type, W_ByteArray, data_of, new_bytearray)
define_operators(bytearray_type, W_ByteArray, data_of, new_bytearray, is_bytes_like)
bytearray_type.dict["__hash__"] = w_None


@static(bytearray_type, "__new__", W_Type, AnyArguments)
def bytearray_new(w_type, arguments):
    if w_type is bytearray_type:
        return W_ByteArray([])
    w_user = W_UserByteArray([])
    w_user.init_map(w_type.root_map)
    return w_user


@method(bytearray_type, "__init__", W_ByteArray, optional(W_Root), optional(W_Root),
        optional(W_Root))
def bytearray_init(w_self, w_source, w_encoding, w_errors):
    data = initial_content(w_source, w_encoding, w_errors, "bytearray")
    w_self.replace_bytes(0, len(w_self.chars), data)


# -- items

def position(w_self, w_index, message):
    """The checked offset of an index."""
    if type(w_index) is W_Int:
        i = w_index.intval
    else:
        i = bytestrings.subscript(w_index, "bytearray")
    count = len(w_self.chars)
    if i < 0:
        i += count
    if i < 0 or i >= count:
        raise index_error(message)
    return i


@method(bytearray_type, "__len__", W_ByteArray)
def bytearray_len(w_self):
    return W_Int(len(w_self.chars))


@method(bytearray_type, "__getitem__", W_ByteArray, W_Root)
def bytearray_getitem(w_self, w_index):
    if isinstance(w_index, W_Slice):
        return get_slice(w_self, w_index)
    return w_self.item_at(position(w_self, w_index, "bytearray index out of range"))


def get_slice(w_self, w_slice):
    start, step, count = slices.decode(w_slice, len(w_self.chars))
    if step == 1:
        stop = start + count
        assert start >= 0 and stop >= 0
        return W_ByteArray(w_self.chars[start:stop])
    return new_bytearray(stepped_bytes(w_self.as_bytes(), start, step, count))


@method(bytearray_type, "__setitem__", W_ByteArray, W_Root, W_Root)
def bytearray_setitem(w_self, w_index, w_value):
    if isinstance(w_index, W_Slice):
        set_slice(w_self, w_index, assigned(w_value))
        return
    i = position(w_self, w_index, "bytearray index out of range")
    w_self.chars[i] = byte_of(w_value, OUT_OF_RANGE)


def assigned(w_value):
    if is_bytes_like(w_value):
        return content(w_value)
    w_type = w_value.type()
    if w_type.lookup("__index__") is not None or (
            w_type.lookup("__iter__") is None) or type(w_value) is W_None:
        raise type_error("can assign only bytes, buffers, or iterables of ints in"
                         " range(0, 256)")
    try:
        return joined_bytes(iterable_to_list(w_value), OUT_OF_RANGE)
    except GuestError as error:
        if error.matches(TYPE_ERROR):
            raise type_error("can assign only bytes, buffers, or iterables of ints in"
                             " range(0, 256)")
        raise


def set_slice(w_self, w_slice, data):
    start, step, count = slices.decode(w_slice, len(w_self.chars))
    if step == 1:
        w_self.replace_bytes(start, start + count, data)
        return
    if count != len(data):
        raise value_error("attempt to assign bytes of size %d to extended slice of size %d"
                          % (len(data), count))
    for i in range(count):
        w_self.chars[start + i * step] = data[i]


@method(bytearray_type, "__delitem__", W_ByteArray, W_Root)
def bytearray_delitem(w_self, w_index):
    if not isinstance(w_index, W_Slice):
        i = position(w_self, w_index, "bytearray index out of range")
        w_self.replace_bytes(i, i + 1, "")
        return
    start, step, count = slices.decode(w_index, len(w_self.chars))
    if step == 1:
        w_self.replace_bytes(start, start + count, "")
    else:
        delete_steps(w_self, start, step, count)


def delete_steps(w_self, start, step, count):
    if count == 0:
        return
    w_self.check_resizable()
    if step < 0:
        start += (count - 1) * step
        step = -step
    chars = w_self.chars
    target = start
    for i in range(start, len(chars)):
        if (i - start) % step != 0 or (i - start) // step >= count:
            chars[target] = chars[i]
            target += 1
    assert target >= 0
    del chars[target:]


class W_ByteArrayIterator(W_Root):
    def __init__(self, w_bytearray):
        self.w_bytearray = w_bytearray      # None at the end
        self.position = 0

    def next(self):
        w_bytearray = self.w_bytearray
        if w_bytearray is None:
            return None
        i = self.position
        if i >= len(w_bytearray.chars):
            self.w_bytearray = None
            return None
        self.position = i + 1
        return w_bytearray.item_at(i)

    def remaining(self):
        if self.w_bytearray is None:
            return 0
        return max(len(self.w_bytearray.chars) - self.position, 0)


W_ByteArrayIterator.w_class = builtin_type("bytearray_iterator")
add_iterator_methods(W_ByteArrayIterator.w_class, W_ByteArrayIterator, True)


@method(bytearray_type, "__iter__", W_ByteArray)
def bytearray_iter(w_self):
    return W_ByteArrayIterator(w_self)


# -- changes

@method(bytearray_type, "append", W_ByteArray, W_Root)
def bytearray_append(w_self, w_item):
    w_self.append_char(byte_of(w_item, OUT_OF_RANGE))


@method(bytearray_type, "extend", W_ByteArray, W_Root)
def bytearray_extend(w_self, w_iterable):
    if is_bytes_like(w_iterable):
        w_self.append_bytes(content(w_iterable))
        return
    w_type = w_iterable.type()
    if w_type.lookup("__iter__") is None and w_type.lookup("__getitem__") is None:
        raise type_error("can't extend bytearray with %s" % w_iterable.type_name())
    w_self.append_bytes(joined_bytes(iterable_to_list(w_iterable), OUT_OF_RANGE))


@method(bytearray_type, "insert", W_ByteArray, int, W_Root)
def bytearray_insert(w_self, i, w_item):
    char = byte_of(w_item, OUT_OF_RANGE)
    count = len(w_self.chars)
    if i < 0:
        i = max(i + count, 0)
    i = min(i, count)
    w_self.replace_bytes(i, i, char)


@method(bytearray_type, "pop", W_ByteArray, optional(int, -1))
def bytearray_pop(w_self, i):
    count = len(w_self.chars)
    if count == 0:
        raise index_error("pop from empty bytearray")
    if i < 0:
        i += count
    if i < 0 or i >= count:
        raise index_error("pop index out of range")
    w_item = w_self.item_at(i)
    w_self.replace_bytes(i, i + 1, "")
    return w_item


@method(bytearray_type, "remove", W_ByteArray, W_Root)
def bytearray_remove(w_self, w_item):
    char = byte_of(w_item, OUT_OF_RANGE)
    for i in range(len(w_self.chars)):
        if w_self.chars[i] == char:
            w_self.replace_bytes(i, i + 1, "")
            return
    raise value_error("value not found in bytearray")


@method(bytearray_type, "clear", W_ByteArray)
def bytearray_clear(w_self):
    w_self.replace_bytes(0, len(w_self.chars), "")


@method(bytearray_type, "reverse", W_ByteArray)
def bytearray_reverse(w_self):
    w_self.chars.reverse()


@method(bytearray_type, "copy", W_ByteArray)
def bytearray_copy(w_self):
    return W_ByteArray(w_self.chars[:])


@method(bytearray_type, "__iadd__", W_ByteArray, W_Root)
def bytearray_iadd(w_self, w_other):
    if not is_bytes_like(w_other):
        raise type_error("can't concat %s to bytearray" % w_other.type_name())
    w_self.append_bytes(content(w_other))
    return w_self


@method(bytearray_type, "__imul__", W_ByteArray, W_Root)
def bytearray_imul(w_self, w_times):
    times = repetitions(w_times, len(w_self.chars))
    if times < 0:
        return w_NotImplemented
    w_self.repeat_bytes(times)
    return w_self


# -- as text

@method(bytearray_type, "__repr__", W_ByteArray)
def bytearray_repr(w_self):
    return ascii_str("%s(%s)" % (w_self.type_name(), repr_bytearray(w_self.as_bytes())))


@method(bytearray_type, "__str__", W_ByteArray)
def bytearray_str(w_self):
    return bytearray_repr(w_self)


@method(bytearray_type, "__alloc__", W_ByteArray)
def bytearray_alloc(w_self):
    return W_Int(len(w_self.chars) + 1)


@method(bytearray_type, "__sizeof__", W_ByteArray)
def bytearray_sizeof(w_self):
    return W_Int(57 + len(w_self.chars))
