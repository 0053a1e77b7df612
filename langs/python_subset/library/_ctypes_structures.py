"""ctypes' structures and unions."""
from __future__ import annotations

from _ctypes_data import STRUCTURE, UNION, CDataType, TypeInfo, _CData, info_of
from _ctypes_fields import CField, Layout

_NOT_PAIRS = "'_fields_' must be a sequence of pairs"
_NOT_A_PAIR = "'_fields_' must be a sequence of (name, C type) pairs"


class _FieldsType(CDataType):
    """The type of types with _fields_."""

    _kind = STRUCTURE

    def __new__(meta, name, bases, namespace, **keywords):
        cls = super().__new__(meta, name, bases, namespace, **keywords)
        if "_b_info_" in namespace:
            return cls
        if "_abstract_" in namespace:
            cls._b_info_ = None
            return cls
        base = info_of(cls.__base__)
        if "_fields_" in namespace:
            cls._b_info_ = TypeInfo(meta._kind, 0, 1)
            cls._fields_ = namespace["_fields_"]
        elif base is not None:
            cls._b_info_ = base.copy()
            base.is_final = True
        else:
            cls._b_info_ = TypeInfo(meta._kind, 0, 1)
        return cls

    def __setattr__(cls, name, value):
        super().__setattr__(name, value)
        if name == "_fields_":
            _set_fields(cls, value)


class PyCStructType(_FieldsType):
    __module__ = "_ctypes"


class UnionType(_FieldsType):
    __module__ = "_ctypes"
    _kind = UNION


def _set_fields(cls, fields):
    pack = _pack_of(cls)
    try:
        number = len(fields)
    except TypeError:
        raise TypeError(_NOT_PAIRS) from None
    info = cls.__dict__.get("_b_info_")
    if info is None:
        raise TypeError("ctypes state is not initialized")
    if info.is_final:
        raise AttributeError("_fields_ is final")
    base = info_of(cls.__base__) or TypeInfo(info.kind, 0, 1)
    layout = Layout(base.size, base.align or 1, pack, hasattr(cls, "_swappedbytes_"))
    info.length = base.length + number
    info.has_pointers = base.has_pointers
    union_size = 0
    for place in range(number):
        name, field_type, bits = _description(fields[place], place)
        field_type._b_info_.is_final = True
        info.has_pointers |= field_type._b_info_.has_pointers
        if info.kind == UNION:
            layout.restart()
        setattr(cls, name, layout.add(field_type, place, bits))
        union_size = max(union_size, layout.size)
    info.size = layout.aligned(union_size if info.kind == UNION else layout.size)
    info.align = layout.align
    if info.is_final:
        raise AttributeError("Structure or union cannot contain itself")
    info.is_final = True
    _add_anonymous_fields(cls)


def _pack_of(cls):
    pack = getattr(cls, "_pack_", 0)
    if not isinstance(pack, int) or not 0 <= pack < 1 << 31:
        raise ValueError("_pack_ must be a non-negative integer")
    return pack


def _description(pair, place):
    """Name, type and number of bits (or 0) of a field."""
    if (not isinstance(pair, tuple) or not 2 <= len(pair) <= 3 or not isinstance(pair[0], str)
            or (len(pair) == 3 and not isinstance(pair[2], int))):
        raise TypeError(_NOT_A_PAIR)
    info = info_of(pair[1])
    if info is None:
        raise TypeError(f"second item in _fields_ tuple (index {place}) must be a C type")
    if len(pair) == 2:
        return pair[0], pair[1], 0
    if info.code is None or not info.code.has_bits:
        raise TypeError(f"bit fields not allowed for type {pair[1].__name__}")
    if not 0 < pair[2] <= info.size * 8:
        raise ValueError("number of bits invalid for bit field")
    return pair


def _add_anonymous_fields(cls):
    try:
        names = cls._anonymous_
    except AttributeError:
        return
    try:
        names = list(names)
    except TypeError:
        raise TypeError("_anonymous_ must be a sequence") from None
    for name in names:
        field = getattr(cls, name)
        if not isinstance(field, CField):
            raise AttributeError(
                f"'{name}' is specified in _anonymous_ but not in _fields_")
        field.is_anonymous = True
        _add_fields_of(cls, field, field.index, field.offset)


def _add_fields_of(cls, anonymous, index, offset):
    fields = anonymous.cls._fields_
    for name, *_ in fields:
        field = getattr(anonymous.cls, name)
        if not isinstance(field, CField):
            raise TypeError("unexpected type")
        if field.is_anonymous:
            _add_fields_of(cls, field, index + field.index, offset + field.offset)
        else:
            setattr(cls, name, field.moved(index, offset))


class _WithFields(_CData):
    """What structures and unions have."""

    __slots__ = ()

    def __init__(self, /, *arguments, **keywords):
        if arguments and _set_by_place(self, type(self), arguments, keywords) < len(arguments):
            raise TypeError("too many initializers")
        for name, value in keywords.items():
            setattr(self, name, value)


def _set_by_place(self, cls, arguments, keywords):
    """Sets the fields of the class's bases, then its own; returns how many it has."""
    base = cls.__base__
    place = 0
    if info_of(base) is not None:
        place = _set_by_place(self, base, arguments, keywords)
    if "_fields_" not in cls.__dict__:
        return place
    for name, *_ in cls._fields_:
        if place < len(arguments):
            if name in keywords:
                raise TypeError(f"duplicate values for field {name!r}")
            setattr(self, name, arguments[place])
        place += 1
    return place


class Structure(_WithFields, metaclass=PyCStructType):
    """Structure base class"""

    __module__ = "_ctypes"
    __slots__ = ()
    _b_info_ = None


class Union(_WithFields, metaclass=UnionType):
    """Union base class"""

    __module__ = "_ctypes"
    __slots__ = ()
    _b_info_ = None
