"""The finished code of one block, and its tree in a code file.

A code tree is a list:

    Symbol "code"
    Text   name, qualified name, absolute path of the source file
    int    first line, flags (langs/python_subset/opcodes.py)
    int    positional parameters (positional-only ones included),
           positional-only parameters, keyword-only parameters
    list   of Symbols: local variables, parameters first (positional,
           keyword-only, *args, **kwargs)
    list   of Symbols: cell variables; one with a parameter's name takes over
           the argument at entry
    list   of Symbols: free variables, in the order of the closure's cells
    int    stack size
    list   constants: nil, T, F, int, float, Text, Bytes, a code tree, or a list
           (tuple item...) (frozenset item...) (complex re im) (ellipsis)
    list   of Symbols: names
    Bytes  instruction words, u32 LE: opcode | operand << 8
    Bytes  line table: runs of instructions on one line, each a byte count
           (1 to 255) and the zigzag LEB128 difference from the line before
           (from the first line for the first run)
    list   exception table: start, end, handler, depth of each range of
           instructions; ranges are sorted and do not overlap
    Text   docstring, or nil
    Bytes  positions: runs of instructions, each a byte count (1 to 255) and in
           LEB128: last line - line, start column + 1, end column + 1; columns
           count UTF-8 bytes; three zeros where there is no position
"""
from __future__ import annotations

from kit.host.codefile import Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kit.host.codefile import Tree
    from langs.python_subset.host.assembler import Assembler

CODE, TUPLE, FROZENSET = Symbol("code"), Symbol("tuple"), Symbol("frozenset")
COMPLEX, ELLIPSIS = Symbol("complex"), Symbol("ellipsis")


class Code:
    """What the frontend knows of a block once it is compiled."""

    name: str
    qualname: str
    filename: str
    firstlineno: int
    flags: int
    argcount: int
    posonlyargcount: int
    kwonlyargcount: int
    varnames: list[str]
    cellvars: list[str]
    freevars: list[str]
    stacksize: int
    consts: list[Any]
    names: list[str]
    words: bytes
    linetable: bytes
    exceptiontable: list[int]
    docstring: str | None
    positions: bytes

    __slots__ = tuple(__annotations__)

    def tree(self) -> Tree:
        return [
            CODE, self.name, self.qualname, self.filename, self.firstlineno, self.flags,
            self.argcount, self.posonlyargcount, self.kwonlyargcount,
            _symbols(self.varnames), _symbols(self.cellvars), _symbols(self.freevars),
            self.stacksize, [constant_tree(value) for value in self.consts],
            _symbols(self.names), self.words, self.linetable, self.exceptiontable,
            self.docstring, self.positions]

    def lay_out(self, assembler: Assembler) -> None:
        """Takes over the instructions."""
        assembler.finish()
        self.stacksize = assembler.stack_size()
        self.words = assembler.words()
        self.exceptiontable = assembler.exception_table()
        self.linetable = line_table(self.firstlineno, assembler.locations)
        self.positions = position_table(assembler.locations)


def constant_tree(value: Any) -> Tree:
    kind = type(value)
    if kind is tuple:
        return [TUPLE, *map(constant_tree, value)]
    if kind is Code:
        return value.tree()   # type: ignore[no-any-return]
    if kind is frozenset:
        return [FROZENSET, *map(constant_tree, value)]
    if kind is complex:
        return [COMPLEX, value.real, value.imag]
    if value is Ellipsis:
        return [ELLIPSIS]
    return value   # type: ignore[no-any-return]


def _symbols(names: list[str]) -> list[Symbol]:
    return [Symbol(name) for name in names]


def line_table(firstlineno: int, locations: list[Any]) -> bytes:
    table = bytearray()
    line = before = firstlineno
    count = 0
    for location in locations:
        here = location.lineno if location is not None else line
        if here == line and count < 255:
            count += 1
            continue
        _line_run(table, count, line - before)
        before, line, count = line, here, 1
    _line_run(table, count, line - before)
    return bytes(table)


def _line_run(table: bytearray, count: int, delta: int) -> None:
    if count:
        table.append(count)
        _varint(table, delta << 1 if delta >= 0 else ~(delta << 1))


def position_table(locations: list[Any]) -> bytes:
    table = bytearray()
    current: Any = None
    count = 0
    for location in locations:
        if location is current and count < 255:
            count += 1
            continue
        _position_run(table, count, current)
        current, count = location, 1
    _position_run(table, count, current)
    return bytes(table)


def _position_run(table: bytearray, count: int, location: Any) -> None:
    if not count:
        return
    table.append(count)
    if location is None:
        table += b"\0\0\0"
        return
    _varint(table, location.end_lineno - location.lineno)
    _varint(table, location.col_offset + 1)
    _varint(table, location.end_col_offset + 1)


def _varint(table: bytearray, number: int) -> None:
    while number > 0x7F:
        table.append(number & 0x7F | 0x80)
        number >>= 7
    table.append(number)


def read_lines(table: bytes, firstlineno: int) -> list[int]:
    """The line of each instruction."""
    lines = []
    numbers = iter(table)
    line = firstlineno
    for count in numbers:
        coded = _read_varint(numbers)
        line += coded >> 1 if not coded & 1 else ~(coded >> 1)
        lines += [line] * count
    return lines


def read_positions(table: bytes) -> list[tuple[int, int, int] | None]:
    """(last line - line, start column, end column) of each instruction."""
    positions: list[tuple[int, int, int] | None] = []
    numbers = iter(table)
    for count in numbers:
        lines, start, end = (_read_varint(numbers) for _ in range(3))
        positions += [(lines, start - 1, end - 1) if start else None] * count
    return positions


def _read_varint(numbers: Any) -> int:
    value = shift = 0
    while True:
        byte = next(numbers)
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value   # type: ignore[no-any-return]
        shift += 7
