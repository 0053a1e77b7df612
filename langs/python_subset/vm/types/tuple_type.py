"""tuple: its methods and operators."""
from __future__ import absolute_import

from langs.python_subset.vm import sequences
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.convert import item_index
from langs.python_subset.vm.errors import index_error, type_error, value_error
from langs.python_subset.vm.gateway import method, optional, static
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.operators import COMPARE, equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.slices import decode, decode_plain, is_plain
from langs.python_subset.vm.tupleobject import (
    W_TupleIterator, first_difference, same_items, tuple_type)
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.native_hash import add_native_hash
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Int, W_Slice, W_Str, W_Tuple, w_empty_tuple, w_NotImplemented, wrap_bool)

W_UserTuple = user_class(W_Tuple)
add_class_getitem(tuple_type)


def new_in(w_type, items_w):
    """A tuple of the class or subclass; takes items_w over."""
    if w_type is tuple_type:
        return W_Tuple(items_w)
    w_tuple = W_UserTuple(items_w)
    w_tuple.init_map(w_type.root_map)
    return w_tuple


@static(tuple_type, "__new__", W_Type, optional(W_Root))
def tuple_new(w_type, w_iterable):
    if w_iterable is None:
        if w_type is tuple_type:
            return w_empty_tuple
        return new_in(w_type, [])
    if w_type is tuple_type and type(w_iterable) is W_Tuple:
        return w_iterable
    return new_in(w_type, iterable_to_list(w_iterable))


@method(tuple_type, "__getnewargs__", W_Tuple)
def tuple_getnewargs(w_tuple):
    return W_Tuple([W_Tuple(w_tuple.items_w)])


@method(tuple_type, "__repr__", W_Tuple)
def tuple_repr(w_tuple):
    end = ",)" if len(w_tuple.items_w) == 1 else ")"
    return W_Str(sequences.repr_items(w_tuple, w_tuple.items_w, "(", end, "(...)"))


@method(tuple_type, "__len__", W_Tuple)
def tuple_len(w_tuple):
    return W_Int(len(w_tuple.items_w))


@method(tuple_type, "__iter__", W_Tuple)
def tuple_iter(w_tuple):
    return W_TupleIterator(w_tuple.items_w)


add_native_hash(tuple_type, W_Tuple)


# -- items and slices

@method(tuple_type, "__getitem__", W_Tuple, W_Root)
def tuple_getitem(w_tuple, w_index):
    if isinstance(w_index, W_Slice):
        return get_slice(w_tuple, w_index)
    if w_index.type().lookup("__index__") is None:
        raise sequences.bad_index("tuple", w_index)
    i = item_index(w_index)
    items_w = w_tuple.items_w
    if i < 0:
        i += len(items_w)
    if i < 0 or i >= len(items_w):
        raise index_error("tuple index out of range")
    return items_w[i]


def get_slice(w_tuple, w_slice):
    items_w = w_tuple.items_w
    if is_plain(w_slice):
        start, stop = decode_plain(w_slice, len(items_w))
        if start == 0 and stop == len(items_w) and type(w_tuple) is W_Tuple:
            return w_tuple
        return W_Tuple(items_w[start:stop])
    start, step, count = decode(w_slice, len(items_w))
    return W_Tuple([items_w[start + i * step] for i in range(count)])


def index_of(items_w, w_item, start, stop):
    for i in range(start, min(stop, len(items_w))):
        if equal(items_w[i], w_item):
            return i
    return -1


@method(tuple_type, "__contains__", W_Tuple, W_Root)
def tuple_contains(w_tuple, w_item):
    items_w = w_tuple.items_w
    return wrap_bool(index_of(items_w, w_item, 0, len(items_w)) >= 0)


@method(tuple_type, "index", W_Tuple, W_Root, optional(W_Root), optional(W_Root))
def tuple_index(w_tuple, w_item, w_start, w_stop):
    start, stop = sequences.bounds(w_start, w_stop, len(w_tuple.items_w))
    i = index_of(w_tuple.items_w, w_item, start, stop)
    if i < 0:
        raise value_error("tuple.index(x): x not in tuple")
    return W_Int(i)


@method(tuple_type, "count", W_Tuple, W_Root)
def tuple_count(w_tuple, w_item):
    count = 0
    for w_candidate in w_tuple.items_w:
        if equal(w_candidate, w_item):
            count += 1
    return W_Int(count)


# -- operators

@method(tuple_type, "__add__", W_Tuple, W_Root)
def tuple_add(w_tuple, w_other):
    if not isinstance(w_other, W_Tuple):
        raise type_error('can only concatenate tuple (not "%s") to tuple'
                         % w_other.type_name())
    if len(w_tuple.items_w) == 0 and type(w_other) is W_Tuple:
        return w_other
    if len(w_other.items_w) == 0 and type(w_tuple) is W_Tuple:
        return w_tuple
    return W_Tuple(w_tuple.items_w + w_other.items_w)


@method(tuple_type, "__mul__", W_Tuple, W_Root)
def tuple_mul(w_tuple, w_times):
    items_w = w_tuple.items_w
    times = sequences.repetitions(w_times, len(items_w))
    if times < 0:
        return w_NotImplemented
    if times == 1 and type(w_tuple) is W_Tuple:
        return w_tuple
    return W_Tuple(items_w * times)


@method(tuple_type, "__rmul__", W_Tuple, W_Root)
def tuple_rmul(w_tuple, w_times):
    return tuple_mul(w_tuple, w_times)


@method(tuple_type, "__eq__", W_Tuple, W_Root)
def tuple_eq(w_tuple, w_other):
    if not isinstance(w_other, W_Tuple):
        return w_NotImplemented
    return wrap_bool(same_items(w_tuple.items_w, w_other.items_w))


@method(tuple_type, "__ne__", W_Tuple, W_Root)
def tuple_ne(w_tuple, w_other):
    if not isinstance(w_other, W_Tuple):
        return w_NotImplemented
    return wrap_bool(not same_items(w_tuple.items_w, w_other.items_w))


def _ordering(name, operator):
    compare = COMPARE[operator]

    @method(tuple_type, name, W_Tuple, W_Root)
    def tuple_order(w_tuple, w_other):
        if not isinstance(w_other, W_Tuple):
            return w_NotImplemented
        items_w, others_w = w_tuple.items_w, w_other.items_w
        i = first_difference(items_w, others_w)
        if i >= len(items_w) or i >= len(others_w):
            return wrap_bool(sequences.order_by_length(
                operator, len(items_w), len(others_w)))
        return compare(items_w[i], others_w[i])


_ordering("__lt__", "LT")
_ordering("__le__", "LE")
_ordering("__gt__", "GT")
_ordering("__ge__", "GE")
