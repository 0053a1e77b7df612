"""What lists and tuples have in common: comparison, repr, indexes."""
from __future__ import absolute_import

from langs.python_subset.vm.convert import repetition_count
from langs.python_subset.vm.errors import memory_error, type_error
from langs.python_subset.vm.slices import slice_index
from langs.python_subset.vm.textual import enter_repr, leave_repr, repr_of

LONGEST = 1 << 60


def order_by_length(operator, a, b):
    if operator == "LT":
        return a < b
    if operator == "LE":
        return a <= b
    if operator == "GT":
        return a > b
    return a >= b


def repr_items(w_container, items_w, start, end, inside):
    """Between `start` and `end`; `inside` where it is printed inside itself."""
    if not enter_repr(w_container):
        return inside
    try:
        return start + ", ".join([repr_of(w_item) for w_item in items_w]) + end
    finally:
        leave_repr()


def repetitions(w_times, length):
    """How often to repeat `length` items; -1 where w_times is no integer."""
    if w_times.type().lookup("__index__") is None:
        return -1
    times = max(repetition_count(w_times), 0)
    if times > 0 and length > LONGEST // times:
        raise memory_error(None)
    return times


def bounds(w_start, w_stop, length):
    """(start, stop) of the optional arguments of index()."""
    start = 0
    stop = length
    if w_start is not None:
        start = slice_index(w_start)
        if start < 0:
            start = max(start + length, 0)
    if w_stop is not None:
        stop = slice_index(w_stop)
        if stop < 0:
            stop = max(stop + length, 0)
    return start, stop


def bad_index(name, w_index):
    return type_error("%s indices must be integers or slices, not %s"
                      % (name, w_index.type_name()))
