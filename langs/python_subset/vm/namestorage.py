"""Storages of dicts that are views: of a module's globals, of an object's attributes."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.dictstorage import DictStorage, StrStorage
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.keys import check_hashable
from langs.python_subset.vm.values import W_Str


class NameStorage(DictStorage):
    """Reads and writes through names. The keys are strs."""
    has_str_keys = True

    def __init__(self):
        self.listed = []        # the names, for iteration by position

    # A subclass has: names(), read(name), write(name, w_value), remove(name)

    def length(self):
        return len(self.names())

    def get(self, w_dict, w_key):
        if not isinstance(w_key, W_Str):
            check_hashable(w_key)
            return None
        return self.read(w_key.utf8)

    def set(self, w_dict, w_key, w_value):
        if not isinstance(w_key, W_Str):
            raise type_error("names must be strings, not '%s'" % w_key.type_name())
        self.write(w_key.utf8, w_value)

    def setdefault(self, w_dict, w_key, w_value):
        w_old = self.get(w_dict, w_key)
        if w_old is not None:
            return w_old
        self.set(w_dict, w_key, w_value)
        return w_value

    def delete(self, w_dict, w_key):
        if not isinstance(w_key, W_Str):
            check_hashable(w_key)
            return False
        return self.remove(w_key.utf8)

    def cleared(self):
        for name in self.names():
            self.remove(name)
        return self

    # -- by position

    def find_key(self, w_dict, w_key):
        if not isinstance(w_key, W_Str):
            check_hashable(w_key)
            return -1
        name = w_key.utf8
        self.listed = self.names()
        for i in range(len(self.listed)):
            if self.listed[i] == name:
                return i
        return -1

    def key_at(self, position):
        return W_Str(self.listed[position])

    def value_at(self, position):
        return self.read(self.listed[position])

    def set_value_at(self, position, w_value):
        self.write(self.listed[position], w_value)

    def remove_at(self, position):
        self.remove(self.listed[position])

    def next_position(self, position):
        if position == 0:
            self.listed = self.names()
        while position < len(self.listed):
            if self.read(self.listed[position]) is not None:
                return position
            position += 1
        return -1

    def previous_position(self, position):
        if position >= len(self.listed):
            self.listed = self.names()
            position = len(self.listed) - 1
        while position >= 0:
            if self.read(self.listed[position]) is not None:
                return position
            position -= 1
        return -1

    def last_position(self):
        self.listed = self.names()
        return len(self.listed) - 1

    def duplicate(self):
        strs = StrStorage()
        for name in self.names():
            strs.add(W_Str(name), self.read(name))
        return strs


class NamespaceStorage(NameStorage):
    """A module's globals."""

    def __init__(self, namespace):
        NameStorage.__init__(self)
        self.namespace = namespace

    def names(self):
        return self.namespace.names()

    def read(self, name):
        return self.namespace.get(name)

    def write(self, name, w_value):
        self.namespace.set(name, w_value)

    def remove(self, name):
        return self.namespace.delete(name)


class AttributeStorage(NameStorage):
    """The attributes that an object has of its own."""

    def __init__(self, w_object):
        NameStorage.__init__(self)
        self.w_object = w_object

    def names(self):
        return self.w_object.own_names()

    def read(self, name):
        return self.w_object.get_own(name)

    def write(self, name, w_value):
        if jit.isconstant(name):
            is_set = self.w_object.set_own(name, w_value)
        else:
            is_set = set_own(self.w_object, name, w_value)
        if not is_set:
            raise type_error("'%s' object has no attributes of its own"
                             % self.w_object.type_name())

    def remove(self, name):
        return self.w_object.delete_own(name)


@jit.dont_look_inside
def set_own(w_object, name, w_value):
    """Not in traces, which would need one for each name and for each map that has it."""
    return w_object.set_own(name, w_value)


class ClassStorage(NameStorage):
    """What a class has of its own."""

    def __init__(self, w_type):
        NameStorage.__init__(self)
        self.w_type = w_type

    def names(self):
        return self.w_type.dict.keys()

    def read(self, name):
        return self.w_type.lookup_own(name)

    def write(self, name, w_value):
        self.w_type.set_own(name, w_value)

    def remove(self, name):
        return self.w_type.delete_own(name)
