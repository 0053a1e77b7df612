"""Getting an iterator of any value, and running it to its end."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.errors import (
    GuestError, INDEX_ERROR, STOP_ITERATION, type_error)
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Int


def get_iterator(w_iterable):
    """iter(w_iterable)."""
    w_type = w_iterable.type()
    w_iter = w_type.lookup("__iter__")
    if w_iter is None:
        if w_type.lookup("__getitem__") is None:
            raise not_iterable(w_iterable)
        return W_SequenceIterator(w_iterable)
    if w_iter.is_none:
        raise not_iterable(w_iterable)
    w_iterator = w_iter.call_with0(w_iterable)
    if w_iterator.type().lookup("__next__") is None:
        raise type_error("iter() returned non-iterator of type '%s'"
                         % w_iterator.type_name())
    return w_iterator


def is_iterable(w_value):
    w_type = w_value.type()
    w_iter = w_type.lookup("__iter__")
    if w_iter is None:
        return w_type.lookup("__getitem__") is not None
    return not w_iter.is_none


def not_iterable(w_value):
    return type_error("'%s' object is not iterable" % w_value.type_name())


class W_SequenceIterator(W_Root):
    """Over a value that has only __getitem__: 0, 1, ... until IndexError."""

    def __init__(self, w_sequence):
        self.w_sequence = w_sequence    # None at the end
        self.index = 0

    def next(self):
        w_sequence = self.w_sequence
        if w_sequence is None:
            return None
        index = self.index
        self.index = index + 1
        try:
            return w_sequence.type().lookup("__getitem__").call_with1(
                w_sequence, W_Int(index))
        except GuestError as error:
            if not (error.matches(INDEX_ERROR) or error.matches(STOP_ITERATION)):
                raise
            self.w_sequence = None
            return None


class W_CallableIterator(W_Root):
    """iter(function, sentinel)."""

    def __init__(self, w_callable, w_sentinel):
        self.w_callable = w_callable    # None at the end
        self.w_sentinel = w_sentinel

    def next(self):
        w_callable = self.w_callable
        if w_callable is None:
            return None
        try:
            w_value = w_callable.call0()
        except GuestError as error:
            self.w_callable = None
            if not error.matches(STOP_ITERATION):
                raise
            return None
        if equal(self.w_sentinel, w_value):
            self.w_callable = None
            return None
        return w_value


# -- loops over iterators: each has a trace of its own for each kind of iterator

@not_rpython
def loop_driver(name):
    """The driver of one such loop; key=w_iterator.loop_key() is its green."""
    def location(key):
        return "%s over %s" % (name, key.plain_name())
    return jit.JitDriver(name=name, greens=["key"], reds="auto",
                         get_printable_location=location)


append_driver = loop_driver("append_all")


def append_all(w_iterable, w_list):
    """Appends the items to something with the method append(w_item)."""
    w_iterator = get_iterator(w_iterable)
    key = w_iterator.loop_key()
    while True:
        append_driver.jit_merge_point(key=key)
        w_item = w_iterator.next()
        if w_item is None:
            break
        w_list.append(w_item)


W_SequenceIterator.w_class = builtin_type("iterator")
W_CallableIterator.w_class = builtin_type("callable_iterator")
