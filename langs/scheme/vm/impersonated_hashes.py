"""Impersonators and chaperones of hash tables."""
from __future__ import absolute_import

from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.errors import MAKER, contract_error
from langs.scheme.vm.hashes import W_Hash
from langs.scheme.vm.immutable_hashes import W_ImmutableHash
from langs.scheme.vm.impersonators import checked
from langs.scheme.vm.mutable_hashes import W_MutableHash
from langs.scheme.vm.values import W_Values


class Redirections(object):
    """What is called for each access; w_clear and w_equal_key are None where not given."""
    _immutable_fields_ = ["w_ref", "w_set", "w_remove", "w_key", "w_clear", "w_equal_key"]

    def __init__(self, w_ref, w_set, w_remove, w_key, w_clear, w_equal_key):
        self.w_ref = w_ref
        self.w_set = w_set
        self.w_remove = w_remove
        self.w_key = w_key
        self.w_clear = w_clear
        self.w_equal_key = w_equal_key


class W_ImpersonatorHash(W_Hash):
    """Of a mutable table, or of an immutable one (see below)."""
    _immutable_fields_ = ["w_hash", "redirections", "layer"]

    def __init__(self, w_hash, redirections, layer):
        self.kind = w_hash.kind
        self.w_hash = w_hash
        self.redirections = redirections
        self.layer = layer

    def impersonation(self):
        return self.layer

    def length(self):
        return self.w_hash.length()

    # -- by key

    def get(self, w_key):
        w_asked, w_wrap = self.two_results(
            "hash-ref", self.redirections.w_ref, [self.w_hash, w_key])
        checked(self.layer, "hash-ref", "key", w_asked, w_key)
        w_value = self.w_hash.get(w_asked)
        if w_value is None:
            return None
        w_new = call_nested(w_wrap, [self.w_hash, w_asked, w_value])
        return checked(self.layer, "hash-ref", "value", w_new, w_value)

    def get_key(self, w_key):
        w_found = self.w_hash.get_key(w_key)
        return None if w_found is None else self.seen_key("hash-ref-key", w_found)

    def seen_key(self, name, w_key):
        """As the guest sees a key of the table."""
        w_new = call_nested(self.redirections.w_key, [self.w_hash, w_key])
        return checked(self.layer, name, "key", w_new, w_key)

    def two_results(self, name, w_procedure, args_w):
        w_results = call_nested(w_procedure, args_w)
        if not isinstance(w_results, W_Values) or len(w_results.values_w) != 2:
            kind = "chaperone" if self.layer.is_chaperone else "impersonator"
            count = len(w_results.values_w) if isinstance(w_results, W_Values) else 1
            raise contract_error(
                "%s: %s did not return 2 values\n  %s procedure: %s\n"
                "  number of returned values: %d" % (
                    name, kind, kind, MAKER.show(w_procedure), count))
        return w_results.values_w[0], w_results.values_w[1]

    def entry_to_set(self, name, w_key, w_value):
        w_new_key, w_new_value = self.two_results(
            name, self.redirections.w_set, [self.w_hash, w_key, w_value])
        checked(self.layer, name, "key", w_new_key, w_key)
        checked(self.layer, name, "value", w_new_value, w_value)
        return w_new_key, w_new_value

    def key_to_remove(self, name, w_key):
        w_new = call_nested(self.redirections.w_remove, [self.w_hash, w_key])
        return checked(self.layer, name, "key", w_new, w_key)

    def put(self, w_key, w_value):
        w_new_key, w_new_value = self.entry_to_set("hash-set!", w_key, w_value)
        put(self.w_hash, w_new_key, w_new_value)

    def remove(self, w_key):
        remove(self.w_hash, self.key_to_remove("hash-remove!", w_key))

    def reset(self):
        if self.redirections.w_clear is not None:
            call_nested(self.redirections.w_clear, [self.w_hash])
            reset(self.w_hash)
        else:
            entries_w = self.w_hash.entries()
            for i in range(0, len(entries_w), 2):
                self.remove(entries_w[i])

    def around(self, w_hash):
        """The same impersonator of another table."""
        return W_ImpersonatorImmutableHash(w_hash, self.redirections, self.layer)

    def with_entry(self, w_key, w_value):
        w_new_key, w_new_value = self.entry_to_set("hash-set", w_key, w_value)
        return self.around(with_entry(self.w_hash, w_new_key, w_new_value))

    def without(self, w_key):
        return self.around(without(self.w_hash, self.key_to_remove("hash-remove", w_key)))

    # -- by position

    def first(self):
        return self.w_hash.first()

    def after(self, position):
        return self.w_hash.after(position)

    def key_at(self, position):
        w_key = self.w_hash.key_at(position)
        return None if w_key is None else self.seen_key("hash-iterate-key", w_key)

    def value_at(self, position):
        w_key = self.w_hash.key_at(position)
        return None if w_key is None else self.get(w_key)

    def entries(self):
        entries_w = self.w_hash.entries()
        result_w = []
        for i in range(0, len(entries_w), 2):
            w_key = self.seen_key("hash-iterate-key", entries_w[i])
            w_value = self.get(entries_w[i])
            if w_value is not None:
                result_w.append(w_key)
                result_w.append(w_value)
        return result_w[:]


class W_ImpersonatorImmutableHash(W_ImpersonatorHash):
    immutable = True


def impersonate(w_hash, redirections, layer):
    if w_hash.immutable:
        return W_ImpersonatorImmutableHash(w_hash, redirections, layer)
    return W_ImpersonatorHash(w_hash, redirections, layer)


# -- changes of a table, impersonated or not

def is_changeable(w_hash):
    return isinstance(w_hash, W_MutableHash) or (
        isinstance(w_hash, W_ImpersonatorHash) and not w_hash.immutable)


def is_functional(w_hash):
    return isinstance(w_hash, W_ImmutableHash) or (
        isinstance(w_hash, W_ImpersonatorHash) and w_hash.immutable)


def put(w_hash, w_key, w_value):
    if isinstance(w_hash, W_MutableHash):
        w_hash.put(w_key, w_value)
    else:
        assert isinstance(w_hash, W_ImpersonatorHash)
        w_hash.put(w_key, w_value)


def remove(w_hash, w_key):
    if isinstance(w_hash, W_MutableHash):
        w_hash.remove(w_key)
    else:
        assert isinstance(w_hash, W_ImpersonatorHash)
        w_hash.remove(w_key)


def reset(w_hash):
    if isinstance(w_hash, W_MutableHash):
        w_hash.reset()
    else:
        assert isinstance(w_hash, W_ImpersonatorHash)
        w_hash.reset()


def with_entry(w_hash, w_key, w_value):
    if isinstance(w_hash, W_ImmutableHash):
        return w_hash.with_entry(w_key, w_value)
    assert isinstance(w_hash, W_ImpersonatorHash)
    return w_hash.with_entry(w_key, w_value)


def without(w_hash, w_key):
    if isinstance(w_hash, W_ImmutableHash):
        return w_hash.without(w_key)
    assert isinstance(w_hash, W_ImpersonatorHash)
    return w_hash.without(w_key)
