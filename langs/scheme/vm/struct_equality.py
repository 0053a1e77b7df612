"""How structures are compared and hashed: by identity, by fields, or by their own procedures."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import r_uint
from rpython.rlib.rbigint import rbigint

from langs.scheme.vm import hash_codes
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.structs import w_prop_equal_hash
from langs.scheme.vm.values import (
    W_Bignum, W_Fixnum, W_Procedure, is_true, w_to_list, wrap_bool)

IDENTITY, FIELDS, CUSTOM = range(3)


def way_of(w_type):
    if w_type.find_property(w_prop_equal_hash) is not None:
        return CUSTOM
    while w_type is not None:
        if not w_type.is_transparent():
            return IDENTITY
        w_type = w_type.w_super
    return FIELDS


def procedures_of(w_type):
    """equal, hash and second hash."""
    procedures_w = w_to_list(w_type.find_property(w_prop_equal_hash))
    if procedures_w is None or len(procedures_w) < 2:
        raise contract_error("prop:equal+hash: not a list of procedures")
    return procedures_w


class W_Recur(W_Procedure):
    """equal? of parts, for the procedure that compares the whole."""

    def __init__(self, comparison):
        self.comparison = comparison

    def call(self, args_w, k):
        return k.plug(wrap_bool(self.comparison.part(args_w[0], args_w[1])))


class W_RecurHash(W_Procedure):
    """The hash code of parts."""

    def __init__(self, hashing):
        self.hashing = hashing

    def call(self, args_w, k):
        return k.plug(W_Fixnum(self.hashing.hash(args_w[0], 0)))


def custom_equal(comparison, w_a, w_b):
    w_type = w_a.struct_type()
    w_other = w_b.struct_type()
    if (w_other.find_property(w_prop_equal_hash) is not
            w_type.find_property(w_prop_equal_hash)):
        return False
    procedures_w = procedures_of(w_type)
    return is_true(call_nested(procedures_w[0], [w_a, w_b, W_Recur(comparison)]))


def custom_hash(hashing, w_struct):
    procedures_w = procedures_of(w_struct.struct_type())
    w_code = call_nested(procedures_w[1], [w_struct, W_RecurHash(hashing)])
    if isinstance(w_code, W_Fixnum):
        return hash_codes.wrap(r_uint(w_code.intval))
    if isinstance(w_code, W_Bignum):
        return w_code.bigval.and_(rbigint.fromint(hash_codes.POSITIVE)).toint()
    raise contract_error(
        "equal-hash-code: hash procedure returned a value other than an exact integer")
