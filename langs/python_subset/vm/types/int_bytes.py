"""int.to_bytes and int.from_bytes."""
from __future__ import absolute_import

from rpython.rlib.rbigint import InvalidEndiannessError, InvalidSignednessError, rbigint

from langs.python_subset.vm.bytestrings import bytes_of
from langs.python_subset.vm.convert import big
from langs.python_subset.vm.errors import overflow_error, value_error
from langs.python_subset.vm.gateway import class_method, method, optional
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.int_type import int_type
from langs.python_subset.vm.values import W_Bytes, W_Integer, wrap_big


def check_order(byteorder):
    if byteorder != "little" and byteorder != "big":
        raise value_error("byteorder must be either 'little' or 'big'")


@method(int_type, "to_bytes", W_Integer, optional(int, 1), optional(str, "big"),
        optional(bool, False))
def int_to_bytes(w_self, length, byteorder, signed):
    check_order(byteorder)
    if length < 0:
        raise value_error("length argument must be non-negative")
    try:
        return W_Bytes(big(w_self).tobytes(length, byteorder, signed))
    except InvalidSignednessError:
        raise overflow_error("can't convert negative int to unsigned")
    except OverflowError:
        raise overflow_error("int too big to convert")


@class_method(int_type, "from_bytes", W_Type, W_Root, optional(str, "big"),
              optional(bool, False))
def int_from_bytes(w_type, w_bytes, byteorder, signed):
    check_order(byteorder)
    w_value = wrap_big(rbigint.frombytes(bytes_of(w_bytes), byteorder, signed))
    if w_type is int_type:
        return w_value
    return w_type.call1(w_value)
