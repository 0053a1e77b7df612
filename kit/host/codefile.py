"""Writes and reads code files, the container of kit/codeformat.py.

A tree is made of None, bool, int, float, str (text), bytes, Symbol and list.
"""
from __future__ import annotations

import struct
import zlib

from kit import codeformat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Union

    Tree = Union[None, bool, int, float, str, bytes, list[Any]]   # Symbol is a str

MAGIC = codeformat.MAGIC.encode("latin-1")
_SMALLEST, _LARGEST = -(1 << 62), (1 << 62) - 1   # whose zigzag code has 63 bits


class Symbol(str):
    """A name: equal ones are stored once in a code file."""

    __slots__ = ()


class CodeFileError(Exception):
    """The bytes are not a code file that this reader understands."""


def dump(language: str, revision: int, tree: Tree) -> bytes:
    """The bytes of a code file that holds `tree`."""
    payload = dump_tree(tree)
    name = language.encode("ascii")
    return b"".join((
        MAGIC, struct.pack("<IB", codeformat.FORMAT_VERSION, len(name)), name,
        struct.pack("<IQI", revision, len(payload), zlib.crc32(payload)), payload))


def dump_tree(tree: Tree) -> bytes:
    """The payload alone."""
    out = bytearray()
    _write(out, tree, {})
    return bytes(out)


def _write(out: bytearray, value: Any, symbols: dict[str, int]) -> None:
    kind = type(value)
    if kind is Symbol:
        number = symbols.get(value)
        if number is None:
            symbols[value] = len(symbols)
            _write_bytes(out, b"Y", value.encode("utf-8", "surrogatepass"))
        else:
            out += b"y"
            _write_varint(out, number)
    elif kind is int:
        _write_int(out, value)
    elif kind is str:
        _write_bytes(out, b"S", value.encode("utf-8", "surrogatepass"))
    elif kind is list:
        out += b"("
        _write_varint(out, len(value))
        for item in value:
            _write(out, item, symbols)
    elif value is None:
        out += b"N"
    elif value is True:
        out += b"T"
    elif value is False:
        out += b"F"
    elif kind is float:
        out += b"D"
        out += struct.pack("<d", value)
    elif kind is bytes:
        _write_bytes(out, b"B", value)
    else:
        raise TypeError(f"a code file cannot hold a {kind.__name__}")


def _write_varint(out: bytearray, number: int) -> None:
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def _write_bytes(out: bytearray, tag: bytes, content: bytes) -> None:
    out += tag
    _write_varint(out, len(content))
    out += content


def _write_int(out: bytearray, number: int) -> None:
    if _SMALLEST <= number <= _LARGEST:
        out += b"i"
        _write_varint(out, (number << 1) ^ (number >> 63))
        return
    out += b"L-" if number < 0 else b"L+"
    magnitude = abs(number)
    content = magnitude.to_bytes((magnitude.bit_length() + 7) // 8, "little")
    _write_varint(out, len(content))
    out += content


def load(data: bytes, language: str | None = None, revision: int | None = None) -> Tree:
    """The tree in the bytes of a code file; given, language and revision must match."""
    reader = _Reader(data)
    reader.read_header(language, revision)
    try:
        tree = reader.read_node()
    except RecursionError:
        raise CodeFileError("damaged code file: nested too deep") from None
    if reader.position != len(data):
        raise CodeFileError("damaged code file: bytes after the tree")
    return tree


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.symbols: list[Symbol] = []

    def read_header(self, language: str | None, revision: int | None) -> None:
        if not self.data.startswith(MAGIC):
            if MAGIC.startswith(self.data):
                raise CodeFileError("truncated code file")
            raise CodeFileError("not a code file")
        self.position = len(MAGIC)
        version = self._unpack("<I")
        if version != codeformat.FORMAT_VERSION:
            raise CodeFileError(f"code file of format version {version}, this is"
                                f" version {codeformat.FORMAT_VERSION}")
        found = self._take(self._take(1)[0]).decode("ascii", "replace")
        if language is not None and found != language:
            raise CodeFileError(f"code file of the language {found}, not {language}")
        found_revision = self._unpack("<I")
        if revision is not None and found_revision != revision:
            raise CodeFileError(f"code file of revision {found_revision}, not {revision}")
        length, checksum = self._unpack("<Q"), self._unpack("<I")
        available = len(self.data) - self.position
        if length > available:
            raise CodeFileError("truncated code file")
        if length < available:
            raise CodeFileError(f"damaged code file: {available - length} bytes after its end")
        if zlib.crc32(memoryview(self.data)[self.position:]) != checksum:
            raise CodeFileError("damaged code file: wrong checksum")

    def read_node(self) -> Tree:
        tag = self._take(1)
        if tag == b"i":
            coded = self._varint()
            return (coded >> 1) ^ -(coded & 1)
        if tag == b"S":
            return self._text()
        if tag == b"y":
            number = self._varint()
            if number >= len(self.symbols):
                raise CodeFileError(f"damaged code file: no symbol {number}")
            return self.symbols[number]
        if tag == b"Y":
            self.symbols.append(Symbol(self._text()))
            return self.symbols[-1]
        if tag == b"(":
            count = self._varint()
            if count > len(self.data) - self.position:
                raise CodeFileError("truncated code file")
            return [self.read_node() for _ in range(count)]
        if tag == b"B":
            return self._take(self._varint())
        if tag == b"D":
            return float(self._unpack("<d"))
        if tag == b"L":
            return self._big()
        if tag in _SINGLE:
            return _SINGLE[tag]
        raise CodeFileError(f"damaged code file: unknown tag {tag!r}")

    def _big(self) -> int:
        sign = self._take(1)
        if sign not in (b"+", b"-"):
            raise CodeFileError("damaged code file: bad sign of an integer")
        magnitude = int.from_bytes(self._take(self._varint()), "little")
        return -magnitude if sign == b"-" else magnitude

    def _text(self) -> str:
        try:
            return self._take(self._varint()).decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            raise CodeFileError("damaged code file: text that is not UTF-8") from None

    def _varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._take(1)[0]
            if shift > 56 or (byte == 0 and shift):
                raise CodeFileError("damaged code file: malformed number")
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def _unpack(self, form: str) -> Any:
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _take(self, count: int) -> bytes:
        start = self.position
        if count > len(self.data) - start:
            raise CodeFileError("truncated code file")
        self.position = start + count
        return self.data[start:start + count]


_SINGLE: dict[bytes, Tree] = {b"N": None, b"T": True, b"F": False}
