"""The order in which the entries of a hash table are printed: by key, where keys have one."""
from __future__ import absolute_import

from rpython.rlib.listsort import make_timsort_class

from langs.scheme.vm import comparisons
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.hashes import END
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import (
    W_Bool, W_Char, W_Compnum, W_Keyword, W_Number, W_Symbol, w_eof, w_false, w_null, w_void)

(BOOLEANS, CHARS, REALS, SYMBOLS, KEYWORDS, STRINGS, BYTES, NULL, VOID, EOF,
 UNORDERED) = range(11)


class Entry(object):
    def __init__(self, kind, w_key, w_value):
        self.kind = kind
        self.w_key = w_key
        self.w_value = w_value


def kind_of(w_key):
    if isinstance(w_key, W_Symbol):
        return SYMBOLS
    if isinstance(w_key, W_String):
        return STRINGS
    if isinstance(w_key, W_Number):
        return UNORDERED if isinstance(w_key, W_Compnum) else REALS
    if isinstance(w_key, W_Char):
        return CHARS
    if isinstance(w_key, W_Keyword):
        return KEYWORDS
    if isinstance(w_key, W_Bytes):
        return BYTES
    if isinstance(w_key, W_Bool):
        return BOOLEANS
    if w_key is w_null:
        return NULL
    if w_key is w_void:
        return VOID
    if w_key is w_eof:
        return EOF
    return UNORDERED


def text_of(w_key):
    """What keys that are text are ordered by."""
    if isinstance(w_key, W_Symbol):
        return w_key.utf8
    if isinstance(w_key, W_Keyword):
        return w_key.utf8
    if isinstance(w_key, W_String):
        return w_key.utf8()
    assert isinstance(w_key, W_Bytes)
    return w_key.as_str()


def is_before(a, b):
    if a.kind != b.kind:
        return a.kind < b.kind
    if a.kind == REALS:
        return comparisons.less(a.w_key, b.w_key)
    w_a, w_b = a.w_key, b.w_key
    if isinstance(w_a, W_Char) and isinstance(w_b, W_Char):
        return w_a.code < w_b.code
    if a.kind == BOOLEANS:
        return w_a is w_false and w_b is not w_false
    if SYMBOLS <= a.kind <= BYTES:
        return text_of(w_a) < text_of(w_b)
    return False


EntrySort = make_timsort_class(lt=is_before)


def ordered_entries(w_hash):
    """[key, value, key, value ...] for hash-map: by kind of key, then by key."""
    return sorted_entries(w_hash.entries(), False)


def printed_entries(w_hash):
    """The same for printing: only keys of one kind are put into order."""
    entries_w = []
    position = w_hash.first()
    while position != END:
        entries_w.append(w_hash.key_at(position))
        entries_w.append(w_hash.value_at(position))
        position = w_hash.after(position)
    entries_w = entries_w[:]
    return sorted_entries(entries_w, True)


def sorted_entries(entries_w, of_one_kind):
    entries = [None] * (len(entries_w) >> 1)
    for i in range(len(entries)):
        kind = kind_of(entries_w[2 * i])
        if kind == UNORDERED or of_one_kind and (
                not CHARS <= kind <= BYTES or (i > 0 and kind != entries[0].kind)):
            return entries_w
        entries[i] = Entry(kind, entries_w[2 * i], entries_w[2 * i + 1])
    EntrySort(entries, len(entries)).sort()
    result_w = [None] * len(entries_w)
    for i in range(len(entries)):
        result_w[2 * i] = entries[i].w_key
        result_w[2 * i + 1] = entries[i].w_value
    return result_w
