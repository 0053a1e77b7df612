"""itertools: product, permutations and combinations.

Each holds the items that it gives next; going on to those that follow them is
all that needs loops, and is no part of traces.
"""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import overflow_error, type_error, value_error
from langs.python_subset.vm.gateway import AnyArguments, optional, static
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.modules.itertools_counting import ITERTOOLS
from langs.python_subset.vm.modules.module_class import factory_of, iterator_class
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Integer, W_Tuple, w_None

LONGEST = 1 << 40


class W_Arrangements(W_Root):
    """Gives tuples of items; `items_w` are those of the next one."""
    items_w = None          # None at the end

    def next(self):
        items_w = self.items_w
        if items_w is None:
            return None
        self.items_w = self.following(items_w)
        return W_Tuple(items_w)

    def following(self, items_w):
        """The items that come behind these, in a new list; None at the end."""
        raise NotImplementedError


def first_items(pool_w, count):
    assert count >= 0
    return pool_w[:count]


class W_Product(W_Arrangements):
    def __init__(self, pools):
        self.pools = pools
        self.indices = [0] * len(pools)
        items_w = [None] * len(pools)
        for i in range(len(pools)):
            if len(pools[i]) == 0:
                return
            items_w[i] = pools[i][0]
        self.items_w = items_w

    @jit.dont_look_inside
    def following(self, items_w):
        indices = self.indices
        result_w = items_w[:]
        i = len(indices) - 1
        while i >= 0:
            pool_w = self.pools[i]
            at = indices[i] + 1
            if at < len(pool_w):
                indices[i] = at
                result_w[i] = pool_w[at]
                return result_w
            indices[i] = 0
            result_w[i] = pool_w[0]
            i -= 1
        return None


product_type = iterator_class(ITERTOOLS, "product", W_Product)
new_product = factory_of(W_Product)


@static(product_type, "__new__", W_Type, AnyArguments)
def product_new(w_type, arguments):
    times = 1
    for i in range(len(arguments.names)):
        if arguments.names[i] != "repeat":
            raise type_error("'%s' is an invalid keyword argument for product()"
                             % arguments.names[i])
        times = index(arguments.values_w[i])
        if times < 0:
            raise value_error("repeat argument cannot be negative")
    given = [iterable_to_list(w_iterable) for w_iterable in arguments.args_w]
    if len(given) > 0 and times > LONGEST // len(given):
        raise overflow_error("repeat argument too large")
    return new_product(w_type, given * times)


class W_Combinations(W_Arrangements):
    def __init__(self, pool_w, count):
        self.pool_w = pool_w
        self.indices = range(min(count, len(pool_w)))
        if count <= len(pool_w):
            self.items_w = first_items(pool_w, count)

    @jit.dont_look_inside
    def following(self, items_w):
        indices, pool_w = self.indices, self.pool_w
        count = len(indices)
        spare = len(pool_w) - count
        i = count - 1
        while i >= 0 and indices[i] == i + spare:
            i -= 1
        if i < 0:
            return None
        result_w = items_w[:]
        at = indices[i] + 1
        while i < count:
            indices[i] = at
            result_w[i] = pool_w[at]
            at += 1
            i += 1
        return result_w


combinations_type = iterator_class(ITERTOOLS, "combinations", W_Combinations)
new_combinations = factory_of(W_Combinations)


def check_count(r):
    if r < 0:
        raise value_error("r must be non-negative")
    if r > LONGEST:
        raise overflow_error("r is too large")


@static(combinations_type, "__new__", W_Type, W_Root, int)
def combinations_new(w_type, w_iterable, r):
    pool_w = iterable_to_list(w_iterable)
    check_count(r)
    return new_combinations(w_type, pool_w, r)


class W_Repeatable(W_Arrangements):
    """combinations_with_replacement."""

    def __init__(self, pool_w, count):
        self.pool_w = pool_w
        self.indices = [0] * count
        if len(pool_w) > 0:
            self.items_w = [pool_w[0]] * count
        elif count == 0:
            self.items_w = []

    @jit.dont_look_inside
    def following(self, items_w):
        indices, pool_w = self.indices, self.pool_w
        count = len(indices)
        i = count - 1
        while i >= 0 and indices[i] == len(pool_w) - 1:
            i -= 1
        if i < 0:
            return None
        result_w = items_w[:]
        at = indices[i] + 1
        while i < count:
            indices[i] = at
            result_w[i] = pool_w[at]
            i += 1
        return result_w


repeatable_type = iterator_class(ITERTOOLS, "combinations_with_replacement", W_Repeatable)
new_repeatable = factory_of(W_Repeatable)


@static(repeatable_type, "__new__", W_Type, W_Root, int)
def combinations_with_replacement_new(w_type, w_iterable, r):
    pool_w = iterable_to_list(w_iterable)
    check_count(r)
    return new_repeatable(w_type, pool_w, r)


class W_Permutations(W_Arrangements):
    def __init__(self, pool_w, count):
        size = len(pool_w)
        self.pool_w = pool_w
        self.indices = range(size)
        self.cycles = [size - i for i in range(min(count, size))]
        if count <= size:
            self.items_w = first_items(pool_w, count)

    @jit.dont_look_inside
    def following(self, items_w):
        indices, cycles = self.indices, self.cycles
        size = len(indices)
        i = len(cycles) - 1
        while i >= 0:
            cycles[i] -= 1
            if cycles[i] > 0:
                other = size - cycles[i]
                indices[i], indices[other] = indices[other], indices[i]
                return self.with_end(items_w, i)
            rotated = indices[i]
            for j in range(i, size - 1):
                indices[j] = indices[j + 1]
            indices[size - 1] = rotated
            cycles[i] = size - i
            i -= 1
        return None

    def with_end(self, items_w, start):
        """The items with those from `start` on as the indices say."""
        result_w = items_w[:]
        for i in range(start, len(result_w)):
            result_w[i] = self.pool_w[self.indices[i]]
        return result_w


permutations_type = iterator_class(ITERTOOLS, "permutations", W_Permutations)
new_permutations = factory_of(W_Permutations)


@static(permutations_type, "__new__", W_Type, W_Root, optional(W_Root))
def permutations_new(w_type, w_iterable, w_r):
    pool_w = iterable_to_list(w_iterable)
    r = len(pool_w)
    if w_r is not None and w_r is not w_None:
        if not isinstance(w_r, W_Integer):
            raise type_error("Expected int as r")
        r = index(w_r)
        check_count(r)
    return new_permutations(w_type, pool_w, r)
