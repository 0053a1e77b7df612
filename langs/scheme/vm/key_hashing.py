"""Hash codes of keys and their comparison, by the kind of table."""
from __future__ import absolute_import

from langs.scheme.vm import equality, hash_codes
from langs.scheme.vm.hashes import EQ, EQUAL, EQV
from langs.scheme.vm.values import W_Fixnum, W_Symbol


def hash_of(kind, w_key):
    if isinstance(w_key, W_Fixnum):
        return hash_codes.of_int(w_key.intval)
    if isinstance(w_key, W_Symbol):
        return w_key.hash_code()
    if kind >= EQUAL:
        return equality.equal_hash(w_key)
    return equality.eqv_hash(w_key)


def same(kind, w_a, w_b):
    if kind == EQUAL:
        return equality.equal(w_a, w_b)
    if kind == EQ:
        return w_a.eq(w_b)
    if kind == EQV:
        return equality.eqv(w_a, w_b)
    return equality.equal_always(w_a, w_b)
