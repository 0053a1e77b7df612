"""Dicts: the operations that the interpreter uses."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, textual
from langs.python_subset.vm.dictstorage import EMPTY, StrStorage
from langs.python_subset.vm.errors import runtime_error, type_error, value_error
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.iterators import get_iterator, is_iterable, loop_driver
from langs.python_subset.vm.keywordstorage import KeywordStorage
from langs.python_subset.vm.namestorage import AttributeStorage, NamespaceStorage
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Str, W_Tuple

pairs_driver = loop_driver("update_from_pairs")


class W_Dict(W_Root):
    def __init__(self):
        self.storage = EMPTY

    def is_true(self):
        return self.length() != 0

    def quick_items(self):
        return self.keys_w()

    def length(self):
        return self.storage.length()

    def shows(self, w_object):
        """Whether it is a view of the object's attributes."""
        storage = self.storage
        return isinstance(storage, AttributeStorage) and storage.w_object is w_object

    # -- one key; a value or None

    def get(self, w_key):
        return self.storage.get(self, w_key)

    def set(self, w_key, w_value):
        self.storage.set(self, w_key, w_value)

    def delete(self, w_key):
        """Whether the key was there."""
        return self.storage.delete(self, w_key)

    def setdefault(self, w_key, w_default):
        return self.storage.setdefault(self, w_key, w_default)

    def pop(self, w_key):
        """Takes a key out: its value, or None."""
        position = self.storage.find_key(self, w_key)
        if position < 0:
            return None
        storage = self.storage
        w_value = storage.value_at(position)
        storage.remove_at(position)
        return w_value

    def pop_item(self, last):
        """Takes out the last or the first item: a pair, or None."""
        storage = self.storage
        position = storage.last_position() if last else storage.next_position(0)
        if position < 0:
            return None
        w_pair = W_Tuple([storage.key_at(position), storage.value_at(position)])
        storage.remove_at(position)
        return w_pair

    def move_to_end(self, w_key, last):
        """Moves a key to the end or to the front. False where it is missing."""
        position = self.storage.find_key(self, w_key)
        if position < 0:
            return False
        self.storage.move(position, last)
        return True

    def get_str(self, name):
        return self.get(W_Str(name))

    def set_str(self, name, w_value):
        self.set(W_Str(name), w_value)

    def delete_str(self, name):
        return self.delete(W_Str(name))

    # -- all

    def clear(self):
        self.storage = self.storage.cleared()

    def copy(self):
        w_dict = W_Dict()
        w_dict.storage = self.storage.duplicate()
        return w_dict

    def generalised(self):
        """Changes to a storage that holds any keys, and gives it."""
        self.storage = self.storage.general()
        return self.storage

    def keys_w(self):
        storage = self.storage
        result_w = [None] * storage.length()
        at = 0
        position = storage.next_position(0)
        while position >= 0:
            result_w[at] = storage.key_at(position)
            at += 1
            position = storage.next_position(position + 1)
        return result_w

    def values_copy(self):
        storage = self.storage
        result_w = [None] * storage.length()
        at = 0
        position = storage.next_position(0)
        while position >= 0:
            result_w[at] = storage.value_at(position)
            at += 1
            position = storage.next_position(position + 1)
        return result_w

    # -- from other mappings

    def update_from(self, w_mapping):
        """`{**w_mapping}`."""
        if is_plain_dict(w_mapping):
            self.update_from_dict(w_mapping)
            return
        w_keys = attributes.get_or_none(w_mapping, "keys")
        if w_keys is None:
            raise type_error("'%s' object is not a mapping" % w_mapping.type_name())
        self.update_from_keys(w_mapping, w_keys)

    def update_from_any(self, w_source):
        """`dict.update(w_source)`: a mapping or an iterable of pairs."""
        if is_plain_dict(w_source):
            self.update_from_dict(w_source)
            return
        w_keys = attributes.get_or_none(w_source, "keys")
        if w_keys is not None:
            self.update_from_keys(w_source, w_keys)
        else:
            self.update_from_pairs(w_source)

    def update_from_dict(self, w_other):
        assert isinstance(w_other, W_Dict)
        if self.storage is EMPTY:
            self.storage = w_other.storage.duplicate()
            return
        if w_other is self:
            return
        storage = w_other.storage
        count = storage.length()
        position = storage.next_position(0)
        while position >= 0:
            self.set(storage.key_at(position), storage.value_at(position))
            if storage.length() != count:
                raise runtime_error("dict mutated during update")
            position = storage.next_position(position + 1)

    def update_from_keys(self, w_mapping, w_keys):
        w_get = w_mapping.type().lookup("__getitem__")
        if w_get is None:
            raise type_error("'%s' object is not subscriptable" % w_mapping.type_name())
        w_iterator = get_iterator(w_keys.call0())
        while True:
            w_key = w_iterator.next()
            if w_key is None:
                return
            self.set(w_key, w_get.call_with1(w_mapping, w_key))

    def update_from_pairs(self, w_iterable):
        w_iterator = get_iterator(w_iterable)
        key = w_iterator.loop_key()
        number = 0
        while True:
            pairs_driver.jit_merge_point(key=key)
            w_pair = w_iterator.next()
            if w_pair is None:
                return
            pair_w = pair_items(w_pair, number)
            self.set(pair_w[0], pair_w[1])
            number += 1

    # -- keyword arguments

    def merge_keywords(self, w_mapping, w_callee):
        """`f(**w_mapping)`: adds keywords, none of which may be there."""
        if self.storage is EMPTY and type(w_mapping) is W_Dict:
            self.storage = w_mapping.storage.duplicate()
        else:
            self._merge_keywords(w_mapping, w_callee)

    def _merge_keywords(self, w_mapping, w_callee):
        if is_plain_dict(w_mapping):
            w_source = w_mapping
        else:
            if attributes.get_or_none(w_mapping, "keys") is None:
                raise type_error("%s argument after ** must be a mapping, not %s"
                                 % (callee_text(w_callee), w_mapping.type_name()))
            w_source = W_Dict()
            w_source.update_from(w_mapping)
        assert isinstance(w_source, W_Dict)
        storage = w_source.storage
        position = storage.next_position(0)
        while position >= 0:
            w_key = storage.key_at(position)
            if self.get(w_key) is not None:
                raise repeated_keyword(w_callee, w_key)
            self.set(w_key, storage.value_at(position))
            position = storage.next_position(position + 1)

    def keywords(self):
        """The names (strs) and values of keyword arguments; the names must not be changed."""
        storage = self.storage
        if isinstance(storage, KeywordStorage):
            return storage.names, storage.values_w[:]
        return self._keywords()

    def _keywords(self):
        storage = self.storage
        count = storage.length()
        names = [""] * count
        values_w = [None] * count
        at = 0
        position = storage.next_position(0)
        while position >= 0:
            w_key = storage.key_at(position)
            if not isinstance(w_key, W_Str):
                raise type_error("keywords must be strings")
            names[at] = w_key.utf8
            values_w[at] = storage.value_at(position)
            at += 1
            position = storage.next_position(position + 1)
        return names, values_w


def pair_items(w_pair, number):
    """The two items of element `number` of a sequence of pairs."""
    if type(w_pair) is W_Tuple:
        pair_w = w_pair.items_w
    else:
        if not is_iterable(w_pair):
            raise type_error("cannot convert dictionary update sequence element"
                             " #%d to a sequence" % number)
        pair_w = iterable_to_list(w_pair)
    if len(pair_w) != 2:
        raise value_error("dictionary update sequence element #%d has length %d;"
                          " 2 is required" % (number, len(pair_w)))
    return pair_w


def repeated_keyword(w_callee, w_key):
    if not isinstance(w_key, W_Str):
        return type_error("keywords must be strings")
    return type_error("%s got multiple values for keyword argument '%s'"
                      % (callee_text(w_callee), w_key.utf8))


def callee_text(w_callee):
    """`module.qualname()` in messages about a call's arguments."""
    w_name = attributes.get_or_none(w_callee, "__qualname__")
    if not isinstance(w_name, W_Str):
        return textual.str_of(w_callee)
    w_module = attributes.get_or_none(w_callee, "__module__")
    if isinstance(w_module, W_Str) and w_module.utf8 != "builtins":
        return "%s.%s()" % (w_module.utf8, w_name.utf8)
    return w_name.utf8 + "()"


def is_plain_dict(w_value):
    """Whether it is a dict that iterates as dicts do."""
    if type(w_value) is W_Dict:
        return True
    return (isinstance(w_value, W_Dict) and
            w_value.type().lookup("__iter__") is dict_type.lookup("__iter__"))


def new_dict():
    return W_Dict()


def keyword_dict(names, values_w):
    """The dict of a `**parameter`; takes over values_w."""
    w_dict = W_Dict()
    w_dict.storage = KeywordStorage(names, values_w)
    return w_dict


def new_str_dict():
    """An empty dict for strs as keys."""
    w_dict = W_Dict()
    w_dict.storage = StrStorage()
    return w_dict


def namespace_dict(namespace):
    """A module's globals as a dict."""
    w_dict = W_Dict()
    w_dict.storage = NamespaceStorage(namespace)
    return w_dict


def attributes_dict(w_object):
    """An object's own attributes as a dict."""
    w_dict = W_Dict()
    w_dict.storage = AttributeStorage(w_object)
    return w_dict


dict_type = W_Dict.w_class = builtin_type("dict", subclassable=True)
