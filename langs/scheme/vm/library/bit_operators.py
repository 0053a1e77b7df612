"""Bitwise operations of exact integers."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Rest
from langs.scheme.vm import bits
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Fixnum, W_Root, wrap_bool

primitive = SCHEME.primitive


@not_rpython
def _define(name, of_two, start):
    @primitive(name, Rest)
    def fold(values_w):
        w_result = W_Fixnum(start)
        for i in range(len(values_w)):
            w_result = of_two(w_result, values_w[i])
        return w_result

    @SCHEME.direct(name, W_Root, W_Root)
    def of_exactly_two(w_a, w_b):
        return of_two(w_a, w_b)


_define("bitwise-and", bits.bitwise_and, -1)
_define("bitwise-ior", bits.bitwise_or, 0)
_define("bitwise-xor", bits.bitwise_xor, 0)


@primitive("bitwise-not", W_Root)
def bitwise_not(w_integer):
    return bits.bitwise_not(w_integer)


@primitive("arithmetic-shift", W_Root, W_Root)
def arithmetic_shift(w_integer, w_count):
    return bits.shift(w_integer, w_count)


@primitive("integer-length", W_Root)
def integer_length(w_integer):
    return W_Fixnum(bits.integer_length(w_integer))


@primitive("bitwise-bit-set?", W_Root, W_Root)
def is_bit_set(w_integer, w_index):
    return wrap_bool(bits.is_bit_set(w_integer, w_index))


@primitive("bitwise-bit-field", W_Root, W_Root, W_Root)
def bit_field(w_integer, w_start, w_stop):
    return bits.bit_field(w_integer, w_start, w_stop)
