"""The layout of the small builtin values. Their methods live in types/."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import compute_hash

from kit.vm import hashing
from langs.python_subset.vm.errors import overflow_error, value_error
from langs.python_subset.vm.root import W_Root


class W_None(W_Root):
    is_none = True
    hashes_natively = True

    def is_true(self):
        return False


class W_NotImplemented(W_Root):
    pass


class W_Ellipsis(W_Root):
    pass


w_None = W_None()
w_NotImplemented = W_NotImplemented()
w_Ellipsis = W_Ellipsis()


class W_Integer(W_Root):
    """int and its subclasses: a machine integer or a big one."""


class W_Int(W_Integer):
    hashes_natively = True
    _immutable_fields_ = ["intval"]

    def __init__(self, intval):
        self.intval = intval

    def is_true(self):
        return self.intval != 0

    def native_hash(self):
        return hashing.hash_int(self.intval)

    def length_result(self):
        if self.intval < 0:
            raise value_error("__len__() should return >= 0")
        return self.intval


class W_Bool(W_Int):
    def bool_result(self):
        return self.intval != 0


class W_Long(W_Integer):
    """An int outside the machine's range."""
    hashes_natively = True
    _immutable_fields_ = ["bigval"]

    def __init__(self, bigval):
        self.bigval = bigval

    def is_true(self):
        return True

    def native_hash(self):
        return hashing.hash_big(self.bigval)

    def length_result(self):
        raise overflow_error("cannot fit 'int' into an index-sized integer")


w_True = W_Bool(1)
w_False = W_Bool(0)


def wrap_bool(flag):
    if flag:
        return w_True
    return w_False


def wrap_big(bigval):
    """The int of a rbigint, in the smallest form."""
    try:
        return W_Int(bigval.toint())
    except OverflowError:
        return W_Long(bigval)


class W_Float(W_Root):
    hashes_natively = True
    _immutable_fields_ = ["floatval"]

    def __init__(self, floatval):
        self.floatval = floatval

    def is_true(self):
        return self.floatval != 0.0

    def native_hash(self):
        return hashing.hash_float(self.floatval)


class W_Complex(W_Root):
    _immutable_fields_ = ["real", "imag"]

    def __init__(self, real, imag):
        self.real = real
        self.imag = imag


class W_Str(W_Root):
    """Text as UTF-8 (lone surrogates allowed)."""
    _attrs_ = ["utf8", "_length", "_index"]
    is_repeatable = True
    hashes_natively = True
    _immutable_fields_ = ["utf8"]

    def __init__(self, utf8, length=-1):
        self.utf8 = utf8
        self._length = length       # in code points; -1: not counted yet
        self._index = None          # kit.vm.text's index, for text that is not ASCII

    def is_true(self):
        return len(self.utf8) > 0

    def native_hash(self):
        return compute_hash(self.utf8)


class W_Bytes(W_Root):
    is_repeatable = True
    hashes_natively = True
    _immutable_fields_ = ["data"]

    def __init__(self, data):
        self.data = data

    def native_hash(self):
        return compute_hash(self.data)


class W_Tuple(W_Root):
    """native_hash() and has_same_items() are in tupleobject.py."""
    is_repeatable = True
    hashes_natively = True
    matches_sequence = True
    _immutable_fields_ = ["items_w[*]"]

    def __init__(self, items_w):
        self.items_w = items_w

    def is_true(self):
        return len(self.items_w) > 0

    def quick_items(self):
        return self.items_w


class W_Cell(W_Root):
    """A variable shared with an inner function."""

    def __init__(self, w_value):
        self.w_value = w_value


class W_Slice(W_Root):
    _immutable_fields_ = ["w_start", "w_stop", "w_step"]

    def __init__(self, w_start, w_stop, w_step):
        self.w_start = w_start
        self.w_stop = w_stop
        self.w_step = w_step


w_empty_tuple = W_Tuple([])
