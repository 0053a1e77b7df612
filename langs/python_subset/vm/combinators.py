"""Iterators over other iterators: enumerate, zip, map, filter; and reversed."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.convert import MAX_INT, truth
from langs.python_subset.vm.errors import (
    GuestError, INDEX_ERROR, STOP_ITERATION, value_error)
from langs.python_subset.vm.iterators import loop_driver
from langs.python_subset.vm.operators import BINARY
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Int, W_Tuple

_add = BINARY["ADD"]
w_one = W_Int(1)


class W_Enumerate(W_Root):
    def __init__(self, w_iterator, w_start):
        self.w_iterator = w_iterator
        if isinstance(w_start, W_Int):
            self.index = w_start.intval
            self.w_index = None
        else:
            self.index = MAX_INT
            self.w_index = w_start      # beyond the machine's range

    def next(self):
        w_item = self.w_iterator.next()
        if w_item is None:
            return None
        index = self.index
        if index == MAX_INT:
            return W_Tuple([self.next_big_index(), w_item])
        self.index = index + 1
        return W_Tuple([W_Int(index), w_item])

    def next_big_index(self):
        w_index = self.w_index
        if w_index is None:
            w_index = W_Int(MAX_INT)
        self.w_index = _add(w_index, w_one)
        return w_index

    def loop_key(self):
        return self.w_iterator.loop_key()


class W_Zip(W_Root):
    _immutable_fields_ = ["iterators_w[*]", "strict?"]

    def __init__(self, iterators_w, strict):
        self.iterators_w = iterators_w
        self.strict = strict

    def next(self):
        if len(self.iterators_w) == 0:
            return None
        return self._next()

    @jit.unroll_safe
    def _next(self):
        iterators_w = self.iterators_w
        items_w = [None] * len(iterators_w)
        for i in range(len(iterators_w)):
            w_item = iterators_w[i].next()
            if w_item is None:
                if self.strict:
                    self.check_ends(i)
                return None
            items_w[i] = w_item
        return W_Tuple(items_w)

    def check_ends(self, ended):
        """ValueError unless all end together; number `ended` has ended."""
        if ended > 0:
            raise value_error("zip() argument %d is shorter than argument%s" % (
                ended + 1, numbers_up_to(ended)))
        for i in range(1, len(self.iterators_w)):
            if self.iterators_w[i].next() is not None:
                raise value_error("zip() argument %d is longer than argument%s" % (
                    i + 1, numbers_up_to(i)))


def numbers_up_to(count):
    if count == 1:
        return " 1"
    return "s 1-%d" % count


class W_Map(W_Root):
    _immutable_fields_ = ["w_function", "iterators_w[*]"]

    def __init__(self, w_function, iterators_w):
        self.w_function = w_function
        self.iterators_w = iterators_w

    @jit.unroll_safe
    def next(self):
        iterators_w = self.iterators_w
        if len(iterators_w) == 1:
            w_item = iterators_w[0].next()
            if w_item is None:
                return None
            return self.w_function.call1(w_item)
        items_w = [None] * len(iterators_w)
        for i in range(len(iterators_w)):
            w_item = iterators_w[i].next()
            if w_item is None:
                return None
            items_w[i] = w_item
        if len(items_w) == 2:
            return self.w_function.call2(items_w[0], items_w[1])
        return self.w_function.call_args(items_w)

    def loop_key(self):
        return self.w_function.loop_key()


filter_driver = loop_driver("filter")


class W_Filter(W_Root):
    _immutable_fields_ = ["w_function", "w_iterator"]

    def __init__(self, w_function, w_iterator):
        self.w_function = w_function        # None: by truth
        self.w_iterator = w_iterator

    def accepts(self, w_item):
        if self.w_function is None:
            return truth(w_item)
        return truth(self.w_function.call1(w_item))

    def next(self):
        """Looks at one item inline, which is often enough."""
        w_item = self.w_iterator.next()
        if w_item is None or self.accepts(w_item):
            return w_item
        return self.search()

    def search(self):
        key = self.w_iterator.loop_key()
        while True:
            filter_driver.jit_merge_point(key=key)
            w_item = self.w_iterator.next()
            if w_item is None or self.accepts(w_item):
                return w_item


class W_Reversed(W_Root):
    """Over anything with a length and __getitem__."""

    def __init__(self, w_sequence, length):
        self.w_sequence = w_sequence        # None at the end
        self.index = length - 1

    def next(self):
        w_sequence = self.w_sequence
        index = self.index
        if w_sequence is None or index < 0:
            self.w_sequence = None
            return None
        self.index = index - 1
        if type(w_sequence) is W_Tuple:
            return w_sequence.items_w[index]
        try:
            return w_sequence.type().lookup("__getitem__").call_with1(
                w_sequence, W_Int(index))
        except GuestError as error:
            if not (error.matches(INDEX_ERROR) or error.matches(STOP_ITERATION)):
                raise
            self.w_sequence = None
            return None

    def remaining(self):
        if self.w_sequence is None:
            return 0
        return self.index + 1


enumerate_type = W_Enumerate.w_class = builtin_type("enumerate", subclassable=True)
zip_type = W_Zip.w_class = builtin_type("zip", subclassable=True)
map_type = W_Map.w_class = builtin_type("map", subclassable=True)
filter_type = W_Filter.w_class = builtin_type("filter", subclassable=True)
reversed_type = W_Reversed.w_class = builtin_type("reversed", subclassable=True)
