"""The codes of ctypes' simple types: how a value of each lies in memory.

read() and write() take the bytes of a block and an offset; write() returns what must be kept
alive for what it has written, or None.
"""
from __future__ import annotations

import math
import weakref
from operator import index
from struct import Struct

from _ctypes_memory import (
    WIDE_SIZE,
    Kept,
    block_of,
    bytes_at,
    decode_wide,
    encode_wide,
    text_at,
)


class Integer:
    has_bits = True

    def __init__(self, format):
        self._unpack = Struct(format).unpack_from
        unsigned = Struct(format.upper())
        self._unpack_unsigned, self._pack = unsigned.unpack_from, unsigned.pack_into
        self.size = self.align = unsigned.size
        self._mask = (1 << 8 * self.size) - 1
        self._signed = format != format.upper()

    def read(self, data, offset):
        return self._unpack(data, offset)[0]

    def write(self, data, offset, value):
        self._pack(data, offset, index(value) & self._mask)

    def read_bits(self, data, offset, low, bits):
        value = self._unpack_unsigned(data, offset)[0] >> low & (1 << bits) - 1
        if self._signed and value >> bits - 1:
            value -= 1 << bits
        return value

    def write_bits(self, data, offset, low, bits, value):
        mask = (1 << bits) - 1 << low & self._mask
        others = self._unpack_unsigned(data, offset)[0] & ~mask
        self._pack(data, offset, others | index(value) << low & mask)


class Boolean:
    has_bits = True
    size = align = 1

    def read(self, data, offset):
        return data[offset] != 0

    def write(self, data, offset, value):
        data[offset] = 1 if value else 0

    def read_bits(self, data, offset, low, bits):
        return data[offset] != 0        # as CPython does

    def write_bits(self, data, offset, low, bits, value):
        data[offset] = 1 if value else 0


class VariantBoolean(Integer):
    """-1 or 0."""

    has_bits = False

    def read(self, data, offset):
        return super().read(data, offset) != 0

    def write(self, data, offset, value):
        super().write(data, offset, -1 if value else 0)


def _real(value):
    kind = type(value)
    if kind is not float and not hasattr(kind, "__float__") and not hasattr(kind, "__index__"):
        raise TypeError(f"must be real number, not {kind.__name__}")
    return float(value)


class Float:
    has_bits = False

    def __init__(self, format):
        packer = Struct(format)
        self._unpack, self._pack = packer.unpack_from, packer.pack_into
        self.size = self.align = packer.size

    def read(self, data, offset):
        return self._unpack(data, offset)[0]

    def write(self, data, offset, value):
        value = _real(value)
        try:
            self._pack(data, offset, value)
        except OverflowError:
            self._pack(data, offset, math.copysign(math.inf, value))


class LongDouble:
    """x86's numbers of 80 bits, with the precision of a float."""

    has_bits = False
    size = align = 16
    _packer = Struct("<QH")
    _BIAS, _SPECIAL, _ONE = 16383, 0x7FFF, 1 << 63

    def read(self, data, offset):
        mantissa, exponent = self._packer.unpack_from(data, offset)
        sign = -1.0 if exponent & 0x8000 else 1.0
        exponent &= self._SPECIAL
        if exponent == self._SPECIAL:
            return math.copysign(math.nan if mantissa & self._ONE - 1 else math.inf, sign)
        try:
            return sign * math.ldexp(mantissa, exponent - self._BIAS - 63)
        except OverflowError:
            return sign * math.inf

    def write(self, data, offset, value):
        value = _real(value)
        sign = 0x8000 if math.copysign(1.0, value) < 0 else 0
        if math.isfinite(value):
            fraction, exponent = math.frexp(abs(value))
            mantissa = int(math.ldexp(fraction, 64))
            exponent = exponent + self._BIAS - 1 if value else 0
        else:
            mantissa, exponent = self._ONE | int(math.isnan(value)) << 62, self._SPECIAL
        self._packer.pack_into(data, offset, mantissa, exponent | sign)


class Character:
    has_bits = False
    size = align = 1

    def read(self, data, offset):
        return bytes(data[offset:offset + 1])

    def write(self, data, offset, value):
        if isinstance(value, (bytes, bytearray)) and len(value) == 1:
            data[offset] = value[0]
        elif isinstance(value, int) and 0 <= value < 256:
            data[offset] = int(value)
        else:
            raise TypeError("one character bytes, bytearray or integer expected")


class WideCharacter:
    has_bits = False
    size = align = WIDE_SIZE

    def read(self, data, offset):
        return decode_wide(data[offset:offset + WIDE_SIZE])

    def write(self, data, offset, value):
        if not isinstance(value, str):
            raise TypeError("unicode string expected instead of "
                            f"{type(value).__name__} instance")
        if len(value) != 1:
            raise TypeError("one character unicode string expected")
        data[offset:offset + WIDE_SIZE] = encode_wide(value)


class Address(Integer):
    """Of anything; 0 is None."""

    has_bits = False

    def read(self, data, offset):
        return super().read(data, offset) or None

    def write(self, data, offset, value):
        if value is None:
            value = 0
        elif not isinstance(value, int):
            return self.write_other(data, offset, value)
        super().write(data, offset, value)

    def write_other(self, data, offset, value):
        raise TypeError("cannot be converted to pointer")

    def address(self, data, offset):
        return super().read(data, offset)


class Text(Address):
    """The address of characters that end with a null."""

    def __init__(self, format, kind, expected, encode, read_at):
        super().__init__(format)
        self._kind, self._expected, self._encode, self._read_at = kind, expected, encode, read_at

    def read(self, data, offset):
        address = self.address(data, offset)
        return self._read_at(address) if address else None

    def write_other(self, data, offset, value):
        if not isinstance(value, self._kind):
            raise TypeError(f"{self._expected} or integer address expected instead of "
                            f"{type(value).__name__} instance")
        block = block_of(self._encode(value))
        Address.write(self, data, offset, block.address)
        return Kept(value, block)


_kept_objects = weakref.WeakValueDictionary()      # instances of Kept, by the objects' ids


class Reference(Address):
    """The address of a Python object."""

    def read(self, data, offset):
        address = self.address(data, offset)
        if not address:
            raise ValueError("PyObject is NULL")
        kept = _kept_objects.get(address)
        if kept is None:
            raise ValueError(f"no object is kept at {address:#x}")
        return kept.value

    def write(self, data, offset, value):
        kept = _kept_objects.get(id(value))
        if kept is None:
            kept = _kept_objects[id(value)] = Kept(value)
        Integer.write(self, data, offset, id(value))
        return kept


CODES = {code: Integer("<" + code) for code in "bBhHiIqQ"}
CODES.update({
    "l": CODES["q"], "L": CODES["Q"], "?": Boolean(), "v": VariantBoolean("<h"),
    "f": Float("<f"), "d": Float("<d"), "g": LongDouble(),
    "c": Character(), "u": WideCharacter(),
    "P": Address("<Q"), "O": Reference("<Q"),
    "z": Text("<Q", bytes, "bytes", lambda text: text + b"\0", bytes_at),
    "Z": Text("<Q", str, "unicode string", lambda text: encode_wide(text + "\0"), text_at)})
SWAPPED_CODES = {code: Integer(">" + code) for code in "hHiIqQ"}
SWAPPED_CODES.update({
    "l": SWAPPED_CODES["q"], "L": SWAPPED_CODES["Q"], "f": Float(">f"), "d": Float(">d")})
POINTER_CODE = CODES["P"]
