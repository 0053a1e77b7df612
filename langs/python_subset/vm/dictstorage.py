"""What dicts keep their items in: by kind of keys.

A storage knows the dict it belongs to only as an argument; a key that it
cannot hold makes the dict change to a general one. Positions are as in
kit.vm.ordered_table.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin, instantiate, not_rpython

from kit.vm.ordered_table import make_table_mixin
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.keys import MISSING, IntKeys, StrKeys, check_hashable
from langs.python_subset.vm.operators import equal, hash_of
from langs.python_subset.vm.values import W_Str


class DictStorage(object):
    """Storages answer: length(), get, set, setdefault, find_key, key_at,
    value_at, set_value_at, next_position, previous_position, remove_at,
    duplicate, general."""

    has_str_keys = False        # all keys are exact strs

    def delete(self, w_dict, w_key):
        """Whether the key was there."""
        position = self.find_key(w_dict, w_key)
        if position < 0:
            return False
        w_dict.storage.remove_at(position)
        return True

    def move(self, position, last):
        """Moves an entry to the end or to the front."""
        raise type_error("the order of these names is fixed")

    def cleared(self):
        """What the dict keeps its items in after clear()."""
        return EMPTY

    def general(self):
        """The same items in a storage for any keys."""
        new = GeneralStorage()
        position = self.next_position(0)
        while position >= 0:
            w_key = self.key_at(position)
            new.insert(w_key, hash_of(w_key), self.value_at(position))
            position = self.next_position(position + 1)
        return new


class EmptyStorage(DictStorage):
    has_str_keys = True

    def length(self):
        return 0

    def get(self, w_dict, w_key):
        check_hashable(w_key)
        return None

    def find_key(self, w_dict, w_key):
        check_hashable(w_key)
        return -1

    def set(self, w_dict, w_key, w_value):
        if type(w_key) is W_Str:
            w_dict.storage = str_storage_with(w_key, w_value)
            return
        storage = storage_with(w_key, w_value)
        if w_dict.storage is self:
            w_dict.storage = storage
        else:
            w_dict.set(w_key, w_value)      # hashing the key filled the dict

    def setdefault(self, w_dict, w_key, w_value):
        storage = storage_with(w_key, w_value)
        if w_dict.storage is not self:
            return w_dict.setdefault(w_key, w_value)
        w_dict.storage = storage
        return w_value

    def key_at(self, position):
        raise KeyError

    def value_at(self, position):
        raise KeyError

    def set_value_at(self, position, w_value):
        raise KeyError

    def remove_at(self, position):
        raise KeyError

    def next_position(self, position):
        return -1

    def previous_position(self, position):
        return -1

    def last_position(self):
        return -1

    def duplicate(self):
        return self


EMPTY = EmptyStorage()


@jit.dont_look_inside
def str_storage_with(w_key, w_value):
    """A new storage with one item whose key is a str: runs no guest code."""
    strs = StrStorage()
    strs.add(w_key, w_value)
    return strs


@jit.dont_look_inside
def storage_with(w_key, w_value):
    """A new storage with one item."""
    if type(w_key) is W_Str:
        return str_storage_with(w_key, w_value)
    if IntKeys.accepts(w_key):
        ints = IntStorage()
        ints.add(w_key, w_value)
        return ints
    hash = hash_of(w_key)
    general = GeneralStorage()
    general.insert(w_key, hash, w_value)
    return general


@not_rpython
def make_storage_class(name, keys):
    """The storage of one kind of keys (keys.py)."""
    TableMixin = make_table_mixin(keys.no_key, keys.equal, keys.hash, True)
    accepts, unwrap, wrap = keys.accepts, keys.unwrap, keys.wrap
    hash_key, relation = keys.hash, keys.relation

    class Storage(DictStorage):
        import_from_mixin(TableMixin)
        has_str_keys = keys is StrKeys

        def __init__(self):
            self.init_table()

        def add(self, w_key, w_value):
            """Adds a key that is accepted and not there."""
            key = unwrap(w_key)
            self.insert(key, hash_key(key), w_value)

        def get(self, w_dict, w_key):
            if accepts(w_key):
                key = unwrap(w_key)
                return self.get_value(key, hash_key(key))
            if relation(w_key) == MISSING:
                return None
            return w_dict.generalised().get(w_dict, w_key)

        def find_key(self, w_dict, w_key):
            if accepts(w_key):
                key = unwrap(w_key)
                return self.find(key, hash_key(key))
            if relation(w_key) == MISSING:
                return -1
            return w_dict.generalised().find_key(w_dict, w_key)

        def set(self, w_dict, w_key, w_value):
            if accepts(w_key):
                key = unwrap(w_key)
                self.set_value(key, hash_key(key), w_value)
            else:
                check_hashable(w_key)
                w_dict.generalised().set(w_dict, w_key, w_value)

        def move(self, position, last):
            key = self.keys[position]
            w_value = self.values_w[position]
            self.remove_at(position)
            if last:
                self.insert(key, hash_key(key), w_value)
            else:
                self.insert_first(key, hash_key(key), w_value)

        def setdefault(self, w_dict, w_key, w_value):
            if accepts(w_key):
                key = unwrap(w_key)
                hash = hash_key(key)
                position = self.find(key, hash)
                if position >= 0:
                    return self.values_w[position]
                self.insert(key, hash, w_value)
                return w_value
            check_hashable(w_key)
            return w_dict.generalised().setdefault(w_dict, w_key, w_value)

        def key_at(self, position):
            assert position >= 0
            return wrap(self.keys[position])

        def duplicate(self):
            new = instantiate(Storage)
            new.init_copy(self)
            return new

        def with_values(self, values_w):
            """One of the same keys."""
            new = instantiate(Storage)
            new.init_like(self, values_w)
            return new

    Storage.__name__ = name
    return Storage


StrStorage = make_storage_class("StrStorage", StrKeys)
IntStorage = make_storage_class("IntStorage", IntKeys)


class GeneralStorage(DictStorage):
    """Any keys, with their hashes."""
    import_from_mixin(make_table_mixin(None, equal, None, True))

    def __init__(self):
        self.init_table()

    def find_key(self, w_dict, w_key):
        return self.find(w_key, hash_of(w_key))

    def get(self, w_dict, w_key):
        return self.get_value(w_key, hash_of(w_key))

    def set(self, w_dict, w_key, w_value):
        self.set_value(w_key, hash_of(w_key), w_value)

    def setdefault(self, w_dict, w_key, w_value):
        hash = hash_of(w_key)
        position = self.find(w_key, hash)
        if position >= 0:
            return self.values_w[position]
        self.insert(w_key, hash, w_value)
        return w_value

    def move(self, position, last):
        w_key = self.keys[position]
        hash = self.hashes[position]
        w_value = self.values_w[position]
        self.remove_at(position)
        if last:
            self.insert(w_key, hash, w_value)
        else:
            self.insert_first(w_key, hash, w_value)

    def general(self):
        return self

    def cleared(self):
        self.init_table()       # in place: a lookup may be under way
        return self

    def duplicate(self):
        new = instantiate(GeneralStorage)
        new.init_copy(self)
        return new
