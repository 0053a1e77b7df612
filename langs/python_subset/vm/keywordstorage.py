"""What the dict of a `**parameters` keeps its items in: two short lists, which compiled
code need not even make."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.dictstorage import DictStorage, StrStorage
from langs.python_subset.vm.values import W_Str


class KeywordStorage(DictStorage):
    """A name that is added or deleted makes it a StrStorage."""
    has_str_keys = True

    def __init__(self, names, values_w):
        self.names = names          # as in calls: shared, never changed
        self.values_w = values_w

    def length(self):
        return len(self.names)

    @jit.look_inside_iff(lambda self, name: jit.isconstant(len(self.names)))
    def index_of(self, name):
        for i in range(len(self.names)):
            if self.names[i] == name:
                return i
        return -1

    @jit.dont_look_inside
    def become_strs(self, w_dict):
        """A storage for any strs takes its place in the dict."""
        strs = self.as_strs()
        w_dict.storage = strs
        return strs

    def as_strs(self):
        strs = StrStorage()
        for i in range(len(self.names)):
            strs.add(W_Str(self.names[i]), self.values_w[i])
        return strs

    def get(self, w_dict, w_key):
        if type(w_key) is W_Str:
            index = self.index_of(w_key.utf8)
            if index < 0:
                return None
            return self.values_w[index]
        return self.become_strs(w_dict).get(w_dict, w_key)

    def set(self, w_dict, w_key, w_value):
        if type(w_key) is W_Str:
            index = self.index_of(w_key.utf8)
            if index >= 0:
                self.values_w[index] = w_value
                return
        self.become_strs(w_dict).set(w_dict, w_key, w_value)

    def setdefault(self, w_dict, w_key, w_value):
        return self.become_strs(w_dict).setdefault(w_dict, w_key, w_value)

    def find_key(self, w_dict, w_key):
        return self.become_strs(w_dict).find_key(w_dict, w_key)

    def duplicate(self):
        return KeywordStorage(self.names, self.values_w[:])

    # -- by position

    def key_at(self, position):
        assert position >= 0
        return W_Str(self.names[position])

    def value_at(self, position):
        assert position >= 0
        return self.values_w[position]

    def set_value_at(self, position, w_value):
        assert position >= 0
        self.values_w[position] = w_value

    def next_position(self, position):
        if position < len(self.names):
            return position
        return -1

    def previous_position(self, position):
        return min(position, self.last_position())

    def last_position(self):
        return len(self.names) - 1

    def remove_at(self, position):
        assert position >= 0
        after = position + 1
        self.names = self.names[:position] + self.names[after:]
        self.values_w = self.values_w[:position] + self.values_w[after:]
