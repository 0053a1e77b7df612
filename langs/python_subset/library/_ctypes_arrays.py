"""ctypes' arrays."""
from __future__ import annotations

import sys
from operator import index
from types import GenericAlias

from _ctypes_data import ARRAY, CDataType, TypeInfo, _CData, data_of, info_of
from _ctypes_memory import decode_wide, encode_wide, until_null, until_wide_null
from _ctypes_parts import load, store


class PyCArrayType(CDataType):
    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if "_b_info_" in namespace:
            return cls
        length = _length_of(cls)
        try:
            item = cls._type_
        except AttributeError:
            raise AttributeError("class must define a '_type_' attribute") from None
        item_info = info_of(item)
        if item_info is None:
            raise TypeError("_type_ must have storage info")
        if item_info.size * length > sys.maxsize:
            raise OverflowError("array too large")
        item_info.is_final = True
        cls._b_info_ = TypeInfo(ARRAY, item_info.size * length, item_info.align, length, item,
                                item_info.has_pointers)
        letter = item_info.letter
        if letter == "c":
            cls.value, cls.raw = _CHARACTERS, _RAW
        elif letter == "u":
            cls.value = _WIDE_CHARACTERS
        return cls


def _length_of(cls):
    try:
        length = cls._length_
    except AttributeError:
        raise AttributeError("class must define a '_length_' attribute") from None
    if not isinstance(length, int):
        raise TypeError("The '_length_' attribute must be an integer")
    if length < 0:
        raise ValueError("The '_length_' attribute must not be negative")
    if length > sys.maxsize:
        raise OverflowError("The '_length_' attribute is too large")
    return length


array_types = {}


def new_array_type(cls, length, module):
    """The type of arrays of so many."""
    if length < 0:
        raise ValueError(f"Array length must be >= 0, not {length}")
    found = PyCArrayType(f"{cls.__name__}_Array_{length}", (Array,), {
        "__module__": module, "_length_": length, "_type_": cls})
    array_types[cls, length] = found
    return found


# -- arrays of characters

def _get_value(self):
    """string value"""
    return until_null(data_of(self))


def _set_value(self, value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
    data = data_of(self)
    if len(value) > len(data):
        raise ValueError("byte string too long")
    data[:len(value)] = value
    if len(value) < len(data):
        data[len(value)] = 0


def _get_raw(self):
    """value"""
    return bytes(data_of(self))


def _set_raw(self, value):
    content = bytes(data_of(value))
    if len(content) > self._b_size_:
        raise ValueError("byte string too long")
    data_of(self)[:len(content)] = content


def _delete_raw(self):
    raise AttributeError("cannot delete attribute")


def _get_wide(self):
    """string value"""
    return until_wide_null(data_of(self))


def _set_wide(self, value):
    if not isinstance(value, str):
        raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
    data = data_of(self)
    content = encode_wide(value)
    if len(content) > len(data):
        raise ValueError("string too long")
    if len(content) < len(data):
        content += encode_wide("\0")
    data[:len(content)] = content


def _delete_value(self):
    raise TypeError("can't delete attribute")


_CHARACTERS = property(_get_value, _set_value, _delete_value)
_RAW = property(_get_raw, _set_raw, _delete_raw)
_WIDE_CHARACTERS = property(_get_wide, _set_wide, _delete_value)


def joined(item, values, read):
    """The items of a slice: characters are one text."""
    letter = item._b_info_.letter
    if letter == "c":
        return b"".join(map(read, values))
    if letter == "u":
        return "".join(map(read, values))
    return list(map(read, values))


class Array(_CData, metaclass=PyCArrayType):
    """Abstract base class for arrays.

    The recommended way to create concrete array types is by multiplying any
    ctypes data type with a non-negative integer. Alternatively, you can subclass
    this type and define _length_ and _type_ class variables. Array elements can
    be read and written using standard subscript and slice accesses for slice
    reads, the resulting object is not itself an Array."""

    __module__ = "_ctypes"
    __slots__ = ()
    _b_info_ = None
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, *items):
        for place, item in enumerate(items):
            self[place] = item

    def __len__(self):
        return type(self)._b_info_.length

    def __getitem__(self, key):
        info = type(self)._b_info_
        if isinstance(key, slice):
            places = range(*key.indices(info.length))
            letter = info.item._b_info_.letter
            if letter in ("c", "u") and places.step == 1:
                size = info.item._b_info_.size
                data = data_of(self)[places.start * size:max(places.stop, places.start) * size]
                return bytes(data) if letter == "c" else decode_wide(data)
            return joined(info.item, places, self.__getitem__)
        place = _place(key, info.length, "indices must be integers")
        return load(info.item, self, place, self._b_block_,
                    self._b_offset_ + place * info.item._b_info_.size)

    def __setitem__(self, key, value):
        info = type(self)._b_info_
        if isinstance(key, slice):
            places = range(*key.indices(info.length))
            if len(value) != len(places):
                raise ValueError("Can only assign sequence of same size")
            for number, place in enumerate(places):
                self[place] = value[number]
            return
        place = _place(key, info.length, "indices must be integer")
        store(info.item, self, place, self._b_block_,
              self._b_offset_ + place * info.item._b_info_.size, value)

    def __delitem__(self, key):
        raise TypeError("Array does not support item deletion")


def _place(key, length, message):
    try:
        place = index(key)
    except TypeError:
        raise TypeError(message) from None
    if place < 0:
        place += length
    if not 0 <= place < length:
        raise IndexError("invalid index")
    return place
