"""What sum, any, all, min and max do with an iterator: loops with traces of their own."""
from __future__ import absolute_import

from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.iterators import get_iterator, loop_driver
from langs.python_subset.vm.operators import BINARY, greater_than, less_than

_add = BINARY["ADD"]

sum_driver = loop_driver("sum")
truth_driver = loop_driver("any, all")
extreme_driver = loop_driver("min, max")


def sum_of(w_iterable, w_total):
    w_iterator = get_iterator(w_iterable)
    key = w_iterator.loop_key()
    while True:
        sum_driver.jit_merge_point(key=key)
        w_item = w_iterator.next()
        if w_item is None:
            return w_total
        w_total = _add(w_total, w_item)


def has_item(w_iterable, wanted):
    """Whether an item is true (`wanted`) or one is false (not `wanted`)."""
    w_iterator = get_iterator(w_iterable)
    key = w_iterator.loop_key()
    while True:
        truth_driver.jit_merge_point(key=key)
        w_item = w_iterator.next()
        if w_item is None:
            return False
        if truth(w_item) == wanted:
            return True


def extreme_of(w_iterable, w_key, largest):
    """The first of the largest (or smallest) items by the function w_key or
    (None) themselves; None where there is no item."""
    w_iterator = get_iterator(w_iterable)
    w_best = w_iterator.next()
    if w_best is None:
        return None
    w_best_key = w_best if w_key is None else w_key.call1(w_best)
    key = w_iterator.loop_key()
    while True:
        extreme_driver.jit_merge_point(key=key)
        w_item = w_iterator.next()
        if w_item is None:
            return w_best
        w_item_key = w_item if w_key is None else w_key.call1(w_item)
        if is_beyond(w_item_key, w_best_key, largest):
            w_best = w_item
            w_best_key = w_item_key


def is_beyond(w_value, w_best, largest):
    if largest:
        return greater_than(w_value, w_best)
    return less_than(w_value, w_best)
