"""Hash tables: made, read and changed."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm import immutable_hashes
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.hashes import ALWAYS, EQ, EQUAL, EQV, W_Hash
from langs.scheme.vm.immutable_hashes import W_ImmutableHash
from langs.scheme.vm.impersonated_hashes import (
    W_ImpersonatorHash, is_changeable, is_functional, put, remove, reset, with_entry, without)
from langs.scheme.vm.mutable_hashes import W_MutableHash
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import (
    W_Fixnum, W_Pair, W_Root, is_true, w_null, w_to_list, wrap_bool)
from langs.scheme.vm.weak_hashes import W_WeakHash

primitive = SCHEME.primitive

MUTABLE = "(and/c hash? (not/c immutable?))"
IMMUTABLE = "(and/c hash? immutable?)"


# -- making them

def immutable_of(name, kind, args_w):
    if len(args_w) & 1:
        raise contract_error(
            "%s: key does not have a value (i.e., an odd number of arguments were provided)\n"
            "  key: %s" % (name, show(args_w[len(args_w) - 1])))
    w_hash = immutable_hashes.empty(kind)
    for i in range(0, len(args_w), 2):
        w_hash = w_hash.with_entry(args_w[i], args_w[i + 1])
    return w_hash


def pairs_of(name, w_pairs):
    """The pairs of an optional list of pairs."""
    if w_pairs is None:
        return []
    pairs_w = w_to_list(w_pairs)
    if pairs_w is not None:
        for w_pair in pairs_w:
            if not isinstance(w_pair, W_Pair):
                pairs_w = None
                break
    if pairs_w is None:
        raise wrong_argument(name, "(listof pair?)", 0, [w_pairs])
    return pairs_w


def define_constructors(suffix, kind):
    literal = "hash" + suffix
    immutable = "make-immutable-hash" + suffix

    @primitive(literal, Rest)
    def make_literal(args_w):
        return immutable_of(literal, kind, args_w)

    @primitive(immutable, Optional(W_Root))
    def make_immutable(w_pairs):
        w_hash = immutable_hashes.empty(kind)
        for w_pair in pairs_of(immutable, w_pairs):
            assert isinstance(w_pair, W_Pair)
            w_hash = w_hash.with_entry(w_pair.w_car, w_pair.w_cdr)
        return w_hash

    for prefix, strength in STRENGTHS:
        define_mutable(prefix + suffix, kind, strength)


STRONG, WEAK, EPHEMERON = range(3)      # how tables hold their keys
STRENGTHS = [("make-hash", STRONG), ("make-weak-hash", WEAK),
             ("make-ephemeron-hash", EPHEMERON)]


def define_mutable(name, kind, strength):
    @primitive(name, Optional(W_Root))
    def make_mutable(w_pairs):
        if strength == STRONG:
            w_hash = W_MutableHash(kind)
        else:
            w_hash = W_WeakHash(kind, strength == EPHEMERON)
        for w_pair in pairs_of(name, w_pairs):
            assert isinstance(w_pair, W_Pair)
            w_hash.put(w_pair.w_car, w_pair.w_cdr)
        return w_hash


define_mutable("make-late-weak-hasheq", EQ, WEAK)
for suffix, kind in [("", EQUAL), ("eq", EQ), ("eqv", EQV), ("alw", ALWAYS)]:
    define_constructors(suffix, kind)


# -- what they are

@primitive("hash?", W_Root)
def is_hash(w_value):
    return wrap_bool(isinstance(w_value, W_Hash))


@primitive("hash-count", W_Hash)
def hash_count(w_hash):
    return W_Fixnum(w_hash.length())


def define_kind_test(name, kind):
    @primitive(name, W_Hash)
    def is_of_kind(w_hash):
        return wrap_bool(w_hash.kind == kind)


for name, kind in [("hash-eq?", EQ), ("hash-eqv?", EQV), ("hash-equal?", EQUAL),
                   ("hash-equal-always?", ALWAYS)]:
    define_kind_test(name, kind)


@primitive("hash-strong?", W_Hash)
def is_strong(w_hash):
    return wrap_bool(not w_hash.weak)


@primitive("hash-weak?", W_Hash)
def is_weak(w_hash):
    return wrap_bool(isinstance(w_hash, W_WeakHash) and not w_hash.ephemeron)


@primitive("hash-ephemeron?", W_Hash)
def is_ephemeron(w_hash):
    return wrap_bool(isinstance(w_hash, W_WeakHash) and w_hash.ephemeron)


# -- one key

def no_value(name, w_key):
    return contract_error("%s: no value found for key\n  key: %s" % (name, show(w_key)))


@SCHEME.control("hash-ref", W_Root, W_Root, Optional(W_Root))
def hash_ref(k, w_hash, w_key, w_failure):
    if not isinstance(w_hash, W_Hash):
        args_w = [w_hash, w_key] if w_failure is None else [w_hash, w_key, w_failure]
        raise wrong_argument("hash-ref", "hash?", 0, args_w)
    w_value = w_hash.get(w_key)
    if w_value is not None:
        return k.plug(w_value)
    if w_failure is None:
        raise no_value("hash-ref", w_key)
    if w_failure.is_procedure():
        return w_failure.call([], k)
    return k.plug(w_failure)


@primitive("#%hash-ref", W_Hash, W_Root, Optional(W_Root))
def plain_hash_ref(w_hash, w_key, w_default):
    """hash-ref where the default is known to be no procedure."""
    w_value = w_hash.get(w_key)
    if w_value is not None:
        return w_value
    if w_default is None:
        raise no_value("hash-ref", w_key)
    return w_default


@SCHEME.control("hash-ref-key", W_Root, W_Root, Optional(W_Root))
def hash_ref_key(k, w_hash, w_key, w_failure):
    if not isinstance(w_hash, W_Hash):
        raise wrong_argument("hash-ref-key", "hash?", 0, [w_hash])
    w_found = w_hash.get_key(w_key)
    if w_found is not None:
        return k.plug(w_found)
    if w_failure is None:
        raise contract_error("hash-ref-key: hash does not contain key\n  key: %s"
                             % show(w_key))
    if w_failure.is_procedure():
        return w_failure.call([], k)
    return k.plug(w_failure)


@primitive("hash-set!", W_Root, W_Root, W_Root)
def hash_put(w_hash, w_key, w_value):
    if isinstance(w_hash, W_MutableHash):
        w_hash.put(w_key, w_value)
    elif is_changeable(w_hash):
        put(w_hash, w_key, w_value)
    else:
        raise wrong_argument("hash-set!", MUTABLE, 0, [w_hash, w_key, w_value])


@primitive("hash-set", W_Root, W_Root, W_Root)
def hash_set(w_hash, w_key, w_value):
    if isinstance(w_hash, W_ImmutableHash):
        return w_hash.with_entry(w_key, w_value)
    if not is_functional(w_hash):
        raise wrong_argument("hash-set", IMMUTABLE, 0, [w_hash, w_key, w_value])
    return with_entry(w_hash, w_key, w_value)


@primitive("hash-remove!", W_Root, W_Root)
def hash_drop(w_hash, w_key):
    if not is_changeable(w_hash):
        raise wrong_argument("hash-remove!", MUTABLE, 0, [w_hash, w_key])
    remove(w_hash, w_key)


@primitive("hash-remove", W_Root, W_Root)
def hash_remove(w_hash, w_key):
    if not is_functional(w_hash):
        raise wrong_argument("hash-remove", IMMUTABLE, 0, [w_hash, w_key])
    return without(w_hash, w_key)


# -- all keys

@primitive("hash-clear!", W_Root)
def hash_clear_mutable(w_hash):
    if not is_changeable(w_hash):
        raise wrong_argument("hash-clear!", MUTABLE, 0, [w_hash])
    reset(w_hash)


@primitive("hash-clear", W_Root)
def hash_clear(w_hash):
    if isinstance(w_hash, W_ImmutableHash):
        return immutable_hashes.empty(w_hash.kind)
    if not isinstance(w_hash, W_ImpersonatorHash) or not w_hash.immutable:
        raise wrong_argument("hash-clear", IMMUTABLE, 0, [w_hash])
    entries_w = w_hash.w_hash.entries()
    w_result = w_hash
    for i in range(0, len(entries_w), 2):
        w_result = w_result.without(entries_w[i])
    return w_result


@primitive("hash-copy", W_Hash)
def hash_copy(w_hash):
    """A mutable one."""
    if isinstance(w_hash, W_MutableHash):
        return w_hash.copy()
    w_result = W_MutableHash(w_hash.kind)
    entries_w = w_hash.entries()
    for i in range(0, len(entries_w), 2):
        w_result.put(entries_w[i], entries_w[i + 1])
    return w_result


@primitive("hash-keys-subset?", W_Hash, W_Hash)
def is_keys_subset(w_a, w_b):
    if w_a.kind != w_b.kind:
        raise contract_error(
            "hash-keys-subset?: given hash tables do not use the same key comparison\n"
            "  first table : %s\n  second table: %s" % (show(w_a), show(w_b)))
    entries_w = w_a.entries()
    for i in range(0, len(entries_w), 2):
        if w_b.get(entries_w[i]) is None:
            return wrap_bool(False)
    return wrap_bool(True)
