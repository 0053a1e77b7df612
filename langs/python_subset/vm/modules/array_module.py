"""array: comparison, conversions, changes."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import r_uint

from langs.python_subset.vm import attributes, sequences
from langs.python_subset.vm.arrayobject import W_Array
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.dictobject import attributes_dict
from langs.python_subset.vm.errors import (
    GuestError, eof_error, index_error, overflow_error, type_error, value_error)
from langs.python_subset.vm.gateway import method, optional
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.modules.array_items import ARRAY, array_type
from langs.python_subset.vm.operators import COMPARE, equal, identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import (
    W_Bytes, W_Int, W_Str, W_Tuple, w_None, w_NotImplemented, wrap_bool)


def items_of(w_array):
    storage = w_array.storage
    return [storage.get(i) for i in range(storage.length())]


def text_of(w_array):
    parts = []
    for w_item in items_of(w_array):
        assert isinstance(w_item, W_Str)
        parts.append(w_item.utf8)
    return "".join(parts)


@method(array_type, "__repr__", W_Array)
def array_repr(w_array):
    start = "%s('%s'" % (w_array.type().short_name(), w_array.code())
    if w_array.length() == 0:
        return W_Str(start + ")")
    if w_array.code() == "u":
        return W_Str("%s, %s)" % (start, repr_of(W_Str(text_of(w_array)))))
    return W_Str("%s, %s)" % (start, repr_of(new_list(items_of(w_array)))))


# -- comparison

def first_difference(w_array, w_other):
    """The first index at which the two differ, or the shorter one's length."""
    count = min(w_array.length(), w_other.length())
    for i in range(count):
        if not equal(w_array.storage.get(i), w_other.storage.get(i)):
            return i
    return count


def same_items(w_array, w_other):
    return (w_array.length() == w_other.length() and
            first_difference(w_array, w_other) == w_array.length())


@method(array_type, "__eq__", W_Array, W_Root)
def array_eq(w_array, w_other):
    if not isinstance(w_other, W_Array):
        return w_NotImplemented
    return wrap_bool(same_items(w_array, w_other))


@method(array_type, "__ne__", W_Array, W_Root)
def array_ne(w_array, w_other):
    if not isinstance(w_other, W_Array):
        return w_NotImplemented
    return wrap_bool(not same_items(w_array, w_other))


def _ordering(name, operator):
    compare = COMPARE[operator]

    @method(array_type, name, W_Array, W_Root)
    def order(w_array, w_other):
        if not isinstance(w_other, W_Array):
            return w_NotImplemented
        i = first_difference(w_array, w_other)
        if i >= w_array.length() or i >= w_other.length():
            return wrap_bool(sequences.order_by_length(
                operator, w_array.length(), w_other.length()))
        return compare(w_array.storage.get(i), w_other.storage.get(i))


for _operator in ["LT", "LE", "GT", "GE"]:
    _ordering("__%s__" % _operator.lower(), _operator)


# -- changes

@method(array_type, "append", W_Array, W_Root)
def array_append(w_array, w_item):
    w_array.append(w_item)


@method(array_type, "extend", W_Array, W_Root)
def array_extend(w_array, w_iterable):
    w_array.extend_from(w_iterable)


@method(array_type, "insert", W_Array, int, W_Root)
def array_insert(w_array, i, w_item):
    count = w_array.length()
    if i < 0:
        i = max(i + count, 0)
    w_array.check_resizable()
    w_array.storage.insert(min(i, count), w_item)


@method(array_type, "pop", W_Array, optional(int, -1))
def array_pop(w_array, i):
    count = w_array.length()
    if count == 0:
        raise index_error("pop from empty array")
    if i < 0:
        i += count
    if i < 0 or i >= count:
        raise index_error("pop index out of range")
    w_item = w_array.storage.get(i)
    w_array.remove_steps(i, 1, 1)
    return w_item


@method(array_type, "remove", W_Array, W_Root)
def array_remove(w_array, w_item):
    i = w_array.index_of(w_item, 0, w_array.length())
    if i < 0:
        raise value_error("array.remove(x): x not in array")
    w_array.remove_steps(i, 1, 1)


@method(array_type, "reverse", W_Array)
def array_reverse(w_array):
    storage = w_array.storage
    i = 0
    j = storage.length() - 1
    while i < j:
        word = storage.word(i)
        storage.set_word(i, storage.word(j))
        storage.set_word(j, word)
        i += 1
        j -= 1


@method(array_type, "byteswap", W_Array)
def array_byteswap(w_array):
    storage = w_array.storage
    for i in range(storage.length()):
        word = storage.word(i)
        swapped = r_uint(0)
        for _ in range(storage.size):
            swapped = (swapped << 8) | (word & r_uint(255))
            word >>= 8
        storage.set_word(i, swapped)


# -- search

@method(array_type, "count", W_Array, W_Root)
def array_count(w_array, w_item):
    count = 0
    i = w_array.index_of(w_item, 0, w_array.length())
    while i >= 0:
        count += 1
        i = w_array.index_of(w_item, i + 1, w_array.length())
    return W_Int(count)


@method(array_type, "index", W_Array, W_Root, optional(W_Root), optional(W_Root))
def array_index(w_array, w_item, w_start, w_stop):
    start, stop = sequences.bounds(w_start, w_stop, w_array.length())
    i = w_array.index_of(w_item, start, stop)
    if i < 0:
        raise value_error("array.index(x): x not in array")
    return W_Int(i)


# -- conversions

@method(array_type, "tobytes", W_Array)
def array_tobytes(w_array):
    return W_Bytes(w_array.as_bytes())


@method(array_type, "frombytes", W_Array, W_Root)
def array_frombytes(w_array, w_buffer):
    w_array.append_bytes(bytes_like(w_buffer))


@method(array_type, "tolist", W_Array)
def array_tolist(w_array):
    return new_list(items_of(w_array))


@method(array_type, "fromlist", W_Array, W_Root)
def array_fromlist(w_array, w_list):
    if not isinstance(w_list, W_List):
        raise type_error("arg must be list")
    count = w_array.length()
    try:
        for w_item in w_list.items_copy():
            w_array.append(w_item)
    except GuestError:
        w_array.storage.remove(count, w_array.length())
        raise


@method(array_type, "tounicode", W_Array)
def array_tounicode(w_array):
    if w_array.code() != "u":
        raise value_error("tounicode() may only be called on unicode type arrays")
    return W_Str(text_of(w_array))


@method(array_type, "fromunicode", W_Array, W_Str)
def array_fromunicode(w_array, w_text):
    if w_array.code() != "u":
        raise value_error("fromunicode() may only be called on unicode type arrays")
    w_array.extend_from(w_text)


@method(array_type, "tofile", W_Array, W_Root)
def array_tofile(w_array, w_file):
    attributes.get(w_file, "write").call1(W_Bytes(w_array.as_bytes()))


@method(array_type, "fromfile", W_Array, W_Root, int)
def array_fromfile(w_array, w_file, n):
    if n < 0:
        raise value_error("negative count")
    size = w_array.storage.size
    if n > (1 << 48) // size:
        raise overflow_error("too many items")
    w_data = attributes.get(w_file, "read").call1(W_Int(n * size))
    if not isinstance(w_data, W_Bytes):
        raise type_error("read() didn't return bytes")
    w_array.append_bytes(w_data.data)
    if len(w_data.data) < n * size:
        raise eof_error("read() didn't return enough bytes")


@method(array_type, "buffer_info", W_Array)
def array_buffer_info(w_array):
    """An address is made up: there is none that stays."""
    return W_Tuple([W_Int(identity_hash(w_array)), W_Int(w_array.length())])


# -- copies

@method(array_type, "__copy__", W_Array)
def array_copy(w_array):
    return W_Array(w_array.storage.part(0, w_array.length()))


@method(array_type, "__deepcopy__", W_Array, W_Root)
def array_deepcopy(w_array, w_memo):
    return array_copy(w_array)


@method(array_type, "__sizeof__", W_Array)
def array_sizeof(w_array):
    return W_Int(80 + w_array.byte_count())


MACHINE_FORMATS = {"b": 1, "B": 0, "u": 20, "h": 4, "H": 2, "i": 8, "I": 6, "l": 12, "L": 10,
                   "q": 12, "Q": 10, "f": 14, "d": 16}


def state_of(w_array):
    if w_array.has_attributes():
        w_attributes = attributes_dict(w_array)
        if w_attributes.length() > 0:
            return w_attributes
    return w_None


@ARRAY.function("_array_reconstructor", W_Type, W_Str, int, W_Bytes)
def array_reconstructor(w_type, w_code, format, w_data):
    w_array = w_type.call1(w_code)
    if not isinstance(w_array, W_Array):
        raise type_error("first argument must be a type object, not %s" % w_type.name)
    if format != MACHINE_FORMATS[w_array.code()]:
        raise value_error("third argument must be the machine format of this typecode")
    w_array.append_bytes(w_data.data)
    return w_array


w_reconstructor = dict(ARRAY.entries)["_array_reconstructor"]


@method(array_type, "__reduce_ex__", W_Array, int)
def array_reduce_ex(w_array, protocol):
    w_code = W_Str(w_array.code())
    if protocol < 3:
        w_args = W_Tuple([w_code, array_tolist(w_array)])
        return W_Tuple([w_array.type(), w_args, state_of(w_array)])
    w_format = W_Int(MACHINE_FORMATS[w_array.code()])
    w_args = W_Tuple([w_array.type(), w_code, w_format, array_tobytes(w_array)])
    return W_Tuple([w_reconstructor, w_args, state_of(w_array)])
