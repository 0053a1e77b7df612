"""int.to_bytes and int.from_bytes."""
from __future__ import absolute_import

from rpython.rlib.rbigint import InvalidSignednessError, rbigint

from langs.python_subset.vm.bytestrings import bytes_of
from langs.python_subset.vm.convert import big
from langs.python_subset.vm.errors import overflow_error, value_error
from langs.python_subset.vm.values import W_Bytes, wrap_big


def check_order(byteorder):
    if byteorder != "little" and byteorder != "big":
        raise value_error("byteorder must be either 'little' or 'big'")


def to_bytes(w_self, length, byteorder, signed):
    check_order(byteorder)
    if length < 0:
        raise value_error("length argument must be non-negative")
    try:
        return W_Bytes(big(w_self).tobytes(length, byteorder, signed))
    except InvalidSignednessError:
        raise overflow_error("can't convert negative int to unsigned")
    except OverflowError:
        raise overflow_error("int too big to convert")


def from_bytes(w_type, w_bytes, byteorder, signed):
    check_order(byteorder)
    w_value = wrap_big(rbigint.frombytes(bytes_of(w_bytes), byteorder, signed))
    if w_type is w_value.w_class:
        return w_value
    return w_type.call1(w_value)
