"""Bitwise operations of exact integers, in two's complement of any length."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rarithmetic import ovfcheck
from rpython.rlib.rbigint import rbigint

from kit.vm import integers
from langs.scheme.vm.errors import MAKER, contract_error, out_of_memory
from langs.scheme.vm.tower import BIG_ONE, check_exact_integer, sign_of, to_big, wrap_big
from langs.scheme.vm.values import W_Bignum, W_Fixnum

WORD = 64


@not_rpython
def _make_operator(name, of_ints, of_bigs):
    def operate(w_a, w_b):
        if isinstance(w_a, W_Fixnum) and isinstance(w_b, W_Fixnum):
            return W_Fixnum(of_ints(w_a.intval, w_b.intval))
        check_exact_integer(name, w_a)
        check_exact_integer(name, w_b)
        return wrap_big(of_bigs(to_big(w_a), to_big(w_b)))
    return operate


bitwise_and = _make_operator("bitwise-and", lambda a, b: a & b, lambda a, b: a.and_(b))
bitwise_or = _make_operator("bitwise-ior", lambda a, b: a | b, lambda a, b: a.or_(b))
bitwise_xor = _make_operator("bitwise-xor", lambda a, b: a ^ b, lambda a, b: a.xor(b))


def bitwise_not(w_integer):
    if isinstance(w_integer, W_Fixnum):
        return W_Fixnum(~w_integer.intval)
    check_exact_integer("bitwise-not", w_integer)
    return wrap_big(to_big(w_integer).invert())


def shift(w_integer, w_count):
    """To the left; to the right by negative counts."""
    if isinstance(w_integer, W_Fixnum) and isinstance(w_count, W_Fixnum):
        value, count = w_integer.intval, w_count.intval
        if count <= 0:
            return W_Fixnum(integers.rshift(value, -count if count > -WORD else WORD))
        if count < WORD:
            try:
                return W_Fixnum(ovfcheck(value << count))
            except OverflowError:
                pass
    return _shift_any(w_integer, w_count)


@jit.dont_look_inside
def _shift_any(w_integer, w_count):
    check_exact_integer("arithmetic-shift", w_integer)
    check_exact_integer("arithmetic-shift", w_count)
    big = to_big(w_integer)
    if big.sign == 0:
        return w_integer
    if isinstance(w_count, W_Bignum):
        if w_count.bigval.sign > 0:
            raise out_of_memory("arithmetic-shift")
        return W_Fixnum(-1 if big.sign < 0 else 0)
    assert isinstance(w_count, W_Fixnum)
    count = w_count.intval
    if count < 0:
        return wrap_big(big.rshift(-count) if count > -integers.MAX_RESULT_BITS
                        else rbigint.fromint(-1 if big.sign < 0 else 0))
    try:
        return wrap_big(integers.big_lshift(big, count))
    except MemoryError:
        raise out_of_memory("arithmetic-shift")


def integer_length(w_integer):
    """The bits without the sign."""
    if isinstance(w_integer, W_Fixnum):
        value = w_integer.intval
        return integers.bit_length(~value if value < 0 else value)
    check_exact_integer("integer-length", w_integer)
    big = to_big(w_integer)
    return (big.invert() if big.sign < 0 else big).bit_length()


def is_bit_set(w_integer, w_index):
    name = "bitwise-bit-set?"
    check_exact_integer(name, w_integer)
    check_exact_integer(name, w_index)
    if sign_of(w_index) < 0:
        raise contract_error("%s: invalid bit index %s" % (name, MAKER.show(w_index)))
    if not isinstance(w_index, W_Fixnum):
        return sign_of(w_integer) < 0
    if isinstance(w_integer, W_Fixnum):
        return integers.rshift(w_integer.intval, w_index.intval) & 1 != 0
    return to_big(w_integer).rshift(w_index.intval).int_and_(1).sign != 0


def bit_field(w_integer, w_start, w_stop):
    """The bits from w_start up to w_stop, as a number that is not negative."""
    check_exact_integer("bitwise-bit-field", w_integer)
    start = _bit_index(w_start, "start", 0)
    stop = _bit_index(w_stop, "end", start)
    big = to_big(w_integer).rshift(start)
    return wrap_big(big.and_(BIG_ONE.lshift(stop - start).int_sub(1)))


def _bit_index(w_index, which, least):
    if isinstance(w_index, W_Fixnum) and w_index.intval >= least:
        return w_index.intval
    raise contract_error("bitwise-bit-field: invalid %s index %s" % (
        which, MAKER.show(w_index)))
