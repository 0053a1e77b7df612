"""ctypes' function pointers: to functions of Python's, and to those that ctypes itself needs.

There is no foreign code: a pointer to anything else can be had, but not be called. A library's
function is not found, but one of CPython's own, for programs that only declare it.
"""
from __future__ import annotations

import sys
import traceback
import weakref

from _ctypes_codes import POINTER_CODE
from _ctypes_data import (
    ARRAY,
    FUNCTION,
    SIMPLE,
    CArgObject,
    CDataType,
    TypeInfo,
    _CData,
    address_of,
    data_of,
    info_of,
    keep,
)
from _ctypes_memory import NO_FOREIGN_CODE, Block, Kept, block_of, new_block

FUNCFLAG_CDECL = 1
FUNCFLAG_PYTHONAPI = 4
FUNCFLAG_USE_ERRNO = 8
FUNCFLAG_USE_LASTERROR = 16
CTYPES_MAX_ARGCOUNT = 1024

_callables = weakref.WeakValueDictionary()      # what is kept for a function, by its address
_builtins = []


class ArgumentError(Exception):
    __module__ = "ctypes"


def builtin_function(function):
    """The address of a function that takes addresses, numbers and objects."""
    kept = _made_callable(function)
    _builtins.append(kept)
    return kept.block.address


def _made_callable(function):
    kept = Kept(function, new_block(POINTER_CODE.size))
    _callables[kept.block.address] = kept
    return kept


class PyCFuncPtrType(CDataType):
    __module__ = "_ctypes"

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if "_b_info_" not in namespace:
            if not isinstance(getattr(cls, "_flags_", None), int):
                raise TypeError("class must define _flags_ which must be an integer")
            _check_argument_types(getattr(cls, "_argtypes_", None), "_argtypes_")
            _check_result_type(getattr(cls, "_restype_", None), "_restype_")
            size = POINTER_CODE.size
            cls._b_info_ = TypeInfo(FUNCTION, size, size, 1, has_pointers=True)
        return cls


def _check_argument_types(types, name):
    if types is None:
        return
    if not isinstance(types, tuple):
        raise TypeError(f"{name} must be a sequence of types")
    if len(types) > CTYPES_MAX_ARGCOUNT:
        raise ArgumentError(f"{name} has too many arguments ({len(types)}), "
                            f"maximum is {CTYPES_MAX_ARGCOUNT}")
    for place, each in enumerate(types, 1):
        if not hasattr(each, "from_param"):
            raise TypeError(f"item {place} in {name} has no from_param method")


def _check_result_type(cls, name):
    if cls is not None and info_of(cls) is None and not callable(cls):
        raise TypeError(f"{name} must be a type, a callable, or None")


class CFuncPtr(_CData, metaclass=PyCFuncPtrType):
    """Function Pointer"""

    __module__ = "_ctypes"
    __slots__ = ("_argtypes", "_restype", "_errcheck", "_name")
    _b_info_ = None

    def __new__(cls, *arguments, **keywords):
        self = super().__new__(cls)
        self._name = None
        if not arguments:
            return self
        given = arguments[0]
        if isinstance(given, int) and len(arguments) == 1:
            POINTER_CODE.write(self._b_block_.data, 0, given)
        elif isinstance(given, tuple):
            self._name, _ = given
            if not cls._flags_ & FUNCFLAG_PYTHONAPI:
                raise AttributeError(f"{NO_FOREIGN_CODE}: {self._name}")
        elif callable(given):
            _check_callback(cls)
            kept = _made_callable(_callback(cls, given))
            POINTER_CODE.write(self._b_block_.data, 0, kept.block.address)
            keep(self, 0, kept)
        else:
            raise TypeError("argument must be callable or integer function address")
        return self

    def __bool__(self):
        return self._name is not None or _function_address(self) != 0

    def __repr__(self):
        return f"<{type(self).__name__} object at {id(self):#x}>"

    @property
    def argtypes(self):
        """specify the argument types"""
        return getattr(self, "_argtypes", None) or getattr(type(self), "_argtypes_", None)

    @argtypes.setter
    def argtypes(self, types):
        types = None if types is None else tuple(types)
        _check_argument_types(types, "_argtypes_")
        self._argtypes = types

    @property
    def restype(self):
        """specify the result type"""
        try:
            return self._restype
        except AttributeError:
            return getattr(type(self), "_restype_", None)

    @restype.setter
    def restype(self, cls):
        if cls is not None and info_of(cls) is None and not callable(cls):
            raise TypeError("restype must be a type, a callable, or None")
        self._restype = cls

    @restype.deleter
    def restype(self):
        del self._restype

    @property
    def errcheck(self):
        """a function to check for errors"""
        return getattr(self, "_errcheck", None)

    @errcheck.setter
    def errcheck(self, function):
        if not callable(function):
            raise TypeError("the errcheck attribute must be callable")
        self._errcheck = function

    @errcheck.deleter
    def errcheck(self):
        self._errcheck = None

    def __call__(self, *arguments, **keywords):
        address = _function_address(self)
        kept = _callables.get(address)
        if kept is None:
            raise OSError(f"{NO_FOREIGN_CODE}: {self._name or format(address, '#x')}")
        types = self.argtypes or ()
        if len(arguments) > CTYPES_MAX_ARGCOUNT:
            raise ArgumentError(f"too many arguments ({len(arguments)}), "
                                f"maximum is {CTYPES_MAX_ARGCOUNT}")
        if len(arguments) < len(types):
            raise TypeError(
                f"this function takes at least {len(types)} argument"
                f"{'' if len(types) == 1 else 's'} ({len(arguments)} given)")
        result = kept.value([_parameter(number, *pair) for number, pair
                             in enumerate(zip(types, arguments), 1)])
        if self.errcheck is not None:
            return self.errcheck(result, self, arguments)
        return result


def _function_address(self):
    return POINTER_CODE.address(self._b_block_.data, self._b_offset_)


def _parameter(number, cls, value):
    try:
        return cls.from_param(value)
    except Exception as error:
        raise ArgumentError(f"argument {number}: {type(error).__name__}: {error}") from None


# -- what functions get

def plain(parameter):
    """An address, a number or an object, as the functions here take it."""
    if isinstance(parameter, CArgObject):
        return parameter._value or 0 if parameter._tag in "PzZ" else parameter._value
    if not isinstance(parameter, _CData):
        return parameter or 0
    info = type(parameter)._b_info_
    if info.kind == ARRAY:
        return address_of(parameter)
    if info.kind == SIMPLE and info.code is not None and info.letter not in "PzZ":
        return parameter.value
    return POINTER_CODE.address(data_of(parameter), 0)


def _check_callback(cls):
    if getattr(cls, "_argtypes_", None) is None:
        raise TypeError("cannot construct instance of this class: no argtypes")
    result = getattr(cls, "_restype_", None)
    if result is not None and (info_of(result) is None or result._b_info_.code is None):
        raise TypeError("invalid result type for callback function")


def _callback(cls, function):
    types, result_type = cls._argtypes_, cls._restype_

    def call(parameters):
        made = None if result_type is None else result_type.__new__(result_type)
        doing = "calling"
        try:
            result = function(*map(_received, types, parameters))
            doing = "converting result of"
            if made is not None:
                made.value = result
        except Exception as error:
            print(f"Exception ignored on {doing} ctypes callback function: {function!r}",
                  file=sys.stderr)
            traceback.print_exception(error)
        return None if made is None else made.__ctypes_from_outparam__()

    return call


def _received(cls, parameter):
    """The argument of a callback: a new object of the type, or its value."""
    made = cls.__new__(cls)
    info = cls._b_info_
    if isinstance(parameter, cls):
        made._b_block_ = Block(memoryview(bytearray(data_of(parameter))))
        keep(made, 0, parameter._b_objects_)
    elif info.code is not None and not isinstance(parameter, _CData):
        value = parameter._value if isinstance(parameter, CArgObject) else parameter
        keep(made, 0, info.code.write(made._b_block_.data, 0, value))
    else:
        made._b_block_ = block_of(plain(parameter).to_bytes(info.size, sys.byteorder))
        keep(made, 0, parameter)
    return info.code.read(made._b_block_.data, 0) if info.reads_value else made
