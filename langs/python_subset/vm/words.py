"""Ints of unsigned machine words."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import intmask
from rpython.rlib.rbigint import rbigint

from langs.python_subset.vm.values import W_Int, W_Long


def wrap_word(word):
    number = intmask(word)
    if number < 0:
        return W_Long(rbigint.fromrarith_int(word))
    return W_Int(number)
