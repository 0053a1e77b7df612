"""eqv?, equal? and hash codes."""
from __future__ import absolute_import

from langs.scheme.vm import equality, hash_codes
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Fixnum, W_Root, wrap_bool

primitive = SCHEME.primitive


@primitive("eqv?", W_Root, W_Root)
def eqv(w_a, w_b):
    return wrap_bool(equality.eqv(w_a, w_b))


@primitive("equal?", W_Root, W_Root)
def equal(w_a, w_b):
    return wrap_bool(equality.equal(w_a, w_b))


@primitive("equal?/recur", W_Root, W_Root, W_Root)
def equal_recur(w_a, w_b, w_recur):
    return wrap_bool(equality.Comparison(w_recur).equal(w_a, w_b))


@primitive("equal-always?", W_Root, W_Root)
def equal_always(w_a, w_b):
    return wrap_bool(equality.equal_always(w_a, w_b))


@primitive("equal-always-hash-code", W_Root)
def equal_always_hash_code(w_value):
    return W_Fixnum(equality.equal_hash(w_value))


@primitive("eq-hash-code", W_Root)
def eq_hash_code(w_value):
    return W_Fixnum(equality.eqv_hash(w_value))


@primitive("eqv-hash-code", W_Root)
def eqv_hash_code(w_value):
    return W_Fixnum(equality.eqv_hash(w_value))


@primitive("equal-hash-code", W_Root)
def equal_hash_code(w_value):
    return W_Fixnum(equality.equal_hash(w_value))


@primitive("equal-secondary-hash-code", W_Root)
def equal_secondary_hash_code(w_value):
    return W_Fixnum(hash_codes.mix(equality.equal_hash(w_value)))
