"""Fields of ctypes' structures and unions: where they lie, and the descriptors of them."""
from __future__ import annotations

from _ctypes_data import ARRAY, SIMPLE, _CData, keep
from _ctypes_memory import decode_wide, encode_wide, until_null
from _ctypes_parts import load, store


class Layout:
    """Where a structure's next field goes, as C compilers on Linux say."""

    def __init__(self, size, align, pack, is_swapped):
        self.size = size
        self.align = align
        self._pack = pack
        self._is_swapped = is_swapped
        self._end = size
        self._open = 0          # bits of the field that has room for more bit fields
        self._used = 0          # of them

    def add(self, cls, index, bits):
        """The descriptor of a field of that type, of so many bits if that is not 0."""
        info = cls._b_info_
        whole = info.size * 8
        if bits and self._open and self._used + bits <= self._open and whole <= self._open:
            offset = self._end - info.size
        elif bits and whole >= self._open > 0 and self._used + bits <= whole:
            more = info.size - self._open // 8
            self._end += more
            self.size += more
            self._open = whole
            offset = self._end - info.size
        else:
            self._open, self._used = whole if bits else 0, 0
            offset = self._place(info)
        if not bits:
            return CField(cls, index, offset, info.size)
        low = self._open - self._used - bits if self._is_swapped else self._used
        self._used += bits
        return CField(cls, index, offset, bits << 16 | low)

    def _place(self, info):
        align = min(self._pack, info.align) if self._pack else info.align
        gap = -self._end % align if align else 0
        offset = self._end + gap
        self.size += gap + info.size
        self._end = offset + info.size
        self.align = max(self.align, align)
        return offset

    def restart(self):
        """The next field lies where the first does, as a union's do."""
        self._end = self.size = self._open = self._used = 0

    def aligned(self, size):
        return size + -size % self.align


class CField:
    """Structure/Union member"""

    __module__ = "_ctypes"
    __slots__ = ("_offset", "_size", "cls", "index", "_code", "_bits", "_is_simple",
                 "is_anonymous")

    def __init__(self, cls, index, offset, size):
        self._offset = offset
        self._size = size               # of a bit field: its bits << 16 | the lowest
        self.cls = cls
        self.index = index
        self._is_simple = cls._b_info_.kind == SIMPLE
        self._bits = size >> 16 if self._is_simple else 0
        self._code = _code_of(cls)
        self.is_anonymous = False

    @property
    def offset(self):
        """offset in bytes of this field"""
        return self._offset

    @property
    def size(self):
        """size in bytes of this field"""
        return self._size

    def moved(self, index, offset):
        """The descriptor of this field of an anonymous field, for the type that has that."""
        return CField(self.cls, self.index + index, self._offset + offset, self._size)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if not isinstance(instance, _CData):
            raise TypeError("not a ctype instance")
        block, offset = instance._b_block_, instance._b_offset_ + self._offset
        code = self._code
        if code is None:
            return load(self.cls, instance, self.index, block, offset)
        if self._bits:
            return code.read_bits(block.data, offset, self._size & 0xFFFF, self._bits)
        return code.read(block.data, offset)

    def __set__(self, instance, value):
        if not isinstance(instance, _CData):
            raise TypeError("not a ctype instance")
        block, offset = instance._b_block_, instance._b_offset_ + self._offset
        code = self._code
        if self._bits and code is not None:
            value = value.value if isinstance(value, self.cls) else value
            code.write_bits(block.data, offset, self._size & 0xFFFF, self._bits, value)
        elif code is None or (self._is_simple and isinstance(value, _CData)):
            store(self.cls, instance, self.index, block, offset, value)
        else:
            kept = code.write(block.data, offset, value)
            if kept is not None:
                keep(instance, self.index, kept)

    def __delete__(self, instance):
        raise TypeError("can't delete attribute")

    def __repr__(self):
        name = self.cls.__name__
        if self._bits:
            return (f"<Field type={name}, ofs={self._offset}:{self._size & 0xFFFF}, "
                    f"bits={self._bits}>")
        return f"<Field type={name}, ofs={self._offset}, size={self._size}>"


def _code_of(cls):
    """How a field is read and written as a value of Python's, or None."""
    info = cls._b_info_
    if info.reads_value:
        return info.code
    if info.kind == ARRAY:
        if info.item._b_info_.letter == "c":
            return Characters(info.size)
        if info.item._b_info_.letter == "u":
            return WideCharacters(info.size)
    return None


class Characters:
    """An array of characters as a field."""

    def __init__(self, size):
        self._size = size

    def read(self, data, offset):
        return until_null(data[offset:offset + self._size])

    def write(self, data, offset, value):
        if not isinstance(value, bytes):
            raise TypeError(f"expected bytes, {type(value).__name__} found")
        content = until_null(value)
        if len(content) > self._size:
            raise ValueError(
                f"bytes too long ({len(content)}, maximum length {self._size})")
        if len(content) < self._size:
            content += b"\0"
        data[offset:offset + len(content)] = content


class WideCharacters:
    """An array of wide characters as a field."""

    def __init__(self, size):
        self._size = size
        self._length = size // 4

    def read(self, data, offset):
        return decode_wide(data[offset:offset + self._size]).partition("\0")[0]

    def write(self, data, offset, value):
        if not isinstance(value, str):
            raise TypeError("unicode string expected instead of "
                            f"{type(value).__name__} instance")
        if len(value) > self._length:
            raise ValueError(f"string too long ({len(value)}, maximum length {self._length})")
        content = encode_wide(value if len(value) == self._length else value + "\0")
        data[offset:offset + len(content)] = content
