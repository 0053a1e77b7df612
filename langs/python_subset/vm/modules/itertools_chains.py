"""itertools: the iterators that pass items on, joined or combined."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, Rest, class_method, optional, static)
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.iterators import get_iterator, loop_driver
from langs.python_subset.vm.modules.itertools_counting import ITERTOOLS
from langs.python_subset.vm.modules.module_class import factory_of, iterator_class
from langs.python_subset.vm.operators import BINARY
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.tupleobject import W_TupleIterator
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.iterator_types import iterators_of
from langs.python_subset.vm.values import W_Tuple, w_None

_add = BINARY["ADD"]
chain_driver = loop_driver("chain")


class W_Chain(W_Root):
    def __init__(self, w_iterables):
        self.w_iterables = w_iterables      # None at the end
        self.w_iterator = None              # of the iterable whose turn it is

    def next(self):
        """Looks at one iterable inline, which is often enough."""
        w_iterator = self.w_iterator
        if w_iterator is not None:
            w_item = w_iterator.next()
            if w_item is not None:
                return w_item
        if not self.go_on():
            return None
        return self.w_iterator.next() or self.search()

    def go_on(self):
        """Begins with the next iterable. False at the end."""
        self.w_iterator = None
        w_iterables = self.w_iterables
        if w_iterables is None:
            return False
        self.w_iterables = None             # after an error too
        w_iterable = w_iterables.next()
        if w_iterable is None:
            return False
        self.w_iterator = get_iterator(w_iterable)
        self.w_iterables = w_iterables
        return True

    def search(self):
        key = self.w_iterables.loop_key()
        while True:
            chain_driver.jit_merge_point(key=key)
            if not self.go_on():
                return None
            w_item = self.w_iterator.next()
            if w_item is not None:
                return w_item


chain_type = iterator_class(ITERTOOLS, "chain", W_Chain)
new_chain = factory_of(W_Chain)
add_class_getitem(chain_type)


@static(chain_type, "__new__", W_Type, Rest)
def chain_new(w_type, iterables_w):
    return new_chain(w_type, W_TupleIterator(iterables_w[:]))


@class_method(chain_type, "from_iterable", W_Type, W_Root)
def chain_from_iterable(w_type, w_iterable):
    return new_chain(w_type, get_iterator(w_iterable))


class W_StarMap(W_Root):
    _immutable_fields_ = ["w_function", "w_iterator"]

    def __init__(self, w_function, w_iterator):
        self.w_function = w_function
        self.w_iterator = w_iterator

    def next(self):
        w_arguments = self.w_iterator.next()
        if w_arguments is None:
            return None
        if type(w_arguments) is W_Tuple:
            args_w = w_arguments.items_w
            if len(args_w) == 2:
                return self.w_function.call2(args_w[0], args_w[1])
        else:
            args_w = iterable_to_list(w_arguments)
        return self.w_function.call_args(args_w[:])

    def loop_key(self):
        return self.w_function.loop_key()


starmap_type = iterator_class(ITERTOOLS, "starmap", W_StarMap)
new_starmap = factory_of(W_StarMap)


@static(starmap_type, "__new__", W_Type, W_Root, W_Root)
def starmap_new(w_type, w_function, w_iterable):
    return new_starmap(w_type, w_function, get_iterator(w_iterable))


class W_Accumulate(W_Root):
    _immutable_fields_ = ["w_iterator", "w_function"]

    def __init__(self, w_iterator, w_function, w_initial):
        self.w_iterator = w_iterator
        self.w_function = w_function        # None: addition
        self.w_initial = w_initial          # None when it was given out
        self.w_total = None

    def next(self):
        w_total = self.w_initial
        if w_total is not None:
            self.w_initial = None
        else:
            w_item = self.w_iterator.next()
            if w_item is None:
                return None
            w_total = self.combined(w_item)
        self.w_total = w_total
        return w_total

    def combined(self, w_item):
        w_total = self.w_total
        if w_total is None:
            return w_item
        if self.w_function is None:
            return _add(w_total, w_item)
        return self.w_function.call2(w_total, w_item)

    def loop_key(self):
        return self.w_iterator.loop_key()


accumulate_type = iterator_class(ITERTOOLS, "accumulate", W_Accumulate)
new_accumulate = factory_of(W_Accumulate)


def given(w_value):
    """An optional argument: None where it is the guest's None or left out."""
    if w_value is w_None:
        return None
    return w_value


@static(accumulate_type, "__new__", W_Type, W_Root, optional(W_Root), optional(W_Root))
def accumulate_new(w_type, w_iterable, w_func, w_initial):
    return new_accumulate(w_type, get_iterator(w_iterable), given(w_func), given(w_initial))


class W_Pairwise(W_Root):
    def __init__(self, w_iterator):
        self.w_iterator = w_iterator        # None at the end
        self.w_old = None

    def next(self):
        w_iterator = self.w_iterator
        if w_iterator is None:
            return None
        w_old = self.w_old
        if w_old is None:
            w_old = w_iterator.next()
        w_new = w_iterator.next() if w_old is not None else None
        self.w_old = w_new
        if w_new is None:
            self.w_iterator = None
            return None
        return W_Tuple([w_old, w_new])


pairwise_type = iterator_class(ITERTOOLS, "pairwise", W_Pairwise)
new_pairwise = factory_of(W_Pairwise)


@static(pairwise_type, "__new__", W_Type, W_Root)
def pairwise_new(w_type, w_iterable):
    return new_pairwise(w_type, get_iterator(w_iterable))


class W_ZipLongest(W_Root):
    _immutable_fields_ = ["iterators_w", "w_fill"]

    def __init__(self, iterators_w, w_fill):
        self.iterators_w = iterators_w      # None in the place of each that has ended
        self.active = len(iterators_w)
        self.w_fill = w_fill

    def next(self):
        if self.active == 0:
            return None
        return self._next()

    @jit.unroll_safe
    def _next(self):
        iterators_w = self.iterators_w
        count = jit.promote(len(iterators_w))
        items_w = [None] * count
        for i in range(count):
            w_item = None
            w_iterator = iterators_w[i]
            if w_iterator is not None:
                w_item = w_iterator.next()
                if w_item is None:
                    iterators_w[i] = None
                    self.active -= 1
                    if self.active == 0:
                        return None
            items_w[i] = w_item or self.w_fill
        return W_Tuple(items_w)


zip_longest_type = iterator_class(ITERTOOLS, "zip_longest", W_ZipLongest)
new_zip_longest = factory_of(W_ZipLongest)


@static(zip_longest_type, "__new__", W_Type, AnyArguments)
def zip_longest_new(w_type, arguments):
    w_fill = w_None
    for i in range(len(arguments.names)):
        if arguments.names[i] != "fillvalue":
            raise type_error("zip_longest() got an unexpected keyword argument")
        w_fill = arguments.values_w[i]
    return new_zip_longest(w_type, iterators_of(arguments.args_w, 0), w_fill)
