"""Racket's fixnums: machine integers of 61 bits, a part of what W_Fixnum holds."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import intmask, r_uint

BITS = 61
MOST = (1 << (BITS - 1)) - 1
LEAST = -MOST - 1
_LEAST = r_uint(LEAST)
_COUNT = r_uint(1 << BITS)


def is_fixnum(value):
    return r_uint(value) - _LEAST < _COUNT      # one comparison


def wrap(value):
    """The fixnum with the same low 61 bits."""
    return intmask(r_uint(value) << (64 - BITS)) >> (64 - BITS)
