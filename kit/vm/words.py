"""Numbers as words of 1, 2, 4 or 8 bytes."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rarithmetic import intmask, r_uint


@jit.unroll_safe
def put_word(chars, offset, size, word, big_endian):
    """Puts the bytes of an unsigned word into a list of characters."""
    for i in range(size):
        at = offset + size - 1 - i if big_endian else offset + i
        assert at >= 0
        chars[at] = chr(intmask(word & r_uint(255)))
        word >>= 8


@jit.unroll_safe
def get_word(data, offset, size, big_endian):
    word = r_uint(0)
    for i in range(size):
        at = offset + i if big_endian else offset + size - 1 - i
        assert at >= 0
        word = (word << 8) | r_uint(ord(data[at]))
    return word


def signed(word, size):
    """The number that a word of that size is in two's complement."""
    shift = 64 - 8 * size
    return intmask(word << shift) >> shift
