"""How builtin iterators are copied and pickled: __reduce__ and __setstate__."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.combinators import W_Enumerate, W_Filter, W_Map, W_Reversed, W_Zip
from langs.python_subset.vm.dictiterators import (
    DictIterator, W_DictItemIterator, W_DictKeyIterator, W_DictReverseIterator,
    W_DictValueIterator)
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.gateway import method
from langs.python_subset.vm.iterators import W_CallableIterator, W_SequenceIterator
from langs.python_subset.vm.listobject import W_ListIterator, W_ListReverseIterator, new_list
from langs.python_subset.vm.rangeobject import W_BigRangeIterator, W_RangeIterator
from langs.python_subset.vm.setobject import W_SetIterator
from langs.python_subset.vm.tupleobject import W_TupleIterator
from langs.python_subset.vm.types.bytearray_type import W_ByteArrayIterator
from langs.python_subset.vm.types.bytes_type import W_BytesIterator
from langs.python_subset.vm.types.str_type import W_StrIterator
from langs.python_subset.vm.values import (
    W_Bytes, W_Int, W_Str, W_Tuple, w_empty_tuple, w_None, wrap_bool)


def by_function(name, w_argument):
    """`name(w_argument)` for a builtin function."""
    return W_Tuple([EXECUTION.builtins.get(name), W_Tuple([w_argument])])


def from_index(name, w_sequence, index):
    """The same, followed by __setstate__(index)."""
    return W_Tuple([EXECUTION.builtins.get(name), W_Tuple([w_sequence]), W_Int(index)])


def exhausted():
    return by_function("iter", w_empty_tuple)


# -- over sequences, by index

@method(W_ListIterator.w_class, "__reduce__", W_ListIterator)
def reduce_list(w_iterator):
    if w_iterator.w_list is None:
        return by_function("iter", new_list([]))
    return from_index("iter", w_iterator.w_list, w_iterator.index)


@method(W_ListIterator.w_class, "__setstate__", W_ListIterator, int)
def set_list(w_iterator, index):
    if w_iterator.w_list is not None:
        w_iterator.index = max(index, 0)


@method(W_ListReverseIterator.w_class, "__reduce__", W_ListReverseIterator)
def reduce_reversed_list(w_iterator):
    if w_iterator.w_list is None:
        return by_function("iter", new_list([]))
    return from_index("reversed", w_iterator.w_list, w_iterator.index)


@method(W_ListReverseIterator.w_class, "__setstate__", W_ListReverseIterator, int)
def set_reversed_list(w_iterator, index):
    if w_iterator.w_list is not None:
        w_iterator.index = min(max(index, -1), w_iterator.w_list.length() - 1)


@method(W_TupleIterator.w_class, "__reduce__", W_TupleIterator)
def reduce_tuple(w_iterator):
    if w_iterator.items_w is None:
        return exhausted()
    return from_index("iter", W_Tuple(w_iterator.items_w), w_iterator.index)


@method(W_TupleIterator.w_class, "__setstate__", W_TupleIterator, int)
def set_tuple(w_iterator, index):
    if w_iterator.items_w is not None:
        w_iterator.index = min(max(index, 0), len(w_iterator.items_w))


@method(W_BytesIterator.w_class, "__reduce__", W_BytesIterator)
def reduce_bytes(w_iterator):
    return from_index("iter", W_Bytes(w_iterator.data), w_iterator.position)


@method(W_BytesIterator.w_class, "__setstate__", W_BytesIterator, int)
def set_bytes(w_iterator, index):
    w_iterator.position = min(max(index, 0), len(w_iterator.data))


@method(W_ByteArrayIterator.w_class, "__reduce__", W_ByteArrayIterator)
def reduce_bytearray(w_iterator):
    if w_iterator.w_bytearray is None:
        return exhausted()
    return from_index("iter", w_iterator.w_bytearray, w_iterator.position)


@method(W_ByteArrayIterator.w_class, "__setstate__", W_ByteArrayIterator, int)
def set_bytearray(w_iterator, index):
    w_iterator.position = max(index, 0)


@method(W_StrIterator.w_class, "__reduce__", W_StrIterator)
def reduce_str(w_iterator):
    offset = w_iterator.offset
    assert offset >= 0
    return by_function("iter", W_Str(w_iterator.w_text.utf8[offset:]))


@method(W_SequenceIterator.w_class, "__reduce__", W_SequenceIterator)
def reduce_sequence(w_iterator):
    if w_iterator.w_sequence is None:
        return exhausted()
    return from_index("iter", w_iterator.w_sequence, w_iterator.index)


@method(W_SequenceIterator.w_class, "__setstate__", W_SequenceIterator, int)
def set_sequence(w_iterator, index):
    if w_iterator.w_sequence is not None:
        w_iterator.index = max(index, 0)


@method(W_CallableIterator.w_class, "__reduce__", W_CallableIterator)
def reduce_callable(w_iterator):
    if w_iterator.w_callable is None:
        return exhausted()
    return W_Tuple([EXECUTION.builtins.get("iter"),
                    W_Tuple([w_iterator.w_callable, w_iterator.w_sentinel])])


# -- over ranges and hashed containers: what is left of them

@method(W_RangeIterator.w_class, "__reduce__", W_RangeIterator)
def reduce_int_range(w_iterator):
    return by_function("iter", w_iterator.left())


@method(W_BigRangeIterator.w_class, "__reduce__", W_BigRangeIterator)
def reduce_big_range(w_iterator):
    return by_function("iter", w_iterator.left())


@method(W_SetIterator.w_class, "__reduce__", W_SetIterator)
def reduce_set(w_iterator):
    w_set, position, count = w_iterator.w_set, w_iterator.position, w_iterator.count
    w_left = items_of(w_iterator)       # and back to where it was
    w_iterator.w_set, w_iterator.position, w_iterator.count = w_set, position, count
    return by_function("iter", w_left)


@not_rpython
def add_dict_reduce(cls):
    @method(cls.w_class, "__reduce__", cls)
    def reduce_dict(w_iterator):
        w_dict, position, count = w_iterator.w_dict, w_iterator.position, w_iterator.count
        w_left = items_of(w_iterator)
        w_iterator.w_dict, w_iterator.position, w_iterator.count = w_dict, position, count
        return by_function("iter", w_left)


def items_of(w_iterator):
    items_w = []
    while True:
        w_item = w_iterator.next()
        if w_item is None:
            return new_list(items_w[:])
        items_w.append(w_item)


for _cls in (W_DictKeyIterator, W_DictValueIterator, W_DictItemIterator, W_DictReverseIterator):
    assert issubclass(_cls, DictIterator)
    add_dict_reduce(_cls)


# -- over other iterators: their class is called again

@method(W_Enumerate.w_class, "__reduce__", W_Enumerate)
def reduce_enumerate(w_iterator):
    w_index = w_iterator.w_index or W_Int(w_iterator.index)
    return W_Tuple([w_iterator.type(), W_Tuple([w_iterator.w_iterator, w_index])])


@method(W_Zip.w_class, "__reduce__", W_Zip)
def reduce_zip(w_iterator):
    w_arguments = W_Tuple(w_iterator.iterators_w)
    if w_iterator.strict:
        return W_Tuple([w_iterator.type(), w_arguments, wrap_bool(True)])
    return W_Tuple([w_iterator.type(), w_arguments])


@method(W_Zip.w_class, "__setstate__", W_Zip, bool)
def set_zip(w_iterator, strict):
    w_iterator.strict = strict


@method(W_Map.w_class, "__reduce__", W_Map)
def reduce_map(w_iterator):
    return W_Tuple([w_iterator.type(),
                    W_Tuple([w_iterator.w_function] + w_iterator.iterators_w)])


@method(W_Filter.w_class, "__reduce__", W_Filter)
def reduce_filter(w_iterator):
    return W_Tuple([w_iterator.type(),
                    W_Tuple([w_iterator.w_function or w_None, w_iterator.w_iterator])])


@method(W_Reversed.w_class, "__reduce__", W_Reversed)
def reduce_reversed(w_iterator):
    if w_iterator.w_sequence is None:
        return W_Tuple([w_iterator.type(), W_Tuple([w_empty_tuple])])
    return W_Tuple([w_iterator.type(), W_Tuple([w_iterator.w_sequence]),
                    W_Int(w_iterator.index)])


@method(W_Reversed.w_class, "__setstate__", W_Reversed, int)
def set_reversed(w_iterator, index):
    if w_iterator.w_sequence is not None:
        w_iterator.index = min(max(index, -1), w_iterator.index)
