"""What all ctypes objects and their types have: memory, and what that keeps alive."""
from __future__ import annotations

import sys
from operator import index

from _ctypes_memory import NO_FOREIGN_CODE, Block, Kept, Objects, block_at, new_block

SIMPLE, ARRAY, STRUCTURE, UNION, POINTER_KIND, FUNCTION = range(6)


class TypeInfo:
    """The storage of a type's instances."""

    __slots__ = ("kind", "size", "align", "length", "item", "code", "letter", "reads_value",
                 "has_pointers", "is_final")

    def __init__(self, kind, size, align, length=0, item=None, has_pointers=False):
        self.kind = kind
        self.size = size
        self.align = align
        self.length = length
        self.item = item                # type of an array's items, or what a pointer points to
        self.code = None                # of a simple type
        self.letter = ""                # its _type_
        self.reads_value = False        # items and fields of it are Python's values
        self.has_pointers = has_pointers
        self.is_final = False           # its _fields_ can no longer be set

    def copy(self):
        return TypeInfo(self.kind, self.size, self.align, self.length, self.item,
                        self.has_pointers)


class CDataType(type):
    """What the types of all ctypes types have."""

    def __mul__(cls, length):
        from _ctypes_arrays import array_types, new_array_type
        length = _length(length)
        return array_types.get((cls, length)) or new_array_type(cls, length, module_of_caller())

    __rmul__ = __mul__

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, CArgObject):
            if cls._b_info_.kind == POINTER_KIND and isinstance(value._obj, cls._b_info_.item):
                return value
            found = "pointer to " + type(value._obj).__name__
        elif hasattr(value, "_as_parameter_"):
            return cls.from_param(value._as_parameter_)
        else:
            found = type(value).__name__
        raise TypeError(f"expected {cls.__name__} instance instead of {found}")

    def from_address(cls, address):
        if not isinstance(address, int):
            raise TypeError("integer expected")
        block, offset = block_at(address, info_of_concrete(cls).size)
        return at(cls, block, offset)

    def from_buffer(cls, source, offset=0):
        size = info_of_concrete(cls).size
        if isinstance(source, _CData):
            _check_room(size, source._b_size_, offset)
            self = at(cls, source._b_block_, source._b_offset_ + offset)
            keep(self, -1, source)
            return self
        view = memoryview(source)
        if view.readonly:
            raise TypeError("underlying buffer is not writable")
        if not view.c_contiguous:
            raise TypeError("underlying buffer is not C contiguous")
        _check_room(size, view.nbytes, offset)
        self = at(cls, Block(view.cast("B")), offset)
        keep(self, -1, view)
        return self

    def from_buffer_copy(cls, source, offset=0):
        size = info_of_concrete(cls).size
        source = data_of(source)
        _check_room(size, len(source), offset)
        self = cls.__new__(cls)
        self._b_block_.data[:size] = source[offset:offset + size]
        return self

    def in_dll(cls, library, name):
        if not isinstance(library._handle, int):
            raise TypeError("the _handle attribute of the second argument must be an integer")
        raise ValueError(f"{NO_FOREIGN_CODE}, nor find their variables: {name}")


def _length(value):
    try:
        return index(value)
    except TypeError:
        raise TypeError("can't multiply sequence by non-int of type "
                        f"'{type(value).__name__}'") from None


def _check_room(size, room, offset):
    if offset < 0:
        raise ValueError("offset cannot be negative")
    if size > room - offset:
        raise ValueError(
            f"Buffer size too small ({room} instead of at least {size + offset} bytes)")


def data_of(source):
    """The bytes of a ctypes object or of another buffer."""
    if isinstance(source, _CData):
        offset = source._b_offset_
        return source._b_block_.data[offset:offset + source._b_size_]
    try:
        return memoryview(source).cast("B")
    except TypeError:
        raise TypeError("a bytes-like object is required, not "
                        f"'{type(source).__name__}'") from None


def module_of_caller():
    """The name of the module that called the caller, where types made by it seem to be."""
    return sys._getframe(2).f_globals.get("__name__", "_ctypes")


def info_of(cls):
    """The TypeInfo of what may be a ctypes type, or None."""
    return cls._b_info_ if isinstance(cls, CDataType) else None


def info_of_concrete(cls):
    info = cls._b_info_
    if info is None:
        raise TypeError("abstract class")
    return info


class _CData:
    __module__ = "_ctypes"
    # A block's bytes from an offset on; whether this object owns them, or of which object they
    # are a part, and its which; what they keep alive
    __slots__ = ("_b_block_", "_b_offset_", "_b_size_", "_b_needsfree_", "_b_base_", "_b_index_",
                 "_b_objects_")
    _b_info_ = None

    def __new__(cls, /, *arguments, **keywords):
        info = info_of_concrete(cls)
        info.is_final = True
        self = object.__new__(cls)
        self._b_block_ = new_block(info.size)
        self._b_offset_ = 0
        self._b_size_ = info.size
        self._b_needsfree_ = 1
        self._b_base_ = self._b_objects_ = None
        self._b_index_ = 0
        return self

    @property
    def _objects(self):
        kept = self._b_objects_
        return kept.value if isinstance(kept, Kept) else kept

    def __hash__(self):
        raise TypeError("unhashable type")

    def __bytes__(self):
        return bytes(data_of(self))

    def __buffer__(self, flags):
        return data_of(self)

    def __ctypes_from_outparam__(self):
        return self

    def __reduce__(self):
        if type(self)._b_info_.has_pointers:
            raise ValueError("ctypes objects containing pointers cannot be pickled")
        attributes = {name: value for name, value in getattr(self, "__dict__", {}).items()
                      if name not in _CData.__slots__}
        return _unpickle, (type(self), (attributes, bytes(data_of(self))))

    def __setstate__(self, state):
        attributes, content = state
        size = min(len(content), self._b_size_)
        data_of(self)[:size] = content[:size]
        if attributes:
            self.__dict__.update(attributes)


def _unpickle(cls, state):
    self = cls.__new__(cls)
    self.__setstate__(state)
    return self


_unpickle.__module__ = "_ctypes"


def at(cls, block, offset, base=None, index=0):
    """An instance in memory that is there, for example a part of another object's."""
    info = cls._b_info_
    info.is_final = True
    self = object.__new__(cls)
    self._b_block_ = block
    self._b_offset_ = offset
    self._b_size_ = info.size
    self._b_needsfree_ = 0
    self._b_base_ = base
    self._b_index_ = index
    self._b_objects_ = None
    return self


def address_of(instance):
    return instance._b_block_.address + instance._b_offset_


# -- what objects keep alive

def kept_by(instance):
    """What the whole object keeps that the instance is a part of."""
    return whole_of(instance)._b_objects_


def keep(instance, index, kept):
    if kept is None:
        return
    whole = whole_of(instance)
    if isinstance(whole._b_objects_, Objects):
        whole._b_objects_.keep(_key(instance, index), kept)
    else:
        whole._b_objects_ = kept


def whole_of(instance):
    while instance._b_base_ is not None:
        instance = instance._b_base_
    if instance._b_objects_ is None and type(instance)._b_info_.length:
        instance._b_objects_ = Objects()
    return instance


def _key(instance, index):
    key = f"{index & 0xFFFFFFFF:x}"
    while instance._b_base_ is not None:
        key += f":{instance._b_index_:x}"
        instance = instance._b_base_
    return key


# -- arguments of functions

class CArgObject:
    """A value on its way to a function, with the letter of its type."""

    __slots__ = ("_tag", "_value", "_obj", "_kept")
    __module__ = "builtins"

    def __init__(self, tag, value, obj=None, kept=None):
        self._tag = tag
        self._value = value
        self._obj = obj
        self._kept = kept

    def __repr__(self):
        if self._tag in "PzZ":
            return f"<cparam '{self._tag}' ({self._value or 0:#x})>"
        if self._tag == "c":
            character = self._value.decode("latin-1")
            if not " " <= character <= "~" or character in "'\\":
                character = f"\\x{ord(character):02x}"
            return f"<cparam 'c' ('{character}')>"
        if self._tag in "bBhHiIlLqQfd":
            return f"<cparam '{self._tag}' ({self._value})>"
        return f"<cparam '{self._tag}' at {id(self):#x}>"


def byref(obj, offset=0, /):
    if not isinstance(obj, _CData):
        raise TypeError("byref() argument must be a ctypes instance, "
                        f"not '{type(obj).__name__}'")
    return CArgObject("P", address_of(obj) + index(offset), obj)
