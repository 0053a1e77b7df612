"""ctypes' pointers, to objects of this program."""
from __future__ import annotations

from operator import index

from _ctypes_arrays import joined
from _ctypes_codes import POINTER_CODE
from _ctypes_data import (
    ARRAY,
    POINTER_KIND,
    CDataType,
    TypeInfo,
    _CData,
    address_of,
    at,
    byref,
    info_of,
    info_of_concrete,
    keep,
    kept_by,
    module_of_caller,
)
from _ctypes_memory import block_at
from _ctypes_parts import load, store


class PyCPointerType(CDataType):
    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if "_b_info_" not in namespace:
            size = POINTER_CODE.size
            cls._b_info_ = TypeInfo(POINTER_KIND, size, size, 1, has_pointers=True)
            if "_type_" in namespace:
                _set_item(cls, namespace["_type_"])
        return cls

    def __setattr__(cls, name, value):
        super().__setattr__(name, value)
        if name == "_type_":
            _set_item(cls, value)

    def set_type(cls, item):
        cls._type_ = item

    def from_param(cls, value):
        if value is None:
            return None
        item = info_of_concrete(cls).item
        if isinstance(value, item):
            return byref(value)
        if isinstance(value, _CData):
            given = type(value)._b_info_
            if given.kind in (POINTER_KIND, ARRAY) and issubclass(given.item, item):
                return value
        return super().from_param(value)


def _set_item(cls, item):
    if not isinstance(item, type):
        raise TypeError("_type_ must be a type")
    if info_of(item) is None:
        raise TypeError("_type_ must have storage info")
    cls._b_info_.item = item


class _Pointer(_CData, metaclass=PyCPointerType):
    """Points to a ctypes object of this program, or to none."""

    __module__ = "_ctypes"
    __slots__ = ()
    _b_info_ = None

    def __new__(cls, /, *arguments, **keywords):
        if cls._b_info_ is None or cls._b_info_.item is None:
            raise TypeError("Cannot create instance: has no _type_")
        return super().__new__(cls)

    def __init__(self, *arguments):
        if arguments:
            if len(arguments) > 1:
                raise TypeError(f"POINTER expected at most 1 argument, got {len(arguments)}")
            self.contents = arguments[0]

    @property
    def contents(self):
        """the object this pointer points to (read-write)"""
        cls = type(self)._b_info_.item
        block, offset = block_at(_target(self), cls._b_info_.size)
        return at(cls, block, offset, self)

    @contents.setter
    def contents(self, value):
        item = type(self)._b_info_.item
        if not isinstance(value, _CData):
            raise TypeError(
                f"expected {item.__name__} instead of {type(value).__name__}")
        POINTER_CODE.write(self._b_block_.data, self._b_offset_, address_of(value))
        keep(self, 1, value)
        keep(self, 0, kept_by(value))

    @contents.deleter
    def contents(self):
        raise TypeError("Pointer does not support item deletion")

    def __bool__(self):
        return POINTER_CODE.address(self._b_block_.data, self._b_offset_) != 0

    def __getitem__(self, key):
        item = type(self)._b_info_.item
        if isinstance(key, slice):
            return joined(item, _places(key), self.__getitem__)
        place = _place(key)
        size = item._b_info_.size
        block, offset = block_at(_target(self) + place * size, size)
        return load(item, self, place, block, offset)

    def __setitem__(self, key, value):
        item = type(self)._b_info_.item
        place = _place(key)
        size = item._b_info_.size
        block, offset = block_at(_target(self) + place * size, size)
        store(item, self, place, block, offset, value)

    def __delitem__(self, key):
        raise TypeError("Pointer does not support item deletion")


def _target(self):
    address = POINTER_CODE.address(self._b_block_.data, self._b_offset_)
    if not address:
        raise ValueError("NULL pointer access")
    return address


def _place(key):
    try:
        return index(key)
    except TypeError:
        raise TypeError("Pointer indices must be integer") from None


def _places(key):
    step = 1 if key.step is None else index(key.step)
    if step == 0:
        raise ValueError("slice step cannot be zero")
    if key.start is None and step < 0:
        raise ValueError("slice start is required for step < 0")
    if key.stop is None:
        raise ValueError("slice stop is required")
    return range(0 if key.start is None else index(key.start), index(key.stop), step)


# -- the types of pointers

_pointer_type_cache = {}


def POINTER(cls, /):
    """POINTER(C type) -> the type of pointers to it."""
    return _pointer_type_cache.get(cls) or _new_pointer_type(cls, module_of_caller())


def _new_pointer_type(cls, module):
    if isinstance(cls, str):
        found = PyCPointerType("LP_" + cls, (_Pointer,), {"__module__": module})
        _pointer_type_cache[id(found)] = found
        return found
    if not isinstance(cls, type):
        raise TypeError("must be a ctypes type")
    found = PyCPointerType("LP_" + cls.__name__, (_Pointer,), {
        "__module__": module, "_type_": cls})
    _pointer_type_cache[cls] = found
    return found


def pointer(instance, /):
    """A new pointer to the object."""
    cls = type(instance)
    found = _pointer_type_cache.get(cls) or _new_pointer_type(cls, module_of_caller())
    return found(instance)
