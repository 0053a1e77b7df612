"""_json: the keys of objects, and the shapes of dicts, which a scanner meets again and again."""
from __future__ import absolute_import

from langs.python_subset.vm.dictstorage import StrStorage
from langs.python_subset.vm.modules.json_strings import is_end
from langs.python_subset.vm.values import W_Str

SLOTS = 128         # for keys, a power of two; at most half are used
MOST = 64           # keys of a dict that is remembered


class KnownKey(object):
    def __init__(self, w_key):
        self.w_key = w_key
        self.shape = None       # of the last dict that began with it: a StrStorage without values


class Keys(object):
    """Known keys by the hash of their characters."""

    def __init__(self):
        self.forget()

    def forget(self):
        self.slots = [None] * SLOTS
        self.used = 0

    def find(self, hash, utf8, start, stop):
        """The key that is a part of a text."""
        slot = first_slot(hash)
        while True:
            known = self.slots[slot]
            if known is None:
                break
            if is_part(known.w_key.utf8, utf8, start, stop):
                return known
            slot = (slot + 1) & (SLOTS - 1)
        assert start >= 0 and stop >= 0
        if self.used == SLOTS // 2:
            self.forget()
            slot = first_slot(hash)
        known = self.slots[slot] = KnownKey(W_Str(utf8[start:stop]))
        self.used += 1
        return known


def first_slot(hash):
    return (hash ^ (hash >> 15)) & (SLOTS - 1)


def is_part(known, utf8, start, stop):
    if stop - start != len(known):
        return False
    for i in range(len(known)):
        if known[i] != utf8[start + i]:
            return False
    return True


def is_plain(key):
    """Whether it stands in a text as it is."""
    for char in key:
        if is_end(char):
            return False
    return True


def shape_of(w_dict):
    """None where it is not worth remembering."""
    storage = w_dict.storage
    if not isinstance(storage, StrStorage) or storage.length() > MOST:
        return None
    for position in range(storage.length()):
        if not is_plain(storage.key_at(position).utf8):
            return None
    return storage.with_values([None] * storage.length())
