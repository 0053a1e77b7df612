"""Hashes of numbers: equal numbers of any kind have equal hashes.

The hash is the number modulo the prime 2**61 - 1, with the number's sign; a
fraction p/q hashes to p times the inverse of q. -1 is never a hash. These are
the values that CPython computes on 64-bit machines.
"""
from __future__ import absolute_import

import math

from rpython.rlib import jit
from rpython.rlib.rarithmetic import intmask, r_uint
from rpython.rlib.rbigint import SHIFT
from rpython.rlib.rfloat import isinf, isnan

BITS = 61
MODULUS = (1 << BITS) - 1
HASH_OF_INFINITY = 314159
_UNSIGNED_MODULUS = r_uint(MODULUS)


def hash_int(a):
    if -MODULUS < a < MODULUS:
        if a == -1:
            return -2
        return a
    return _hash_large_int(a)


@jit.elidable
def _hash_large_int(a):
    value = r_uint(a)
    if a < 0:
        value = -value
    return _with_sign(_reduce(value), a)


@jit.elidable
def hash_big(big):
    value = r_uint(0)
    for i in range(big.numdigits() - 1, -1, -1):
        value = _reduce(_rotate(value, SHIFT % BITS) + _reduce(r_uint(big.udigit(i))))
    return _with_sign(value, big.sign)


@jit.elidable
def hash_float(a):
    """The hash of a NaN is 0: a language that wants another takes another."""
    if isinf(a):
        return HASH_OF_INFINITY if a > 0.0 else -HASH_OF_INFINITY
    if isnan(a):
        return 0
    mantissa, exponent = math.frexp(a)
    sign = 1
    if mantissa < 0.0:
        sign = -1
        mantissa = -mantissa
    value = r_uint(0)
    while mantissa != 0.0:
        mantissa *= 268435456.0          # 2 ** 28
        exponent -= 28
        integer = int(mantissa)
        mantissa -= float(integer)
        value = _reduce(_rotate(value, 28) + r_uint(integer))
    return _with_sign(_rotate(value, exponent % BITS), sign)


def hash_pair(first, second):
    """Of a number with two parts, such as a complex one: first + 1000003 second."""
    return _not_minus_one(intmask(first + 1000003 * second))


def _reduce(value):
    """Modulo 2**61 - 1, for any unsigned word."""
    value = (value & _UNSIGNED_MODULUS) + (value >> BITS)
    if value >= _UNSIGNED_MODULUS:
        value -= _UNSIGNED_MODULUS
    return value


def _rotate(value, count):
    """value * 2**count modulo 2**61 - 1, for a reduced value."""
    return ((value << count) & _UNSIGNED_MODULUS) | (value >> (BITS - count))


def _with_sign(value, sign):
    result = intmask(value)
    if sign < 0:
        result = -result
    return _not_minus_one(result)


def _not_minus_one(value):
    if value == -1:
        return -2
    return value
