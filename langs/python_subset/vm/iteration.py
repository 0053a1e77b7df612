"""Iterables as RPython lists, and unpacking."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.iterators import get_iterator, is_iterable
from langs.python_subset.vm.listobject import W_List, list_of, new_list
from langs.python_subset.vm.values import W_Tuple


def iterable_to_list(w_iterable):
    """The items as an RPython list that nobody may change."""
    items_w = w_iterable.quick_items()
    if items_w is not None:
        return items_w
    return list_of(w_iterable).items_copy()


def unpack_into(w_iterable, count):
    """The items, which must be `count`, as an RPython list."""
    if type(w_iterable) is W_Tuple:
        items_w = w_iterable.items_w
        if len(items_w) != count:
            raise wrong_count(count, len(items_w))
        return items_w
    if type(w_iterable) is W_List:
        if w_iterable.count != count:
            raise wrong_count(count, w_iterable.count)
        return unpack_list(w_iterable, count)
    if not is_iterable(w_iterable):
        raise not_unpackable(w_iterable)
    return unpack_iterator(get_iterator(w_iterable), count)


@jit.unroll_safe
def unpack_list(w_list, count):
    items_w = [None] * count
    for i in range(count):
        items_w[i] = w_list.getitem(i)
    return items_w


def wrong_count(expected, found):
    if found < expected:
        return value_error("not enough values to unpack (expected %d, got %d)"
                           % (expected, found))
    return value_error("too many values to unpack (expected %d)" % expected)


def not_unpackable(w_value):
    return type_error("cannot unpack non-iterable %s object" % w_value.type_name())


@jit.unroll_safe
def unpack_iterator(w_iterator, count):
    items_w = [None] * count
    for i in range(count):
        w_item = w_iterator.next()
        if w_item is None:
            raise wrong_count(count, i)
        items_w[i] = w_item
    if w_iterator.next() is not None:
        raise wrong_count(count, count + 1)
    return items_w


def unpack_with_star(w_iterable, before, after):
    """The items as `before` values, a list of those between, `after` values."""
    if not is_iterable(w_iterable):
        raise not_unpackable(w_iterable)
    items_w = iterable_to_list(w_iterable)
    count = len(items_w)
    if count < before + after:
        raise value_error("not enough values to unpack (expected at least %d, got %d)"
                          % (before + after, count))
    return spread(items_w, count, before, after)


@jit.unroll_safe
def spread(items_w, count, before, after):
    result_w = [None] * (before + 1 + after)
    for i in range(before):
        result_w[i] = items_w[i]
    stop = count - after
    assert before >= 0
    assert stop >= before
    result_w[before] = new_list(items_w[before:stop])
    for i in range(after):
        result_w[before + 1 + i] = items_w[stop + i]
    return result_w
