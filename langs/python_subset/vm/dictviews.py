"""The views that dict.keys(), values() and items() give."""
from __future__ import absolute_import

from langs.python_subset.vm.dictiterators import (
    ITEMS, KEYS, VALUES, W_DictItemIterator, W_DictKeyIterator, W_DictReverseIterator,
    W_DictValueIterator)
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.setobject import W_AnySet, W_Set
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Tuple


class W_DictView(W_Root):
    _immutable_fields_ = ["w_dict"]

    def __init__(self, w_dict):
        self.w_dict = w_dict

    def is_true(self):
        return self.w_dict.length() != 0

    def length(self):
        return self.w_dict.length()


class W_SetLikeView(W_DictView):
    """Keys and items, which are sets as far as operators go."""


class W_DictKeys(W_SetLikeView):
    def quick_items(self):
        return self.w_dict.keys_w()

    def iterator(self):
        return W_DictKeyIterator(self.w_dict)

    def reverse_iterator(self):
        return W_DictReverseIterator(self.w_dict, KEYS)

    def contains(self, w_key):
        return self.w_dict.get(w_key) is not None


class W_DictValues(W_DictView):
    def quick_items(self):
        return self.w_dict.values_copy()

    def iterator(self):
        return W_DictValueIterator(self.w_dict)

    def reverse_iterator(self):
        return W_DictReverseIterator(self.w_dict, VALUES)


class W_DictItems(W_SetLikeView):
    def iterator(self):
        return W_DictItemIterator(self.w_dict)

    def reverse_iterator(self):
        return W_DictReverseIterator(self.w_dict, ITEMS)

    def contains(self, w_pair):
        if not isinstance(w_pair, W_Tuple) or len(w_pair.items_w) != 2:
            return False
        w_value = self.w_dict.get(w_pair.items_w[0])
        return w_value is not None and equal(w_value, w_pair.items_w[1])


def is_set_like(w_value):
    return isinstance(w_value, W_AnySet) or isinstance(w_value, W_SetLikeView)


def contains_in(w_set_like, w_item):
    if isinstance(w_set_like, W_SetLikeView):
        return w_set_like.contains(w_item)
    assert isinstance(w_set_like, W_AnySet)
    return w_set_like.contains(w_item)


def length_of(w_set_like):
    if isinstance(w_set_like, W_SetLikeView):
        return w_set_like.length()
    assert isinstance(w_set_like, W_AnySet)
    return w_set_like.length()


def all_contained(w_set_like, w_other):
    """Whether every item is also in the other."""
    if isinstance(w_set_like, W_SetLikeView):
        w_iterator = w_set_like.iterator()
        while True:
            w_item = w_iterator.next()
            if w_item is None:
                return True
            if not contains_in(w_other, w_item):
                return False
    assert isinstance(w_set_like, W_AnySet)
    for w_item in w_set_like.items_w():
        if not contains_in(w_other, w_item):
            return False
    return True


def as_set(w_view):
    """A new set with the view's items."""
    w_set = W_Set()
    w_set.update_from(w_view)
    return w_set


W_DictKeys.w_class = builtin_type("dict_keys")
W_DictValues.w_class = builtin_type("dict_values")
W_DictItems.w_class = builtin_type("dict_items")
