"""_collections: deque."""
from __future__ import absolute_import

from langs.python_subset.vm import sequences
from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.dequeobject import (
    UNLIMITED, W_Deque, W_DequeIterator, W_DequeReverseIterator)
from langs.python_subset.vm.errors import index_error, type_error, value_error
from langs.python_subset.vm.gateway import (
    AnyArguments, ModuleTable, getter, method, optional, static)
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.listobject import list_of
from langs.python_subset.vm.modules.module_class import (
    factory_of, iterator_class, module_class)
from langs.python_subset.vm.operators import COMPARE, equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.pickling import state_of
from langs.python_subset.vm.values import (
    W_Int, W_Integer, W_Str, W_Tuple, w_None, w_NotImplemented, wrap_bool)

COLLECTIONS = ModuleTable("_collections")
deque_type = module_class(COLLECTIONS, "deque", W_Deque, "collections")
new_deque = factory_of(W_Deque)


@not_rpython
def _define_iterator(name, cls):
    w_class = iterator_class(COLLECTIONS, name, cls, has_length=True)

    @static(w_class, "__new__", W_Type, W_Deque, optional(int, 0))
    def iterator_new(w_type, w_deque, passed):
        return cls(w_deque, min(max(passed, 0), w_deque.count))

    @method(w_class, "__reduce__", cls)
    def iterator_reduce(w_iterator):
        w_deque = w_iterator.w_deque
        return W_Tuple([w_class, W_Tuple([w_deque, W_Int(w_deque.count - w_iterator.left)])])


_define_iterator("_deque_iterator", W_DequeIterator)
_define_iterator("_deque_reverse_iterator", W_DequeReverseIterator)
add_class_getitem(deque_type)
deque_type.dict["__hash__"] = w_None


@static(deque_type, "__new__", W_Type, AnyArguments)
def deque_new(w_type, arguments):
    return new_deque(w_type)


@method(deque_type, "__init__", W_Deque, optional(W_Root), optional(W_Root))
def deque_init(w_deque, w_iterable, w_maxlen):
    limit = UNLIMITED
    if w_maxlen is not None and w_maxlen is not w_None:
        if not isinstance(w_maxlen, W_Integer):
            raise type_error("an integer is required")
        limit = index(w_maxlen)
        if limit < 0:
            raise value_error("maxlen must be non-negative")
    w_deque.limit = limit
    w_deque.clear()
    if w_iterable is not None:
        w_deque.extend_from(w_iterable)


@getter(deque_type, "maxlen", W_Deque)
def deque_maxlen(w_deque):
    if w_deque.limit == UNLIMITED:
        return w_None
    return W_Int(w_deque.limit)


@method(deque_type, "__repr__", W_Deque)
def deque_repr(w_deque):
    name = w_deque.type().short_name()
    end = "])"
    if w_deque.limit != UNLIMITED:
        end = "], maxlen=%d)" % w_deque.limit
    return W_Str(sequences.repr_items(w_deque, w_deque.items_copy(), name + "([", end,
                                      "[...]"))


@method(deque_type, "__len__", W_Deque)
def deque_len(w_deque):
    return W_Int(w_deque.count)


@method(deque_type, "__iter__", W_Deque)
def deque_iter(w_deque):
    return W_DequeIterator(w_deque)


@method(deque_type, "__reversed__", W_Deque)
def deque_reversed(w_deque):
    return W_DequeReverseIterator(w_deque)


@method(deque_type, "__contains__", W_Deque, W_Root)
def deque_contains(w_deque, w_item):
    return wrap_bool(w_deque.index_of(w_item, 0, w_deque.count) >= 0)


# -- items

def position(w_deque, w_index):
    if w_index.type().lookup("__index__") is None:
        raise type_error("sequence index must be integer, not '%s'" % w_index.type_name())
    i = index(w_index)
    if i < 0:
        i += w_deque.count
    if i < 0 or i >= w_deque.count:
        raise index_error("deque index out of range")
    return i


@method(deque_type, "__getitem__", W_Deque, W_Root)
def deque_getitem(w_deque, w_index):
    return w_deque.getitem(position(w_deque, w_index))


@method(deque_type, "__setitem__", W_Deque, W_Root, W_Root)
def deque_setitem(w_deque, w_index, w_value):
    w_deque.setitem(position(w_deque, w_index), w_value)


@method(deque_type, "__delitem__", W_Deque, W_Root)
def deque_delitem(w_deque, w_index):
    w_deque.remove_at(position(w_deque, w_index))


# -- changes

@method(deque_type, "append", W_Deque, W_Root)
def deque_append(w_deque, w_item):
    w_deque.append(w_item)


@method(deque_type, "appendleft", W_Deque, W_Root)
def deque_appendleft(w_deque, w_item):
    w_deque.append_left(w_item)


@method(deque_type, "pop", W_Deque)
def deque_pop(w_deque):
    return w_deque.pop()


@method(deque_type, "popleft", W_Deque)
def deque_popleft(w_deque):
    return w_deque.pop_left()


@method(deque_type, "clear", W_Deque)
def deque_clear(w_deque):
    w_deque.clear()


@method(deque_type, "extend", W_Deque, W_Root)
def deque_extend(w_deque, w_iterable):
    w_deque.extend_from(w_iterable)


@method(deque_type, "extendleft", W_Deque, W_Root)
def deque_extendleft(w_deque, w_iterable):
    if w_iterable is w_deque:
        w_iterable = list_of(w_iterable)
    w_iterator = get_iterator(w_iterable)
    while True:
        w_item = w_iterator.next()
        if w_item is None:
            return
        w_deque.append_left(w_item)


@method(deque_type, "insert", W_Deque, int, W_Root)
def deque_insert(w_deque, index, w_item):
    w_deque.insert(index, w_item)


@method(deque_type, "remove", W_Deque, W_Root)
def deque_remove(w_deque, w_item):
    count = w_deque.count
    changes = w_deque.changes
    for i in range(count):
        found = equal(w_deque.getitem(i), w_item)
        if w_deque.changes != changes:
            raise index_error("deque mutated during iteration")
        if found:
            w_deque.remove_at(i)
            return
    raise value_error("%s is not in deque" % repr_of(w_item))


@method(deque_type, "reverse", W_Deque)
def deque_reverse(w_deque):
    w_deque.reverse()


@method(deque_type, "rotate", W_Deque, optional(int, 1))
def deque_rotate(w_deque, n):
    w_deque.rotate(n)


# -- search

@method(deque_type, "count", W_Deque, W_Root)
def deque_count(w_deque, w_item):
    return W_Int(w_deque.count_of(w_item))


@method(deque_type, "index", W_Deque, W_Root, optional(W_Root), optional(W_Root))
def deque_index(w_deque, w_item, w_start, w_stop):
    start, stop = sequences.bounds(w_start, w_stop, w_deque.count)
    i = w_deque.index_of(w_item, start, min(stop, w_deque.count))
    if i < 0:
        raise value_error("%s is not in deque" % repr_of(w_item))
    return W_Int(i)


# -- copies and operators

def copy_of(w_deque):
    """A plain deque with the same items and limit."""
    w_copy = W_Deque()
    w_copy.become(w_deque.items_copy(), w_deque.limit)
    return w_copy


@method(deque_type, "copy", W_Deque)
def deque_copy(w_deque):
    if type(w_deque) is W_Deque:
        return copy_of(w_deque)
    if w_deque.limit == UNLIMITED:
        return w_deque.type().call1(w_deque)
    return w_deque.type().call2(w_deque, W_Int(w_deque.limit))


@method(deque_type, "__copy__", W_Deque)
def deque_copied(w_deque):
    return deque_copy(w_deque)


@method(deque_type, "__reduce__", W_Deque)
def deque_reduce(w_deque):
    w_args = W_Tuple([])
    if w_deque.limit != UNLIMITED:
        w_args = W_Tuple([W_Tuple([]), W_Int(w_deque.limit)])
    return W_Tuple([w_deque.type(), w_args, state_of(w_deque), W_DequeIterator(w_deque)])


@method(deque_type, "__add__", W_Deque, W_Root)
def deque_add(w_deque, w_other):
    if not isinstance(w_other, W_Deque):
        raise type_error('can only concatenate deque (not "%s") to deque'
                         % w_other.type_name())
    w_result = deque_copy(w_deque)
    if isinstance(w_result, W_Deque):
        w_result.extend_from(w_other)
    return w_result


@method(deque_type, "__iadd__", W_Deque, W_Root)
def deque_iadd(w_deque, w_iterable):
    w_deque.extend_from(w_iterable)
    return w_deque


def repeat(w_deque, items_w, w_times):
    times = sequences.repetitions(w_times, len(items_w))
    if times < 0:
        raise type_error("can't multiply sequence by non-int of type '%s'"
                         % w_times.type_name())
    w_deque.become(items_w * times, w_deque.limit)


@method(deque_type, "__mul__", W_Deque, W_Root)
def deque_mul(w_deque, w_times):
    w_result = deque_copy(w_deque)
    if isinstance(w_result, W_Deque):
        repeat(w_result, w_deque.items_copy(), w_times)
    return w_result


@method(deque_type, "__rmul__", W_Deque, W_Root)
def deque_rmul(w_deque, w_times):
    return deque_mul(w_deque, w_times)


@method(deque_type, "__imul__", W_Deque, W_Root)
def deque_imul(w_deque, w_times):
    repeat(w_deque, w_deque.items_copy(), w_times)
    return w_deque


def first_difference(w_deque, w_other):
    """The first index at which the two differ, or the shorter one's length."""
    i = 0
    while i < w_deque.count and i < w_other.count:
        if not equal(w_deque.getitem(i), w_other.getitem(i)):
            return i
        i += 1
    return i


def same_items(w_deque, w_other):
    return (w_deque.count == w_other.count and
            first_difference(w_deque, w_other) >= w_deque.count)


@method(deque_type, "__eq__", W_Deque, W_Root)
def deque_eq(w_deque, w_other):
    if not isinstance(w_other, W_Deque):
        return w_NotImplemented
    return wrap_bool(same_items(w_deque, w_other))


@method(deque_type, "__ne__", W_Deque, W_Root)
def deque_ne(w_deque, w_other):
    if not isinstance(w_other, W_Deque):
        return w_NotImplemented
    return wrap_bool(not same_items(w_deque, w_other))


def _ordering(name, operator):
    compare = COMPARE[operator]

    @method(deque_type, name, W_Deque, W_Root)
    def order(w_deque, w_other):
        if not isinstance(w_other, W_Deque):
            return w_NotImplemented
        i = first_difference(w_deque, w_other)
        if i >= w_deque.count or i >= w_other.count:
            return wrap_bool(sequences.order_by_length(
                operator, w_deque.count, w_other.count))
        return compare(w_deque.getitem(i), w_other.getitem(i))


for _operator in ["LT", "LE", "GT", "GE"]:
    _ordering("__%s__" % _operator.lower(), _operator)
