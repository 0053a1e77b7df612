"""Sets and frozensets: set algebra and iteration, in the order of insertion."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import intmask, r_uint

from langs.python_subset.vm.errors import runtime_error
from langs.python_subset.vm.iterators import append_all
from langs.python_subset.vm.operators import hash_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.setstorage import EMPTY
from langs.python_subset.vm.typeobject import builtin_type


class W_AnySet(W_Root):
    """What set and frozenset share."""

    def __init__(self):
        self.storage = EMPTY

    def is_true(self):
        return self.length() != 0

    def quick_items(self):
        return self.items_w()

    def length(self):
        return self.storage.length()

    def contains(self, w_item):
        return self.storage.contains(self, w_item)

    def generalised(self):
        """Changes to a storage that holds any items, and gives it."""
        self.storage = self.storage.general()
        return self.storage

    def items_w(self):
        """The items in order, as a new RPython list."""
        storage = self.storage
        result_w = [None] * storage.length()
        at = 0
        position = storage.next_position(0)
        while position >= 0:
            result_w[at] = storage.key_at(position)
            at += 1
            position = storage.next_position(position + 1)
        return result_w

    # -- for building

    def add(self, w_item):
        self.storage.add(self, w_item)

    def append(self, w_item):
        self.add(w_item)

    def update_from(self, w_iterable):
        """Adds the items of any iterable."""
        if type(w_iterable) is W_Set or type(w_iterable) is W_FrozenSet:
            self.update_from_set(w_iterable)
        else:
            items_w = w_iterable.quick_items()
            if items_w is not None:
                for w_item in items_w:
                    self.add(w_item)
            else:
                append_all(w_iterable, self)

    def update_from_set(self, w_other):
        if self.storage is EMPTY:
            self.storage = w_other.storage.duplicate()
        elif w_other is not self:
            w_other.storage.add_to(self)

    # -- set algebra; the other operand is a set too

    def is_subset(self, w_other):
        return self.length() <= w_other.length() and not self.storage.has_any(w_other, False)

    def is_disjoint(self, w_other):
        w_small, w_large = self, w_other
        if w_small.length() > w_large.length():
            w_small, w_large = w_large, w_small
        return not w_small.storage.has_any(w_large, True)

    def equals(self, w_other):
        return self.length() == w_other.length() and self.is_subset(w_other)

    def keep_all(self, w_other):
        """The storage of the items that are in either."""
        w_result = W_Set()
        w_result.storage = self.storage.duplicate()
        w_result.update_from_set(w_other)
        return w_result.storage

    def keep_common(self, w_other):
        """The storage of the items that are in both: of equal ones, where both sets are of
        one size, the other's, as CPython has it."""
        w_small, w_large = w_other, self
        if w_small.length() > w_large.length():
            w_small, w_large = w_large, w_small
        w_result = W_Set()
        w_small.storage.kept(w_large, True, w_result)
        return w_result.storage

    def keep_others(self, w_other):
        """The storage of the items that are not in the other."""
        w_result = W_Set()
        self.storage.kept(w_other, False, w_result)
        return w_result.storage

    def keep_unshared(self, w_other):
        """The storage of the items that are in just one of the two."""
        w_result = W_Set()
        w_result.storage = self.keep_others(w_other)
        w_other.keep_others(self).add_to(w_result)
        return w_result.storage


class W_Set(W_AnySet):
    def discard(self, w_item):
        """Whether it was there."""
        return self.storage.discard(self, w_item)

    def clear(self):
        self.storage = self.storage.cleared()


class W_FrozenSet(W_AnySet):
    hashes_natively = True

    def __init__(self):
        W_AnySet.__init__(self)
        self.hash = -1          # not yet computed

    def native_hash(self):
        if self.hash == -1:
            self.hash = hash_of_items(self)
        return self.hash


def hash_of_items(w_set):
    """CPython's hash of a frozenset: of the items' hashes in any order."""
    hash = r_uint(0)
    for w_item in w_set.items_w():
        item_hash = r_uint(hash_of(w_item))
        hash ^= ((item_hash ^ r_uint(89869747)) ^ (item_hash << 16)) * r_uint(3644798167)
    count = w_set.length()
    hash ^= r_uint(count + 1) * r_uint(1927868237)
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash * r_uint(69069) + r_uint(907133923)
    result = intmask(hash)
    if result == -1:
        return 590923713
    return result


def new_set():
    return W_Set()


def make_frozenset(items_w):
    w_set = W_FrozenSet()
    for w_item in items_w:
        w_set.add(w_item)
    return w_set


def set_of(w_iterable):
    """A set with the items of any iterable: itself where it is a set."""
    if isinstance(w_iterable, W_AnySet):
        return w_iterable
    w_set = W_Set()
    w_set.update_from(w_iterable)
    return w_set


class W_SetIterator(W_Root):
    def __init__(self, w_set):
        self.w_set = w_set          # None at the end
        self.storage = w_set.storage
        self.count = w_set.length()
        self.position = 0

    def next(self):
        w_set = self.w_set
        if w_set is None:
            return None
        if w_set.length() != self.count:
            self.count = -1         # it stays so
            raise runtime_error("Set changed size during iteration")
        position = self.storage.next_position(self.position)
        if position < 0:
            self.w_set = None
            return None
        self.position = position + 1
        return self.storage.key_at(position)

    def remaining(self):
        if self.w_set is None or self.w_set.length() != self.count:
            return 0
        count = 0
        position = self.storage.next_position(self.position)
        while position >= 0:
            count += 1
            position = self.storage.next_position(position + 1)
        return count


set_type = W_Set.w_class = builtin_type("set", subclassable=True)
frozenset_type = W_FrozenSet.w_class = builtin_type("frozenset", subclassable=True)
W_SetIterator.w_class = builtin_type("set_iterator")
