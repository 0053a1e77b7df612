"""Items of ctypes' arrays and pointers, fields of its structures: how they are read and set."""
from __future__ import annotations

import sys

from _ctypes_data import ARRAY, POINTER_KIND, _CData, address_of, at, data_of, keep, kept_by


def load(cls, base, index, block, offset):
    """The part of `base` that is a `cls` there."""
    info = cls._b_info_
    if info.reads_value:
        return info.code.read(block.data, offset)
    return at(cls, block, offset, base, index)


def store(cls, base, index, block, offset, value):
    keep(base, index, write(cls, block.data, offset, value))


def write(cls, data, offset, value):
    """Writes the value, as a `cls`, and returns what must be kept for it."""
    info = cls._b_info_
    if not isinstance(value, _CData):
        return _write_value(cls, info, data, offset, value)
    if isinstance(value, cls):
        size = info.size
        data[offset:offset + size] = bytes(data_of(value)[:size])
        return kept_by(value)
    given = type(value)._b_info_
    if info.kind == POINTER_KIND and given.kind == ARRAY and info.item is given.item:
        data[offset:offset + info.size] = address_of(value).to_bytes(info.size, sys.byteorder)
        return kept_by(value), value
    raise TypeError(f"incompatible types, {type(value).__name__} instance "
                    f"instead of {cls.__name__} instance")


def _write_value(cls, info, data, offset, value):
    if info.code is not None:
        return info.code.write(data, offset, value)
    if isinstance(value, tuple):
        try:
            made = cls(*value)
        except Exception as error:
            raise RuntimeError(
                f"({cls.__name__}) {type(error).__name__}: {error}") from None
        return write(cls, data, offset, made)
    if value is None and info.kind == POINTER_KIND:
        data[offset:offset + info.size] = bytes(info.size)
        return None
    raise TypeError(f"expected {cls.__name__} instance, got {type(value).__name__}")
