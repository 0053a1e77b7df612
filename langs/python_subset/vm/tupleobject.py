"""Tuples: hash, equality, iteration."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rarithmetic import intmask, r_uint

from langs.python_subset.vm.operators import equal, hash_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Tuple

UNROLLED = 8
PRIME_1 = r_uint(11400714785074694791)
PRIME_2 = r_uint(14029467366897019727)
PRIME_5 = r_uint(2870177450012600261)


def is_short(items_w):
    return jit.loop_unrolling_heuristic(items_w, len(items_w), UNROLLED)


@jit.look_inside_iff(is_short)
def hash_of_items(items_w):
    """CPython's hash of a tuple (xxHash's mixing)."""
    accumulator = PRIME_5
    for w_item in items_w:
        accumulator += r_uint(hash_of(w_item)) * PRIME_2
        accumulator = (accumulator << 31) | (accumulator >> 33)
        accumulator *= PRIME_1
    accumulator += r_uint(len(items_w)) ^ (PRIME_5 ^ r_uint(3527539))
    result = intmask(accumulator)
    if result == -1:
        return 1546275796
    return result


W_Tuple.native_hash = lambda w_tuple: hash_of_items(w_tuple.items_w)


def same_items(items_w, others_w):
    if len(items_w) != len(others_w):
        return False
    return first_difference(items_w, others_w) == len(items_w)


@jit.look_inside_iff(lambda items_w, others_w: is_short(items_w) or is_short(others_w))
def first_difference(items_w, others_w):
    """The first index at which the two differ, or the shorter one's length."""
    count = min(len(items_w), len(others_w))
    for i in range(count):
        if not equal(items_w[i], others_w[i]):
            return i
    return count


W_Tuple.has_same_items = lambda w_tuple, w_other: same_items(w_tuple.items_w, w_other.items_w)


class W_TupleIterator(W_Root):
    def __init__(self, items_w):
        self.items_w = items_w      # None at the end
        self.index = 0

    def next(self):
        items_w = self.items_w
        if items_w is None:
            return None
        index = self.index
        if index >= len(items_w):
            self.items_w = None
            return None
        self.index = index + 1
        return items_w[index]

    def remaining(self):
        if self.items_w is None:
            return 0
        return len(self.items_w) - self.index


W_TupleIterator.w_class = builtin_type("tuple_iterator")
tuple_type = W_Tuple.w_class = builtin_type("tuple", subclassable=True)
