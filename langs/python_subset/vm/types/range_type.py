"""range: its constructor, attributes and methods."""
from __future__ import absolute_import

from rpython.rlib.rbigint import rbigint

from langs.python_subset.vm import slices
from langs.python_subset.vm.arithmetic import exact_integer
from langs.python_subset.vm.convert import big, to_integer
from langs.python_subset.vm.errors import index_error, type_error, value_error
from langs.python_subset.vm.gateway import getter, method, optional, static
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.operators import BINARY, equal, hash_of
from langs.python_subset.vm.rangeobject import (
    ONE, ZERO, W_BigRange, W_Range, make_big_range, make_range, range_type)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import (
    W_Int, W_Slice, W_Str, W_Tuple, w_None, w_NotImplemented, wrap_bool)

ADD = BINARY["ADD"]
MULTIPLY = BINARY["MULTIPLY"]
MINUS_ONE = rbigint.fromint(-1)
w_zero = W_Int(0)
w_one = W_Int(1)


@static(range_type, "__new__", W_Type, W_Root, optional(W_Root), optional(W_Root))
def range_new(w_type, w_start, w_stop, w_step):
    if w_stop is None:
        return make_range(w_zero, to_integer(w_start), w_one)
    if w_step is None:
        return make_range(to_integer(w_start), to_integer(w_stop), w_one)
    w_start = to_integer(w_start)
    w_stop = to_integer(w_stop)
    w_step = to_integer(w_step)
    if not w_step.is_true():
        raise value_error("range() arg 3 must not be zero")
    return make_range(w_start, w_stop, w_step)


@getter(range_type, "start", W_Range)
def range_start(w_range):
    return w_range.w_start()


@getter(range_type, "stop", W_Range)
def range_stop(w_range):
    return w_range.w_stop()


@getter(range_type, "step", W_Range)
def range_step(w_range):
    return w_range.w_step()


@method(range_type, "__len__", W_Range)
def range_len(w_range):
    return W_Int(w_range.length())


@method(range_type, "__bool__", W_Range)
def range_bool(w_range):
    return wrap_bool(w_range.is_true())


@method(range_type, "__iter__", W_Range)
def range_iter(w_range):
    return w_range.iterator()


@method(range_type, "__reversed__", W_Range)
def range_reversed(w_range):
    return w_range.reverse_iterator()


@method(range_type, "__repr__", W_Range)
def range_repr(w_range):
    text = "range(%s, %s" % (repr_of(w_range.w_start()), repr_of(w_range.w_stop()))
    if equal(w_range.w_step(), w_one):
        return W_Str(text + ")")
    return W_Str("%s, %s)" % (text, repr_of(w_range.w_step())))


# -- items

@method(range_type, "__getitem__", W_Range, W_Root)
def range_getitem(w_range, w_index):
    if isinstance(w_index, W_Slice):
        return get_slice(w_range, w_index)
    if w_index.type().lookup("__index__") is None:
        raise type_error("range indices must be integers or slices, not %s"
                         % w_index.type_name())
    w_item = w_range.w_item(to_integer(w_index))
    if w_item is None:
        raise index_error("range object index out of range")
    return w_item


def get_slice(w_range, w_slice):
    if isinstance(w_range, W_BigRange):
        return get_slice_of_big(w_range, w_slice)
    start, stop, step = slices.bounds(w_slice, w_range.length())
    return make_range(to_integer(item_unbounded(w_range, start)),
                      to_integer(item_unbounded(w_range, stop)),
                      to_integer(MULTIPLY(w_range.w_step(), W_Int(step))))


def get_slice_of_big(w_range, w_slice):
    step = ONE
    if w_slice.w_step is not w_None:
        step = slice_integer(w_slice.w_step)
        if step.sign == 0:
            raise value_error("slice step cannot be zero")
    count = w_range.count
    if step.sign > 0:
        start = clamp(w_slice.w_start, ZERO, count, ZERO, count)
        stop = clamp(w_slice.w_stop, count, count, ZERO, count)
    else:
        last = count.sub(ONE)
        start = clamp(w_slice.w_start, last, count, MINUS_ONE, last)
        stop = clamp(w_slice.w_stop, MINUS_ONE, count, MINUS_ONE, last)
    return make_big_range(w_range.start.add(start.mul(w_range.step)),
                          w_range.start.add(stop.mul(w_range.step)),
                          w_range.step.mul(step))


def slice_integer(w_index):
    slices.slice_index(w_index)     # TypeError where it is none
    return big(to_integer(w_index))


def clamp(w_index, default, count, low, high):
    if w_index is w_None:
        return default
    index = slice_integer(w_index)
    if index.sign < 0:
        index = index.add(count)
        if index.lt(low):
            return low
    elif index.gt(high):
        return high
    return index


def item_unbounded(w_range, index):
    return ADD(w_range.w_start(), MULTIPLY(W_Int(index), w_range.w_step()))


def find(w_range, w_item):
    """The index as a guest int, or None."""
    if exact_integer(w_item):
        return w_range.find(to_integer(w_item))
    w_iterator = get_iterator(w_range)
    index = 0
    while True:
        w_candidate = w_iterator.next()
        if w_candidate is None:
            return None
        if equal(w_candidate, w_item):
            return W_Int(index)
        index += 1


@method(range_type, "__contains__", W_Range, W_Root)
def range_contains(w_range, w_item):
    return wrap_bool(find(w_range, w_item) is not None)


@method(range_type, "index", W_Range, W_Root)
def range_index(w_range, w_item):
    w_index = find(w_range, w_item)
    if w_index is None:
        raise value_error("%s is not in range" % repr_of(w_item))
    return w_index


@method(range_type, "count", W_Range, W_Root)
def range_count(w_range, w_item):
    if exact_integer(w_item):
        return W_Int(0 if find(w_range, w_item) is None else 1)
    w_iterator = get_iterator(w_range)
    count = 0
    while True:
        w_candidate = w_iterator.next()
        if w_candidate is None:
            return W_Int(count)
        if equal(w_candidate, w_item):
            count += 1


# -- comparison: ranges are equal where their items are

def summary(w_range):
    """The values that tell ranges with different items apart."""
    w_count = w_range.w_count()
    if not w_count.is_true():
        return W_Tuple([w_count, w_None, w_None])
    if equal(w_count, w_one):
        return W_Tuple([w_count, w_range.w_start(), w_None])
    return W_Tuple([w_count, w_range.w_start(), w_range.w_step()])


@method(range_type, "__eq__", W_Range, W_Root)
def range_eq(w_range, w_other):
    if not isinstance(w_other, W_Range):
        return w_NotImplemented
    return wrap_bool(equal(summary(w_range), summary(w_other)))


@method(range_type, "__hash__", W_Range)
def range_hash(w_range):
    return W_Int(hash_of(summary(w_range)))
