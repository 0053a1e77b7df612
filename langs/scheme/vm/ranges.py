"""Indexes into sequences, and ranges of them, checked as Racket checks them."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.errors import (
    ending_before_start, out_of_range, wrong_argument, wrong_index)
from langs.scheme.vm.values import W_Bignum, W_Fixnum


def index_in(name, kind, w_index, length, w_container):
    """0 <= index < length, of the second argument."""
    if isinstance(w_index, W_Fixnum):
        index = w_index.intval
        if 0 <= index < length:
            return index
    raise _wrong_index(name, kind, w_index, length, w_container)


@jit.dont_look_inside
def _wrong_index(name, kind, w_index, length, w_container):
    if not _is_natural(w_index):
        return wrong_index(name, w_index, w_container)
    return out_of_range(name, kind, "", w_index, 0, length - 1, w_container)


def start_in(name, kind, w_start, length, w_container):
    """0 <= start <= length; 0 where it is left out."""
    if w_start is None:
        return 0
    if isinstance(w_start, W_Fixnum):
        start = w_start.intval
        if 0 <= start <= length:
            return start
    check_natural(name, w_start)
    raise out_of_range(name, kind, "starting ", w_start, 0, length, w_container)


def stop_in(name, kind, w_stop, start, length, w_container):
    """start <= stop <= length; length where it is left out."""
    if w_stop is None:
        return length
    if isinstance(w_stop, W_Fixnum):
        stop = w_stop.intval
        if start <= stop <= length:
            return stop
        if 0 <= stop < start:
            raise ending_before_start(name, kind, start, w_stop, length, w_container)
    check_natural(name, w_stop)
    raise out_of_range(name, kind, "ending ", w_stop, 0, length, w_container)


def natural(name, w_value):
    """An exact nonnegative integer as a machine integer; too large ones become negative."""
    if isinstance(w_value, W_Fixnum) and w_value.intval >= 0:
        return w_value.intval
    check_natural(name, w_value)
    return -1


@jit.unroll_safe
def check_naturals(name, indexes_w):
    """Before any is compared with a length; None where one is left out."""
    for i in range(len(indexes_w)):
        w_index = indexes_w[i]
        if w_index is not None:
            check_natural(name, w_index)


def check_natural(name, w_value):
    if not _is_natural(w_value):
        raise wrong_argument(name, "exact-nonnegative-integer?", 0, [w_value])


def _is_natural(w_value):
    if isinstance(w_value, W_Fixnum):
        return w_value.intval >= 0
    return isinstance(w_value, W_Bignum) and w_value.bigval.sign > 0
