"""Sets and frozensets: storage by kind of items, and set algebra."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin, instantiate, not_rpython
from rpython.rlib.rarithmetic import intmask, r_uint

from kit.vm.ordered_table import make_table_mixin
from langs.python_subset.vm.errors import runtime_error
from langs.python_subset.vm.iterators import append_all
from langs.python_subset.vm.keys import MISSING, IntKeys, StrKeys, check_hashable
from langs.python_subset.vm.operators import equal, hash_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type


class SetStorage(object):
    """Storages answer: length(), contains, add, discard, key_at, next_position,
    remove_at, duplicate, general."""

    def cleared(self):
        """What the set keeps its items in after clear()."""
        return EMPTY

    def general(self):
        """The same items in a storage for any."""
        new = GeneralStorage()
        position = self.next_position(0)
        while position >= 0:
            w_item = self.key_at(position)
            new.insert(w_item, hash_of(w_item), None)
            position = self.next_position(position + 1)
        return new


class EmptyStorage(SetStorage):
    def length(self):
        return 0

    def contains(self, w_set, w_item):
        check_hashable(w_item)
        return False

    def add(self, w_set, w_item):
        storage = storage_with(w_item)
        if w_set.storage is self:
            w_set.storage = storage
        else:
            w_set.add(w_item)       # hashing the item filled the set

    def discard(self, w_set, w_item):
        check_hashable(w_item)
        return False

    def key_at(self, position):
        raise KeyError

    def hash_at(self, position):
        raise KeyError

    def remove_at(self, position):
        raise KeyError

    def next_position(self, position):
        return -1

    def duplicate(self):
        return self


EMPTY = EmptyStorage()


@jit.dont_look_inside
def storage_with(w_item):
    """A new storage with one item."""
    if StrKeys.accepts(w_item):
        strs = StrStorage()
        strs.add_new(w_item)
        return strs
    if IntKeys.accepts(w_item):
        ints = IntStorage()
        ints.add_new(w_item)
        return ints
    hash = hash_of(w_item)
    general = GeneralStorage()
    general.insert(w_item, hash, None)
    return general


@not_rpython
def make_storage_class(name, keys):
    """The storage of one kind of items (keys.py)."""
    accepts, unwrap, wrap = keys.accepts, keys.unwrap, keys.wrap
    hash_key, relation = keys.hash, keys.relation

    class Storage(SetStorage):
        import_from_mixin(make_table_mixin(keys.no_key, keys.equal, keys.hash, False))

        def __init__(self):
            self.init_table()

        def add_new(self, w_item):
            """Adds an item that is accepted and not there."""
            key = unwrap(w_item)
            self.insert(key, hash_key(key), None)

        def contains(self, w_set, w_item):
            if accepts(w_item):
                key = unwrap(w_item)
                return self.find(key, hash_key(key)) >= 0
            if relation(w_item) == MISSING:
                return False
            return w_set.generalised().contains(w_set, w_item)

        def add(self, w_set, w_item):
            if accepts(w_item):
                key = unwrap(w_item)
                self.include(key, hash_key(key))
            else:
                check_hashable(w_item)
                w_set.generalised().add(w_set, w_item)

        def discard(self, w_set, w_item):
            if accepts(w_item):
                key = unwrap(w_item)
                position = self.find(key, hash_key(key))
                if position < 0:
                    return False
                self.remove_at(position)
                return True
            if relation(w_item) == MISSING:
                return False
            return w_set.generalised().discard(w_set, w_item)

        def key_at(self, position):
            assert position >= 0
            return wrap(self.keys[position])

        def duplicate(self):
            new = instantiate(Storage)
            new.init_copy(self)
            return new

    Storage.__name__ = name
    return Storage


StrStorage = make_storage_class("StrSetStorage", StrKeys)
IntStorage = make_storage_class("IntSetStorage", IntKeys)


class GeneralStorage(SetStorage):
    """Any items, with their hashes."""
    import_from_mixin(make_table_mixin(None, equal, None, False))

    def __init__(self):
        self.init_table()

    def contains(self, w_set, w_item):
        return self.find(w_item, hash_of(w_item)) >= 0

    def add(self, w_set, w_item):
        self.include(w_item, hash_of(w_item))

    def discard(self, w_set, w_item):
        position = self.find(w_item, hash_of(w_item))
        if position < 0:
            return False
        self.remove_at(position)
        return True

    def general(self):
        return self

    def cleared(self):
        self.init_table()       # in place: a lookup may be under way
        return self

    def duplicate(self):
        new = instantiate(GeneralStorage)
        new.init_copy(self)
        return new


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
            return
        if w_other is self:
            return
        storage = w_other.storage
        position = storage.next_position(0)
        while position >= 0:
            self.add(storage.key_at(position))
            position = storage.next_position(position + 1)

    # -- set algebra; the other operand is a set too

    def is_subset(self, w_other):
        if self.length() > w_other.length():
            return False
        for w_item in self.items_w():
            if not w_other.contains(w_item):
                return False
        return True

    def is_disjoint(self, w_other):
        w_small, w_large = self, w_other
        if w_small.length() > w_large.length():
            w_small, w_large = w_large, w_small
        for w_item in w_small.items_w():
            if w_large.contains(w_item):
                return False
        return True

    def equals(self, w_other):
        return self.length() == w_other.length() and self.is_subset(w_other)

    def keep_all(self, w_other):
        """The storage of the items that are in either."""
        w_result = W_Set()
        w_result.storage = self.storage.duplicate()
        w_result.update_from_set(w_other)
        return w_result.storage

    def keep_common(self, w_other):
        """The storage of the items that are in both."""
        w_small, w_large = self, w_other
        if w_small.length() > w_large.length():
            w_small, w_large = w_large, w_small
        w_result = W_Set()
        for w_item in w_small.items_w():
            if w_large.contains(w_item):
                w_result.add(w_item)
        return w_result.storage

    def keep_others(self, w_other):
        """The storage of the items that are not in the other."""
        w_result = W_Set()
        for w_item in self.items_w():
            if not w_other.contains(w_item):
                w_result.add(w_item)
        return w_result.storage

    def keep_unshared(self, w_other):
        """The storage of the items that are in just one of the two."""
        w_result = W_Set()
        w_result.storage = self.keep_others(w_other)
        for w_item in w_other.items_w():
            if not self.contains(w_item):
                w_result.add(w_item)
        return w_result.storage


class W_Set(W_AnySet):
    def discard(self, w_item):
        """Whether it was there."""
        return self.storage.discard(self, w_item)

    def clear(self):
        self.storage = self.storage.cleared()


class W_FrozenSet(W_AnySet):
    def __init__(self):
        W_AnySet.__init__(self)
        self.hash = -1          # not yet computed

    def hash_value(self):
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
