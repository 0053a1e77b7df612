"""Kinds of keys: what dicts and sets know of the values they are looked up by."""
from __future__ import absolute_import

import math

from rpython.rlib.objectmodel import compute_hash

from langs.python_subset.vm.operators import hash_of
from langs.python_subset.vm.values import (
    W_Bool, W_Bytes, W_Float, W_Int, W_Long, W_Str, W_Tuple)

MISSING = 0         # no key of the kind can equal the value
UNKNOWN = 1         # the value must be compared with each key


class StrKeys(object):
    """Exact strs, kept as they are."""
    no_key = None

    @staticmethod
    def accepts(w_key):
        return type(w_key) is W_Str

    @staticmethod
    def unwrap(w_key):
        assert isinstance(w_key, W_Str)
        return w_key

    @staticmethod
    def wrap(w_str):
        return w_str

    @staticmethod
    def hash(w_str):
        return compute_hash(w_str.utf8)

    @staticmethod
    def equal(w_a, w_b):
        return w_a is w_b or w_a.utf8 == w_b.utf8

    @staticmethod
    def relation(w_key):
        """To a value that is not accepted. TypeError where it is unhashable."""
        if is_number(w_key) or w_key.is_none or type(w_key) is W_Bytes:
            return MISSING
        if type(w_key) is W_Tuple:
            hash_of(w_key)
            return MISSING
        return UNKNOWN


class IntKeys(object):
    """Exact ints of machine size, kept unboxed."""
    no_key = 0

    @staticmethod
    def accepts(w_key):
        return type(w_key) is W_Int

    @staticmethod
    def unwrap(w_key):
        assert isinstance(w_key, W_Int)
        return w_key.intval

    @staticmethod
    def wrap(number):
        return W_Int(number)

    @staticmethod
    def hash(number):
        return number

    @staticmethod
    def equal(a, b):
        return a == b

    @staticmethod
    def relation(w_key):
        if w_key.is_none or type(w_key) is W_Str or type(w_key) is W_Bytes or (
                type(w_key) is W_Long):
            return MISSING
        if type(w_key) is W_Float:
            x = w_key.floatval
            if x != math.floor(x):
                return MISSING
            return UNKNOWN
        if type(w_key) is W_Tuple:
            hash_of(w_key)
            return MISSING
        return UNKNOWN


def is_number(w_key):
    return (type(w_key) is W_Int or type(w_key) is W_Float or type(w_key) is W_Bool or
            type(w_key) is W_Long)


def check_hashable(w_key):
    """TypeError where it is unhashable."""
    if type(w_key) is not W_Str and type(w_key) is not W_Int:
        hash_of(w_key)
