"""Walks through hash tables: positions, hash-map and hash-for-each."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm import arities
from langs.scheme.vm.continuation import K
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.hashes import END, W_Hash
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.printing_order import ordered_entries
from langs.scheme.vm.values import (
    W_Fixnum, W_Pair, W_Root, is_true, list_to_w, w_false, w_void)

FLAVOURS = ["hash-iterate-", "unsafe-immutable-hash-iterate-",
            "unsafe-mutable-hash-iterate-", "unsafe-weak-hash-iterate-",
            "unsafe-ephemeron-hash-iterate-"]


def position_to_w(position):
    if position == END:
        return w_false
    return W_Fixnum(position)


def to_position(name, w_position):
    if isinstance(w_position, W_Fixnum) and w_position.intval >= 0:
        return w_position.intval
    raise wrong_argument(name, "exact-nonnegative-integer?", 0, [w_position])


def found(name, w_position, w_part, w_default):
    """The part of an entry, the default where it is gone, or an error."""
    if w_part is not None:
        return w_part
    if w_default is not None:
        return w_default
    raise contract_error("%s: no element at index\n  index: %s" % (name, show(w_position)))


def define(prefix):
    first_name, next_name = prefix + "first", prefix + "next"
    key_name, value_name, pair_name = prefix + "key", prefix + "value", prefix + "pair"
    both_name = prefix + "key+value"

    @SCHEME.primitive(first_name, W_Hash)
    def first(w_hash):
        return position_to_w(w_hash.first())

    @SCHEME.primitive(next_name, W_Hash, W_Root)
    def next(w_hash, w_position):
        return position_to_w(w_hash.after(to_position(next_name, w_position)))

    @SCHEME.primitive(key_name, W_Hash, W_Root, Optional(W_Root))
    def key(w_hash, w_position, w_default):
        w_key = w_hash.key_at(to_position(key_name, w_position))
        return found(key_name, w_position, w_key, w_default)

    @SCHEME.primitive(value_name, W_Hash, W_Root, Optional(W_Root))
    def value(w_hash, w_position, w_default):
        w_value = w_hash.value_at(to_position(value_name, w_position))
        return found(value_name, w_position, w_value, w_default)

    @SCHEME.primitive(pair_name, W_Hash, W_Root, Optional(W_Root))
    def pair(w_hash, w_position, w_default):
        position = to_position(pair_name, w_position)
        w_key = w_hash.key_at(position)
        if w_key is None:
            if w_default is None:
                return found(pair_name, w_position, None, None)
            return W_Pair(w_default, w_default)
        return W_Pair(w_key, w_hash.value_at(position))

    @SCHEME.control(both_name, W_Hash, W_Root, Optional(W_Root))
    def both(k, w_hash, w_position, w_default):
        position = to_position(both_name, w_position)
        w_key = found(both_name, w_position, w_hash.key_at(position), w_default)
        w_value = found(both_name, w_position, w_hash.value_at(position), w_default)
        return k.plug_values([w_key, w_value])


for prefix in FLAVOURS:
    define(prefix)


# -- with a procedure

class K_HashStep(K):
    """Before the entry at `index`; `results_w` is None where results are dropped."""

    def __init__(self, entries_w, index, w_procedure, results, next):
        self.entries_w = entries_w
        self.index = index
        self.w_procedure = w_procedure
        self.results = results
        self.next = next

    def plug(self, w_value):
        results = self.results
        if results is not None:
            results = Results(w_value, results)
        return go_on(self.entries_w, self.index, self.w_procedure, results, self.next)

    def plug_values(self, values_w):
        if self.results is not None:
            return K.plug_values(self, values_w)
        return self.plug(w_void)

    def relinked(self, next):
        return K_HashStep(self.entries_w, self.index, self.w_procedure, self.results, next)


class Results(object):
    """The results so far, the last one first; the end of the chain is empty."""
    _immutable_fields_ = ["w_value", "next"]

    def __init__(self, w_value, next):
        self.w_value = w_value
        self.next = next


NO_RESULTS = Results(None, None)


def go_on(entries_w, index, w_procedure, results, k):
    if index == len(entries_w):
        if results is None:
            return k.plug(w_void)
        results_w = []
        while results is not NO_RESULTS:
            results_w.append(results.w_value)
            results = results.next
        results_w.reverse()
        return k.plug(list_to_w(results_w[:]))
    step = K_HashStep(entries_w, index + 2, w_procedure, results, k)
    return w_procedure.call([entries_w[index], entries_w[index + 1]], step)


def start(name, k, w_hash, w_procedure, w_ordered, results):
    if not isinstance(w_hash, W_Hash):
        raise wrong_argument(name, "hash?", 0, [w_hash])
    if not arities.includes(arities.mask_of(w_procedure), 2):
        raise wrong_argument(name, "(procedure-arity-includes/c 2)", 0, [w_procedure])
    if w_ordered is not None and is_true(w_ordered):
        entries_w = ordered_entries(w_hash)
    else:
        entries_w = w_hash.entries()
    return go_on(entries_w, 0, w_procedure, results, k)


@SCHEME.control("hash-map", W_Root, W_Root, Optional(W_Root))
def hash_map(k, w_hash, w_procedure, w_ordered):
    return start("hash-map", k, w_hash, w_procedure, w_ordered, NO_RESULTS)


@SCHEME.control("hash-for-each", W_Root, W_Root, Optional(W_Root))
def hash_for_each(k, w_hash, w_procedure, w_ordered):
    return start("hash-for-each", k, w_hash, w_procedure, w_ordered, None)
