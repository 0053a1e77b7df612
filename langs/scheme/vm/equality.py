"""eqv? and equal?, and hash codes that agree with them."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import compute_identity_hash
from rpython.rlib.rbigint import rbigint

from langs.scheme.vm import hash_codes
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.hash_codes import add, mix
from langs.scheme.vm.hashes import W_Hash
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.regexp_values import W_Regexp
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.struct_equality import CUSTOM, FIELDS, custom_equal, custom_hash, way_of
from langs.scheme.vm.structs import W_Struct
from langs.scheme.vm.values import (
    W_AnyBox, W_Bignum, W_Bool, W_Char, W_Compnum, W_Fixnum, W_Flonum, W_MPair, W_Number,
    W_Pair, W_Ratnum, W_Symbol, is_true, w_null)
from langs.scheme.vm.vectors import W_AnyVector

MANY_STEPS = 100000             # from then on pairs of values are remembered,
DEEP = 200                      # or from this depth on
MAX_BURN = 128                  # how much of a value its hash code looks at


def eqv(w_a, w_b):
    if w_a.eq(w_b):
        return True
    return isinstance(w_a, W_Number) and same_number(w_a, w_b)


@jit.dont_look_inside
def same_number(w_a, w_b):
    if isinstance(w_a, W_Bignum):
        return isinstance(w_b, W_Bignum) and w_a.bigval.eq(w_b.bigval)
    if isinstance(w_a, W_Ratnum):
        return (isinstance(w_b, W_Ratnum) and w_a.numerator.eq(w_b.numerator) and
                w_a.denominator.eq(w_b.denominator))
    if isinstance(w_a, W_Compnum):
        return (isinstance(w_b, W_Compnum) and eqv(w_a.w_real, w_b.w_real) and
                eqv(w_a.w_imag, w_b.w_imag))
    return w_a.eq(w_b)


def equal(w_a, w_b):
    if w_a.eq(w_b):
        return True
    if (isinstance(w_a, W_Fixnum) or isinstance(w_a, W_Symbol) or isinstance(w_a, W_Char) or
            isinstance(w_a, W_Bool) or w_a is w_null):
        return False
    return equal_values(w_a, w_b)


@jit.dont_look_inside
def equal_values(w_a, w_b):
    if isinstance(w_a, W_String):
        return isinstance(w_b, W_String) and w_a.same_text(w_b)
    return Comparison().equal(w_a, w_b)


class Comparison(object):
    """One equal?. Pairs of values that are being compared count as equal in a cycle."""

    def __init__(self, w_recur=None, always=False):
        self.w_recur = w_recur      # compares parts instead: equal?/recur
        self.always = always        # what can change is equal to itself only
        self.steps = 0
        self.depth = 0
        self.met = None

    def equal(self, w_a, w_b):
        self.depth += 1
        result = self.compare(w_a, w_b)
        self.depth -= 1
        return result

    def compare(self, w_a, w_b):
        while True:
            if w_a.eq(w_b):
                return True
            if isinstance(w_a, W_Pair):
                if not isinstance(w_b, W_Pair):
                    return False
                if self.is_met(w_a, w_b):
                    return True
                if not self.part(w_a.w_car, w_b.w_car):
                    return False
                if self.w_recur is not None:
                    return self.part(w_a.w_cdr, w_b.w_cdr)
                w_a = w_a.w_cdr
                w_b = w_b.w_cdr
            else:
                return self.equal_atoms(w_a, w_b)

    def part(self, w_a, w_b):
        if self.w_recur is not None:
            return is_true(call_nested(self.w_recur, [w_a, w_b]))
        return self.equal(w_a, w_b)

    def is_met(self, w_a, w_b):
        self.steps += 1
        if self.steps < MANY_STEPS and self.depth < DEEP:
            return False
        if self.met is None:
            self.met = {}
        partners = self.met.get(w_a, None)
        if partners is None:
            partners = self.met[w_a] = {}
        if w_b in partners:
            return True
        partners[w_b] = True
        return False

    def equal_atoms(self, w_a, w_b):
        """Of values that are no pairs."""
        if self.always and (is_mutable(w_a) or is_mutable(w_b)):
            return False
        if isinstance(w_a, W_Number):
            return same_number(w_a, w_b)
        if isinstance(w_a, W_String):
            return isinstance(w_b, W_String) and w_a.same_text(w_b)
        if isinstance(w_a, W_Bytes):
            return isinstance(w_b, W_Bytes) and w_a.as_str() == w_b.as_str()
        if isinstance(w_a, W_AnyVector):
            return isinstance(w_b, W_AnyVector) and self.equal_vectors(w_a, w_b)
        if isinstance(w_a, W_Struct):
            return isinstance(w_b, W_Struct) and self.equal_structs(w_a, w_b)
        if isinstance(w_a, W_AnyBox):
            if not isinstance(w_b, W_AnyBox):
                return False
            return self.is_met(w_a, w_b) or self.part(w_a.unbox(), w_b.unbox())
        if isinstance(w_a, W_MPair):
            if not isinstance(w_b, W_MPair):
                return False
            return self.is_met(w_a, w_b) or (self.part(w_a.w_car, w_b.w_car) and
                                             self.part(w_a.w_cdr, w_b.w_cdr))
        if isinstance(w_a, W_Hash):
            return isinstance(w_b, W_Hash) and self.equal_hashes(w_a, w_b)
        if isinstance(w_a, W_Path):
            return isinstance(w_b, W_Path) and w_a.path == w_b.path
        if isinstance(w_a, W_Regexp):
            return isinstance(w_b, W_Regexp) and w_a.same(w_b)
        return w_a.equal_atom(w_b)

    def equal_vectors(self, w_a, w_b):
        count = w_a.length()
        if count != w_b.length():
            return False
        if self.is_met(w_a, w_b):
            return True
        for i in range(count):
            if i >= w_a.length() or i >= w_b.length():
                break
            if not self.part(w_a.ref(i), w_b.ref(i)):
                return False
        return True

    def equal_structs(self, w_a, w_b):
        w_type = w_a.struct_type()
        way = way_of(w_type)
        if way == CUSTOM:
            return custom_equal(self, w_a, w_b)
        if way != FIELDS or w_b.struct_type() is not w_type:
            return False
        if self.is_met(w_a, w_b):
            return True
        for i in range(w_type.count):
            if not self.part(w_a.get_field(i), w_b.get_field(i)):
                return False
        return True

    def equal_hashes(self, w_a, w_b):
        if (w_a.kind != w_b.kind or w_a.immutable != w_b.immutable or
                w_a.weak != w_b.weak or w_a.length() != w_b.length()):
            return False
        if self.is_met(w_a, w_b):
            return True
        entries = w_a.entries()
        for i in range(0, len(entries), 2):
            w_value = w_b.get(entries[i])
            if w_value is None or not self.part(entries[i + 1], w_value):
                return False
        return True


def is_mutable(w_value):
    if isinstance(w_value, W_String):
        return not w_value.immutable
    if isinstance(w_value, W_Bytes):
        return not w_value.immutable
    if isinstance(w_value, W_AnyVector):
        return not w_value.is_frozen()
    if isinstance(w_value, W_AnyBox):
        return not w_value.is_frozen()
    if isinstance(w_value, W_Hash):
        return not w_value.immutable
    if isinstance(w_value, W_Struct):
        return not w_value.struct_type().is_immutable
    return isinstance(w_value, W_MPair)


def equal_always(w_a, w_b):
    return Comparison(None, True).equal(w_a, w_b)


# -- hash codes

def number_hash(w_number):
    if isinstance(w_number, W_Fixnum):
        return hash_codes.of_int(w_number.intval)
    if isinstance(w_number, W_Flonum):
        return hash_codes.of_float(w_number.floatval)
    if isinstance(w_number, W_Bignum):
        return hash_codes.of_big(w_number.bigval)
    if isinstance(w_number, W_Ratnum):
        value = w_number.numerator.mul(rbigint.fromint(5)).add(w_number.denominator)
        try:
            return hash_codes.of_int(value.toint())
        except OverflowError:
            return hash_codes.of_big(value)
    assert isinstance(w_number, W_Compnum)
    return ((~number_hash(w_number.w_real)) ^ number_hash(w_number.w_imag)) & (
        hash_codes.POSITIVE)


def eqv_hash(w_value):
    if isinstance(w_value, W_Number):
        return number_hash(w_value)
    if isinstance(w_value, W_Char):
        return w_value.code
    if isinstance(w_value, W_Symbol):
        return w_value.hash_code()
    return compute_identity_hash(w_value) & hash_codes.POSITIVE


@jit.dont_look_inside
def equal_hash(w_value):
    if isinstance(w_value, W_String):
        return w_value.hash_code()
    return Hashing().hash(w_value, 0)


class Hashing(object):
    """One equal-hash-code; `burn` grows with what it has looked at."""

    def __init__(self):
        self.burn = 0

    def hash(self, w_value, code):
        """`code` is 0 or mixed already."""
        while True:
            if self.burn > MAX_BURN:
                return code
            if isinstance(w_value, W_Pair):
                self.burn += 2
                code = add(code, self.hash(w_value.w_car, 0))
                w_value = w_value.w_cdr
                if isinstance(w_value, W_Pair) and is_list(w_value):
                    self.burn -= 2
                code = mix(code)
            elif isinstance(w_value, W_AnyBox):
                self.burn += 1
                code = mix(add(code, 1))
                w_value = w_value.unbox()
            elif isinstance(w_value, W_MPair):
                self.burn += 2
                code = mix(add(code, add(self.hash(w_value.w_car, 0), 5)))
                w_value = w_value.w_cdr
            else:
                return self.hash_atom(w_value, code)

    def hash_atom(self, w_value, code):
        if isinstance(w_value, W_Bool):
            return add(code, hash_codes.TRUE if is_true(w_value) else hash_codes.FALSE)
        if w_value is w_null:
            return add(code, hash_codes.EMPTY_LIST)
        if isinstance(w_value, W_String):
            return add(code, w_value.hash_code())
        if isinstance(w_value, W_Bytes):
            return add(code, w_value.hash_code())
        if isinstance(w_value, W_Path):
            return add(code, hash_codes.of_bytes(w_value.path))
        if isinstance(w_value, W_Regexp):
            return add(code, w_value.hash_code())
        if isinstance(w_value, W_AnyVector):
            if w_value.length() == 0:
                return add(code, 1)
            for i in range(w_value.length()):
                code = self.hash_part(w_value.ref(i), code)
            return code
        if isinstance(w_value, W_Struct):
            return self.hash_struct(w_value, code)
        if isinstance(w_value, W_Hash):
            return add(code, self.hash_of_table(w_value))
        if isinstance(w_value, W_Number):
            return add(code, number_hash(w_value))
        if isinstance(w_value, W_Char) or isinstance(w_value, W_Symbol):
            return add(code, eqv_hash(w_value))
        return add(code, w_value.atom_hash())

    def hash_part(self, w_part, code):
        self.burn += 2
        return add(mix(code), self.hash(w_part, 0))

    def hash_struct(self, w_struct, code):
        w_type = w_struct.struct_type()
        way = way_of(w_type)
        if way == CUSTOM:
            self.burn += 2
            return add(code, custom_hash(self, w_struct))
        if way != FIELDS:
            return add(code, eqv_hash(w_struct))
        if w_type.count == 0:
            return add(code, 1)
        for i in range(w_type.count):
            code = self.hash_part(w_struct.get_field(i), code)
        return code

    def hash_of_table(self, w_hash):
        """In whatever order the entries come."""
        burn = max(self.burn, 1) * 2
        total = 0
        entries = w_hash.entries()
        for i in range(0, len(entries), 2):
            self.burn = burn
            key_code = self.hash(entries[i], 0)
            self.burn = burn
            total = add(total, add(mix(key_code), self.hash(entries[i + 1], 0)))
        self.burn = burn
        return total


def is_list(w_value):
    while isinstance(w_value, W_Pair):
        w_value = w_value.w_cdr
    return w_value is w_null
