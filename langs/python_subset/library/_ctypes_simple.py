"""ctypes' simple types: one value that a letter says the form of."""
from __future__ import annotations

import sys

from _ctypes_codes import CODES, POINTER_CODE, SWAPPED_CODES
from _ctypes_data import (
    ARRAY,
    FUNCTION,
    POINTER_KIND,
    SIMPLE,
    CArgObject,
    CDataType,
    TypeInfo,
    _CData,
    info_of_concrete,
    keep,
)
from _ctypes_memory import block_of

_LETTERS = "cbBhHiIlLdfuzZqQPXOv?g"
_POINTERS = "zZPO"
_ACCEPTED_LETTERS = {"z": "z", "Z": "Z", "P": "zZP"}
_LETTER_OF_ITEMS = {"z": "c", "Z": "u"}


class PyCSimpleType(CDataType):
    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if "_b_info_" not in namespace:
            letter = _letter_of(cls)
            _set_code(cls, letter, CODES[letter])
            if meta is PyCSimpleType and letter in SWAPPED_CODES and cls.__base__ is _SimpleCData:
                _add_swapped(cls, name, bases, namespace, letter)
        return cls

    def from_param(cls, value):
        info = info_of_concrete(cls)
        if isinstance(value, cls):
            return value
        if info.letter in _ACCEPTED_LETTERS:
            parameter = _pointer_parameter(info, value)
        else:
            parameter = _parameter(info, value)
        if parameter is not _WRONG:
            return parameter
        if hasattr(value, "_as_parameter_"):
            return cls.from_param(value._as_parameter_)
        raise TypeError("wrong type")


_WRONG = object()


def _parameter(info, value):
    block = block_of(bytes(info.size))
    try:
        kept = info.code.write(block.data, 0, value)
    except (TypeError, ValueError, OverflowError):
        return _WRONG
    address = getattr(info.code, "address", None)
    if address is not None and info.letter != "O":
        return CArgObject(info.letter, address(block.data, 0), value, kept)
    return CArgObject(info.letter, info.code.read(block.data, 0), value, kept)


def _pointer_parameter(info, value):
    """Of a c_void_p, c_char_p or c_wchar_p: also of other objects that are an address."""
    letter = info.letter
    if value is None:
        return None
    if letter == "P" and isinstance(value, int):
        return _parameter(info, value)
    if isinstance(value, (bytes, str)):
        given = "z" if isinstance(value, bytes) else "Z"
        if letter not in (given, "P"):
            return _WRONG
        block = block_of(bytes(POINTER_CODE.size))
        kept = CODES[given].write(block.data, 0, value)
        return CArgObject(given, POINTER_CODE.address(block.data, 0), value, kept)
    if isinstance(value, CArgObject):
        fits = value._tag == letter == "P" or (
            isinstance(value._obj, _CData) and _is_item(letter, type(value._obj)))
        return value if fits else _WRONG
    if not isinstance(value, _CData):
        return _WRONG
    given = type(value)._b_info_
    if given.kind in (ARRAY, POINTER_KIND):
        return value if letter == "P" or _is_item(letter, given.item) else _WRONG
    if given.kind == FUNCTION and letter == "P":
        return value
    if given.kind == SIMPLE and given.letter in _ACCEPTED_LETTERS[letter]:
        return value
    return _WRONG


def _is_item(letter, cls):
    return cls._b_info_.letter == _LETTER_OF_ITEMS.get(letter, "P")


def _letter_of(cls):
    try:
        letter = cls._type_
    except AttributeError:
        raise AttributeError("class must define a '_type_' attribute") from None
    if not isinstance(letter, str):
        raise TypeError("class must define a '_type_' string attribute")
    if len(letter) != 1:
        raise ValueError("class must define a '_type_' attribute "
                         "which must be a string of length 1")
    if letter not in CODES:
        raise AttributeError("class must define a '_type_' attribute which must be\n"
                             f"a single character string containing one of '{_LETTERS}'.")
    return letter


def _set_code(cls, letter, code):
    info = TypeInfo(SIMPLE, code.size, code.align, has_pointers=letter in _POINTERS)
    info.code = code
    info.letter = letter
    info.reads_value = cls.__base__ is _SimpleCData
    cls._b_info_ = info


def _add_swapped(cls, name, bases, namespace, letter):
    """Makes the type with the other order of bytes."""
    suffix, this, other = (("_be", "__ctype_le__", "__ctype_be__") if sys.byteorder == "little"
                           else ("_le", "__ctype_be__", "__ctype_le__"))
    swapped = type.__new__(PyCSimpleType, name + suffix, bases,
                           {**namespace, "__slots__": namespace.get("__slots__", ())})
    _set_code(swapped, letter, SWAPPED_CODES[letter])
    for each in cls, swapped:
        setattr(each, this, cls)
        setattr(each, other, swapped)


class _SimpleCData(_CData, metaclass=PyCSimpleType):
    """A number, a character or an address, as C keeps it."""

    __module__ = "_ctypes"
    __slots__ = ()
    _b_info_ = None

    def __init__(self, /, *arguments, **keywords):
        if arguments:
            if len(arguments) > 1:
                raise TypeError(
                    f"__init__ expected at most 1 argument, got {len(arguments)}")
            self.value = arguments[0]

    @property
    def value(self):
        """current value"""
        return type(self)._b_info_.code.read(self._b_block_.data, self._b_offset_)

    @value.setter
    def value(self, value):
        code = type(self)._b_info_.code
        kept = code.write(self._b_block_.data, self._b_offset_, value)
        if kept is not None:
            keep(self, 0, kept)

    @value.deleter
    def value(self):
        raise TypeError("can't delete attribute")

    def __bool__(self):
        return any(bytes(self))

    def __repr__(self):
        if type(self).__base__ is _SimpleCData:
            return f"{type(self).__name__}({self.value!r})"
        return f"<{type(self).__name__} object at {id(self):#x}>"

    def __ctypes_from_outparam__(self):
        return self.value if type(self)._b_info_.reads_value else self
