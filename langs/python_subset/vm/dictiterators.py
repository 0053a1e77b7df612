"""Iterators over the keys, values and items of dicts."""
from __future__ import absolute_import

from langs.python_subset.vm.convert import MAX_INT
from langs.python_subset.vm.errors import runtime_error
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Tuple


class DictIterator(W_Root):
    """Goes through the storage that the dict had at the start."""

    def __init__(self, w_dict):
        self.w_dict = w_dict        # None at the end
        self.storage = w_dict.storage
        self.count = w_dict.length()
        self.position = 0

    def advance(self):
        """The position of the next item, or -1 at the end."""
        w_dict = self.w_dict
        if w_dict is None:
            return -1
        if w_dict.length() != self.count:
            self.count = -1         # it stays so
            raise runtime_error("dictionary changed size during iteration")
        position = self.storage.next_position(self.position)
        if position < 0:
            self.w_dict = None
        else:
            self.position = position + 1
        return position

    def remaining(self):
        if self.w_dict is None or self.w_dict.length() != self.count:
            return 0
        count = 0
        position = self.storage.next_position(self.position)
        while position >= 0:
            count += 1
            position = self.storage.next_position(position + 1)
        return count


class W_DictKeyIterator(DictIterator):
    def next(self):
        position = self.advance()
        if position < 0:
            return None
        return self.storage.key_at(position)


class W_DictValueIterator(DictIterator):
    def next(self):
        position = self.advance()
        if position < 0:
            return None
        return self.storage.value_at(position)


class W_DictItemIterator(DictIterator):
    def next(self):
        position = self.advance()
        if position < 0:
            return None
        storage = self.storage
        return W_Tuple([storage.key_at(position), storage.value_at(position)])


KEYS = 0
VALUES = 1
ITEMS = 2


class W_DictReverseIterator(DictIterator):
    """From the last item to the first; `content` says what of it."""
    _immutable_fields_ = ["content"]

    def __init__(self, w_dict, content):
        DictIterator.__init__(self, w_dict)
        self.position = MAX_INT
        self.content = content

    def next(self):
        w_dict = self.w_dict
        if w_dict is None:
            return None
        if w_dict.length() != self.count:
            self.count = -1
            raise runtime_error("dictionary changed size during iteration")
        storage = self.storage
        position = storage.previous_position(self.position - 1)
        if position < 0:
            self.w_dict = None
            return None
        self.position = position
        if self.content == KEYS:
            return storage.key_at(position)
        if self.content == VALUES:
            return storage.value_at(position)
        return W_Tuple([storage.key_at(position), storage.value_at(position)])


W_DictKeyIterator.w_class = builtin_type("dict_keyiterator")
W_DictValueIterator.w_class = builtin_type("dict_valueiterator")
W_DictItemIterator.w_class = builtin_type("dict_itemiterator")
W_DictReverseIterator.w_class = builtin_type("dict_reversekeyiterator")
