"""_bisect: binary search."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm import attributes, convert, items
from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.gateway import ModuleTable, optional
from langs.python_subset.vm.iterators import loop_driver
from langs.python_subset.vm.listobject import W_List
from langs.python_subset.vm.operators import less_than
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Int, w_None

BISECT = ModuleTable("_bisect")
left_driver = loop_driver("bisect_left")
right_driver = loop_driver("bisect_right")


def item_at(w_list, i):
    if type(w_list) is W_List and i < w_list.count:
        return w_list.getitem(i)
    return items.get(w_list, W_Int(i))


def key_at(w_list, i, w_key):
    w_item = item_at(w_list, i)
    if w_key is None:
        return w_item
    return w_key.call1(w_item)


def end_of(w_list, lo, w_hi):
    if lo < 0:
        raise value_error("lo must be non-negative")
    if w_hi is None or w_hi is w_None:
        return items.length_of(w_list)
    return convert.index(w_hi)


def left_of(w_list, w_x, low, high, w_key):
    key = w_x.type()
    while True:
        left_driver.jit_merge_point(key=key)
        if low >= high:
            return low
        middle = low + ((high - low) >> 1)
        if less_than(key_at(w_list, middle, w_key), w_x):
            low = middle + 1
        else:
            high = middle


def right_of(w_list, w_x, low, high, w_key):
    key = w_x.type()
    while True:
        right_driver.jit_merge_point(key=key)
        if low >= high:
            return low
        middle = low + ((high - low) >> 1)
        if less_than(w_x, key_at(w_list, middle, w_key)):
            high = middle
        else:
            low = middle + 1


def insert(w_list, i, w_x):
    if type(w_list) is W_List:
        w_list.insert(i, w_x)
    else:
        attributes.get(w_list, "insert").call2(W_Int(i), w_x)


@not_rpython
def define(side, find):
    @BISECT.function("bisect_" + side, W_Root, W_Root, optional(int, 0), optional(W_Root),
                     optional(W_Root))
    def bisect(w_a, w_x, lo, w_hi, w_key):
        high = end_of(w_a, lo, w_hi)
        return W_Int(find(w_a, w_x, lo, high, None if w_key is w_None else w_key))

    @BISECT.function("insort_" + side, W_Root, W_Root, optional(int, 0), optional(W_Root),
                     optional(W_Root))
    def insort(w_a, w_x, lo, w_hi, w_key):
        w_sought = w_x
        if w_key is w_None:
            w_key = None
        if w_key is not None:
            w_sought = w_key.call1(w_x)
        high = end_of(w_a, lo, w_hi)
        insert(w_a, find(w_a, w_sought, lo, high, w_key), w_x)


define("left", left_of)
define("right", right_of)
