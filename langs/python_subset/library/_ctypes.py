"""C's data types over memory of this program, in Python where CPython has them in C.

There is no foreign code: what would load or call it raises an OSError.
"""
from __future__ import annotations

from _ctypes_arrays import Array
from _ctypes_data import (
    FUNCTION,
    POINTER_KIND,
    CDataType,
    _CData,
    _unpickle,
    address_of,
    byref,
    keep,
    whole_of,
)
from _ctypes_functions import (
    CTYPES_MAX_ARGCOUNT,
    FUNCFLAG_CDECL,
    FUNCFLAG_PYTHONAPI,
    FUNCFLAG_USE_ERRNO,
    FUNCFLAG_USE_LASTERROR,
    ArgumentError,
    CFuncPtr,
    builtin_function,
    plain,
)
from _ctypes_memory import NO_FOREIGN_CODE, Objects, block_at, bytes_at, text_at
from _ctypes_pointers import POINTER, _Pointer, _pointer_type_cache, pointer
from _ctypes_simple import _SimpleCData
from _ctypes_structures import Structure, Union

__all__ = [
    "CTYPES_MAX_ARGCOUNT", "FUNCFLAG_CDECL", "FUNCFLAG_PYTHONAPI", "FUNCFLAG_USE_ERRNO",
    "FUNCFLAG_USE_LASTERROR", "POINTER", "RTLD_GLOBAL", "RTLD_LOCAL", "SIZEOF_TIME_T",
    "ArgumentError", "Array", "CFuncPtr", "Structure", "Union", "_Pointer", "_SimpleCData",
    "_pointer_type_cache", "_unpickle", "addressof", "alignment", "byref", "dlclose", "dlopen",
    "dlsym", "get_errno", "pointer", "resize", "set_errno", "sizeof"]
__version__ = "1.1.0"
RTLD_LOCAL, RTLD_GLOBAL = 0, 256
SIZEOF_TIME_T = 8


def sizeof(instance, /):
    """How many bytes the type or the object has."""
    if isinstance(instance, _CData):
        return instance._b_size_
    if isinstance(instance, CDataType) and instance._b_info_ is not None:
        return instance._b_info_.size
    raise TypeError("this type has no size")


def alignment(instance, /):
    """What the addresses of the type or the object are multiples of."""
    cls = type(instance) if isinstance(instance, _CData) else instance
    if isinstance(cls, CDataType) and cls._b_info_ is not None:
        return cls._b_info_.align
    raise TypeError("no alignment info")


def addressof(instance, /):
    """Where the object's memory is, among that of this program's ctypes objects."""
    if not isinstance(instance, _CData):
        raise TypeError("invalid type")
    return address_of(instance)


def resize(instance, size, /):
    """Makes the object's memory larger than its type's."""
    if not isinstance(instance, _CData):
        raise TypeError("excepted ctypes instance")
    least = type(instance)._b_info_.size
    if size < least:
        raise ValueError(f"minimum size is {least}")
    if not instance._b_needsfree_:
        raise ValueError("Memory cannot be resized because this object doesn't own it")
    instance._b_block_.resize(size)
    instance._b_size_ = size


# -- what is not here

_THIS_PROGRAM = 1


def dlopen(name, flags=RTLD_LOCAL, /):
    """Only this program itself can be opened, without functions that can be called."""
    if name is not None:
        raise OSError(f"{NO_FOREIGN_CODE}: {name}")
    return _THIS_PROGRAM


def dlclose(handle, /):
    """Nothing was opened."""
    return 0


def dlsym(handle, name, /):
    raise OSError(f"{NO_FOREIGN_CODE}: {name}")


_errno = [0]


def get_errno():
    return _errno[0]


def set_errno(value, /):
    before, _errno[0] = _errno[0], value
    return before


# -- the functions that ctypes calls by their addresses

def _memmove(parameters):
    to, source, size = map(plain, parameters)
    block, offset = block_at(to, size)
    block.data[offset:offset + size] = bytes_at(source, size)
    return to


def _memset(parameters):
    to, value, size = map(plain, parameters)
    block, offset = block_at(to, size)
    block.data[offset:offset + size] = bytes([value & 0xFF]) * size
    return to


def _string_at(parameters):
    return bytes_at(*map(plain, parameters))


def _wstring_at(parameters):
    return text_at(*map(plain, parameters))


def _cast(parameters):
    address, source, cls = parameters
    source, cls = plain(source), plain(cls)
    info = cls._b_info_ if isinstance(cls, CDataType) else None
    if info is None or (info.kind not in (POINTER_KIND, FUNCTION)
                        and info.letter not in tuple("sPzUZXO")):
        name = cls.__name__ if isinstance(cls, type) else type(cls).__name__
        raise TypeError(f"cast() argument 2 must be a pointer type, not {name}")
    result = cls()
    if isinstance(source, _CData):
        whole = whole_of(source)
        if whole._b_objects_ is None:
            whole._b_objects_ = Objects()
        result._b_objects_ = whole._b_objects_
        if isinstance(result._b_objects_, Objects):
            result._b_objects_.keep(id(source), source)
    else:
        keep(result, 0, getattr(address, "_kept", None))
    result._b_block_.data[:] = plain(address).to_bytes(info.size, "little")
    return result


_memmove_addr = builtin_function(_memmove)
_memset_addr = builtin_function(_memset)
_string_at_addr = builtin_function(_string_at)
_wstring_at_addr = builtin_function(_wstring_at)
_cast_addr = builtin_function(_cast)
