"""_random: the Mersenne Twister, with the sequences of CPython's."""
from __future__ import absolute_import

import os
import time

from rpython.rlib import jit
from rpython.rlib.rarithmetic import intmask, r_uint
from rpython.rlib.rbigint import rbigint
from rpython.rlib.rrandom import N, Random

from langs.python_subset.vm.convert import big, index
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import (
    AnyArguments, ModuleTable, method, optional, static)
from langs.python_subset.vm.modules.module_class import factory_of, module_class
from langs.python_subset.vm.operators import hash_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import (
    W_Float, W_Int, W_Integer, W_Tuple, w_None, wrap_big)

RANDOM = ModuleTable("_random")
MASK = r_uint(0xFFFFFFFF)


class W_Random(W_Root):
    def __init__(self):
        self.generator = Random()


random_type = module_class(RANDOM, "Random", W_Random)
new_random = factory_of(W_Random)


@static(random_type, "__new__", W_Type, AnyArguments)
def random_new(w_type, arguments):
    w_random = new_random(w_type)
    w_random.generator.init_by_array(key_of_clock())
    return w_random


@method(random_type, "__init__", W_Random, optional(W_Root))
def random_init(w_random, w_n):
    random_seed(w_random, w_n)


# -- seeds

def key_of_clock():
    now = r_uint(int(time.time() * 1e6))
    return [now & MASK, (now >> 32) & MASK, r_uint(int(time.clock() * 1e6)) & MASK,
            r_uint(os.getpid()) & MASK]


@jit.dont_look_inside
def key_of(number):
    """The 32-bit words of an integer's size, the lowest first."""
    number = number.abs()
    words = [number.uintmask() & MASK]
    number = number.rshift(32)
    while number.tobool():
        words.append(number.uintmask() & MASK)
        number = number.rshift(32)
    return words


@method(random_type, "seed", W_Random, optional(W_Root))
def random_seed(w_random, w_n):
    if w_n is None or w_n is w_None:
        key = key_of_clock()
    elif isinstance(w_n, W_Integer):
        key = key_of(big(w_n))
    else:
        key = key_of(rbigint.fromrarith_int(r_uint(hash_of(w_n))))
    w_random.generator.init_by_array(key)


# -- numbers

@jit.dont_look_inside
def random_float(generator):
    return generator.random()


@jit.dont_look_inside
def random_bits(generator, count):
    """An integer of up to 32 random bits."""
    return intmask((generator.genrand32() & MASK) >> (32 - count))


@method(random_type, "random", W_Random)
def random_random(w_random):
    return W_Float(random_float(w_random.generator))


@method(random_type, "getrandbits", W_Random, int)
def random_getrandbits(w_random, k):
    if k < 0:
        raise value_error("number of bits must be non-negative")
    generator = w_random.generator
    if k == 0:
        return W_Int(0)
    if k <= 32:
        return W_Int(random_bits(generator, k))
    if k < 64:
        low = random_bits(generator, 32)
        return W_Int(low | (random_bits(generator, k - 32) << 32))
    return wrap_big(many_bits(generator, k))


@jit.dont_look_inside
def many_bits(generator, count):
    chars = []
    while count > 0:
        size = min(count, 32)
        word = random_bits(generator, size)
        for shift in [0, 8, 16, 24]:
            chars.append(chr((word >> shift) & 255))
        count -= size
    return rbigint.frombytes("".join(chars), "little", False)


# -- the state

@method(random_type, "getstate", W_Random)
def random_getstate(w_random):
    generator = w_random.generator
    words_w = [W_Int(intmask(word)) for word in generator.state]
    words_w.append(W_Int(generator.index))
    return W_Tuple(words_w[:])


@method(random_type, "setstate", W_Random, W_Root)
def random_setstate(w_random, w_state):
    if not isinstance(w_state, W_Tuple):
        raise type_error("state vector must be a tuple")
    words_w = w_state.items_w
    if len(words_w) != N + 1:
        raise value_error("state vector is the wrong size")
    state = [r_uint(index(words_w[i])) & MASK for i in range(N)]
    position = index(words_w[N])
    if position < 0 or position > N:
        raise value_error("invalid state")
    w_random.generator.state = state
    w_random.generator.index = position
