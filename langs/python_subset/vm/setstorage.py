"""What sets keep their items in: by kind of items, as dicts do (dictstorage.py)."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin, instantiate, not_rpython

from kit.vm.ordered_table import make_table_mixin
from langs.python_subset.vm.keys import MISSING, IntKeys, StrKeys, check_hashable
from langs.python_subset.vm.operators import equal, hash_of


class SetStorage(object):
    """Storages answer: length(), contains, add, discard, key_at, next_position,
    remove_at, duplicate, general, add_to, has_any, kept."""

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

    def add_to(self, w_set):
        """Adds all items to a set."""
        position = self.next_position(0)
        while position >= 0:
            w_set.add(self.key_at(position))
            position = self.next_position(position + 1)

    def has_any(self, w_other, wanted):
        """Whether some item is in the other set; where not `wanted`, whether some is not."""
        position = self.next_position(0)
        while position >= 0:
            if w_other.contains(self.key_at(position)) == wanted:
                return True
            position = self.next_position(position + 1)
        return False

    def kept(self, w_other, wanted, w_result):
        """Adds to w_result, a new set, the items that are in the other set; where not
        `wanted`, those that are not."""
        position = self.next_position(0)
        while position >= 0:
            w_item = self.key_at(position)
            if w_other.contains(w_item) == wanted:
                w_result.add(w_item)
            position = self.next_position(position + 1)


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

        def add_to(self, w_set):
            other = w_set.storage
            if type(other) is Storage:
                self._add_to(other)
            else:
                SetStorage.add_to(self, w_set)

        def _add_to(self, other):
            position = self.next_position(0)
            while position >= 0:
                key = self.keys[position]
                other.include(key, hash_key(key))
                position = self.next_position(position + 1)

        def has_any(self, w_other, wanted):
            other = w_other.storage
            if type(other) is Storage:
                return self._has_any(other, wanted)
            return SetStorage.has_any(self, w_other, wanted)

        def _has_any(self, other, wanted):
            position = self.next_position(0)
            while position >= 0:
                key = self.keys[position]
                if (other.find(key, hash_key(key)) >= 0) == wanted:
                    return True
                position = self.next_position(position + 1)
            return False

        def kept(self, w_other, wanted, w_result):
            other = w_other.storage
            if type(other) is Storage:
                w_result.storage = self._kept(other, wanted)
            else:
                SetStorage.kept(self, w_other, wanted, w_result)

        def _kept(self, other, wanted):
            new = Storage()
            position = self.next_position(0)
            while position >= 0:
                key = self.keys[position]
                hash = hash_key(key)
                if (other.find(key, hash) >= 0) == wanted:
                    new.insert(key, hash, None)
                position = self.next_position(position + 1)
            return new

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
