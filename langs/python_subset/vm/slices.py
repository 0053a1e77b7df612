"""Which items a slice means."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.convert import MAX_INT, clamped_index
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.values import W_Int, w_None


def slice_index(w_value):
    if type(w_value) is W_Int:
        return w_value.intval
    if w_value.type().lookup("__index__") is None:
        raise type_error("slice indices must be integers or None or have an"
                         " __index__ method")
    return clamped_index(w_value)


def step_of(w_slice):
    if w_slice.w_step is w_None:
        return 1
    step = slice_index(w_slice.w_step)
    if step == 0:
        raise value_error("slice step cannot be zero")
    return max(step, -MAX_INT)


def clamp(w_index, default, length, low, high):
    if w_index is w_None:
        return default
    index = slice_index(w_index)
    if index < 0:
        index += length
        if index < low:
            return low
    elif index > high:
        return high
    return index


def bounds(w_slice, length):
    """(start, stop, step) as slice.indices() gives them."""
    step = step_of(w_slice)
    if step > 0:
        start = clamp(w_slice.w_start, 0, length, 0, length)
        stop = clamp(w_slice.w_stop, length, length, 0, length)
    else:
        start = clamp(w_slice.w_start, length - 1, length, -1, length - 1)
        stop = clamp(w_slice.w_stop, -1, length, -1, length - 1)
    return start, stop, step


def decode(w_slice, length):
    """(start, step, count) of the items that w_slice takes of `length` items."""
    start, stop, step = bounds(w_slice, length)
    return start, step, count_between(start, stop, step)


def is_plain(w_slice):
    """Whether the step is left out."""
    return w_slice.w_step is w_None


def decode_plain(w_slice, length):
    """(start, stop) for a step of 1: start <= stop."""
    start = clamp(w_slice.w_start, 0, length, 0, length)
    stop = clamp(w_slice.w_stop, length, length, 0, length)
    if stop < start:
        stop = start
    assert start >= 0
    assert stop >= 0
    return start, stop


@jit.elidable
def count_between(start, stop, step):
    """How many numbers range(start, stop, step) has."""
    if step > 0:
        if start < stop:
            return (stop - start - 1) // step + 1
    elif stop < start:
        return (start - stop - 1) // -step + 1
    return 0
