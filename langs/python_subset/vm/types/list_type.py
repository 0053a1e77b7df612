"""list: its methods and operators."""
from __future__ import absolute_import

from kit.vm.sequence_strategies import UNDECIDED
from langs.python_subset.vm import sequences
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.convert import item_index
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import AnyArguments, method, optional, static
from langs.python_subset.vm.listobject import (
    W_List, W_ListIterator, W_ListReverseIterator, list_type)
from langs.python_subset.vm.listsort import sort_list
from langs.python_subset.vm.operators import COMPARE, equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Int, W_Slice, W_Str, w_None, w_NotImplemented, wrap_bool)

W_UserList = user_class(W_List)
add_class_getitem(list_type)
list_type.dict["__hash__"] = w_None


def allocate(w_type):
    """An empty list of the class or subclass."""
    if w_type is list_type:
        return W_List()
    w_list = W_UserList()
    w_list.init_map(w_type.root_map)
    return w_list


@static(list_type, "__new__", W_Type, AnyArguments)
def list_new(w_type, arguments):
    return allocate(w_type)


@method(list_type, "__init__", W_List, optional(W_Root))
def list_init(w_list, w_iterable):
    if w_list.length() > 0:
        w_list.clear()
    if w_iterable is not None:
        w_list.extend_from(w_iterable)


@method(list_type, "__repr__", W_List)
def list_repr(w_list):
    return W_Str(sequences.repr_items(w_list, w_list.items_copy(), "[", "]", "[...]"))


@method(list_type, "__len__", W_List)
def list_len(w_list):
    return W_Int(w_list.length())


@method(list_type, "__iter__", W_List)
def list_iter(w_list):
    return W_ListIterator(w_list)


@method(list_type, "__contains__", W_List, W_Root)
def list_contains(w_list, w_item):
    return wrap_bool(w_list.contains(w_item))


# -- items and slices

def is_index(w_index):
    return w_index.type().lookup("__index__") is not None


@method(list_type, "__getitem__", W_List, W_Root)
def list_getitem(w_list, w_index):
    if isinstance(w_index, W_Slice):
        return w_list.get_slice(w_index)
    if not is_index(w_index):
        raise sequences.bad_index("list", w_index)
    return w_list.get_checked(item_index(w_index))


@method(list_type, "__setitem__", W_List, W_Root, W_Root)
def list_setitem(w_list, w_index, w_value):
    if isinstance(w_index, W_Slice):
        w_list.set_slice(w_index, w_value)
        return
    if not is_index(w_index):
        raise sequences.bad_index("list", w_index)
    w_list.set_checked(item_index(w_index), w_value)


@method(list_type, "__delitem__", W_List, W_Root)
def list_delitem(w_list, w_index):
    if isinstance(w_index, W_Slice):
        w_list.delete_slice(w_index)
        return
    if not is_index(w_index):
        raise sequences.bad_index("list", w_index)
    w_list.delete_checked(item_index(w_index))


# -- operators

@method(list_type, "__add__", W_List, W_Root)
def list_add(w_list, w_other):
    if not isinstance(w_other, W_List):
        raise type_error('can only concatenate list (not "%s") to list'
                         % w_other.type_name())
    w_result = w_list.copy()
    w_result.insert_sequence(w_result.length(), w_other)
    return w_result


@method(list_type, "__iadd__", W_List, W_Root)
def list_iadd(w_list, w_iterable):
    w_list.extend_from(w_iterable)
    return w_list


@method(list_type, "__mul__", W_List, W_Root)
def list_mul(w_list, w_times):
    times = sequences.repetitions(w_times, w_list.length())
    if times < 0:
        return w_NotImplemented
    w_result = W_List()
    w_result.become_repeated(w_list, times)
    return w_result


@method(list_type, "__rmul__", W_List, W_Root)
def list_rmul(w_list, w_times):
    return list_mul(w_list, w_times)


@method(list_type, "__imul__", W_List, W_Root)
def list_imul(w_list, w_times):
    times = sequences.repetitions(w_times, w_list.length())
    if times < 0:
        return w_NotImplemented
    w_list.become_repeated(w_list, times)
    return w_list


def first_difference(w_list, w_other):
    """The first index at which the two differ, or the shorter one's length."""
    i = w_list.first_difference(w_other)
    if i != UNDECIDED:
        return i
    i = 0
    while i < w_list.length() and i < w_other.length():
        if not equal(w_list.getitem(i), w_other.getitem(i)):
            return i
        i += 1
    return i


def same_items(w_list, w_other):
    if w_list.length() != w_other.length():
        return False
    return first_difference(w_list, w_other) >= w_list.length()


@method(list_type, "__eq__", W_List, W_Root)
def list_eq(w_list, w_other):
    if not isinstance(w_other, W_List):
        return w_NotImplemented
    return wrap_bool(same_items(w_list, w_other))


@method(list_type, "__ne__", W_List, W_Root)
def list_ne(w_list, w_other):
    if not isinstance(w_other, W_List):
        return w_NotImplemented
    return wrap_bool(not same_items(w_list, w_other))


def _ordering(name, operator):
    compare = COMPARE[operator]

    @method(list_type, name, W_List, W_Root)
    def list_order(w_list, w_other):
        if not isinstance(w_other, W_List):
            return w_NotImplemented
        i = first_difference(w_list, w_other)
        if i >= w_list.length() or i >= w_other.length():
            return wrap_bool(sequences.order_by_length(
                operator, w_list.length(), w_other.length()))
        return compare(w_list.getitem(i), w_other.getitem(i))


_ordering("__lt__", "LT")
_ordering("__le__", "LE")
_ordering("__gt__", "GT")
_ordering("__ge__", "GE")


# -- methods

@method(list_type, "append", W_List, W_Root)
def list_append(w_list, w_item):
    w_list.append(w_item)


@method(list_type, "extend", W_List, W_Root)
def list_extend(w_list, w_iterable):
    w_list.extend_from(w_iterable)


@method(list_type, "insert", W_List, int, W_Root)
def list_insert(w_list, index, w_item):
    w_list.insert(index, w_item)


@method(list_type, "pop", W_List, optional(int, -1))
def list_pop(w_list, index):
    return w_list.pop(index)


@method(list_type, "remove", W_List, W_Root)
def list_remove(w_list, w_item):
    i = w_list.index_of(w_item, 0, w_list.length())
    if i < 0:
        raise value_error("list.remove(x): x not in list")
    if i < w_list.length():
        w_list.remove_at(i)


@method(list_type, "clear", W_List)
def list_clear(w_list):
    w_list.clear()


@method(list_type, "copy", W_List)
def list_copy(w_list):
    return w_list.copy()


@method(list_type, "reverse", W_List)
def list_reverse(w_list):
    w_list.reverse()


@method(list_type, "index", W_List, W_Root, optional(W_Root), optional(W_Root))
def list_index(w_list, w_item, w_start, w_stop):
    start, stop = sequences.bounds(w_start, w_stop, w_list.length())
    i = w_list.index_of(w_item, start, stop)
    if i < 0:
        raise value_error("%s is not in list" % repr_of(w_item))
    return W_Int(i)


@method(list_type, "count", W_List, W_Root)
def list_count(w_list, w_item):
    count = 0
    i = 0
    while True:
        i = w_list.index_of(w_item, i, w_list.length())
        if i < 0:
            return W_Int(count)
        count += 1
        i += 1


@method(list_type, "sort", W_List, optional(W_Root), optional(bool, False))
def list_sort(w_list, w_key, reverse):
    sort_list(w_list, None if w_key is w_None else w_key, reverse)


@method(list_type, "__reversed__", W_List)
def list_reversed(w_list):
    return W_ListReverseIterator(w_list)
