"""Code trees as text, one instruction a line."""
from __future__ import annotations

import struct

from kit.host import codefile
from langs.python_subset.host.codetree import CODE, COMPLEX, FROZENSET, TUPLE, read_lines
from langs.python_subset.opcodes import OPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class CodeView:
    """The fields of a code tree by name; the layout is that of codetree.Code."""

    def __init__(self, tree: Any) -> None:
        (_, self.name, self.qualname, self.filename, self.firstlineno, self.flags, self.argcount,
         self.posonlyargcount, self.kwonlyargcount, self.varnames, self.cellvars, self.freevars,
         self.stacksize, self.consts, self.names, words, linetable, self.exceptiontable,
         self.docstring, self.positions) = tree
        self.instructions = [(word & 255, word >> 8) for word, in struct.iter_unpack("<I", words)]
        self.lines = read_lines(linetable, self.firstlineno)


def text(data: bytes) -> str:
    """The program in the bytes of a code file."""
    root: Any = codefile.load(data)
    return "".join(line + "\n" for line in lines_of(root[1][0]))


def lines_of(tree: Any) -> Iterator[str]:
    code = CodeView(tree)
    yield f"code {code.qualname} (line {code.firstlineno}, stack {code.stacksize})"
    targets = {operand for opcode, operand in code.instructions
               if OPS.operands[opcode] == "target"}
    table = code.exceptiontable
    targets.update(table[2::4])
    line = 0
    for index, instruction in enumerate(code.instructions):
        shown_line = str(code.lines[index]) if code.lines[index] != line else ""
        line = code.lines[index]
        mark = ">>" if index in targets else ""
        yield f"{shown_line:>5} {mark:>2} {index:>4}  {instruction_text(code, *instruction)}"
    for start, end, handler, depth in zip(table[::4], table[1::4], table[2::4], table[3::4]):
        yield f"      {start} to {end - 1} -> {handler}, depth {depth}"
    for value in code.consts:
        if is_code(value):
            yield ""
            yield from lines_of(value)


def instruction_text(code: CodeView, opcode: int, operand: int) -> str:
    return f"{OPS.names[opcode]} {_operand(code, opcode, operand)}".rstrip()


def _operand(code: CodeView, opcode: int, operand: int) -> str:
    kind = OPS.operands[opcode]
    if kind == "":
        return ""
    if kind == "const":
        return constant_text(code.consts[operand])
    if kind == "name":
        return str(code.names[operand])
    if kind == "local":
        return str(code.varnames[operand])
    if kind == "cell":
        return str((code.cellvars + code.freevars)[operand])
    return str(operand)


def constant_text(tree: Any) -> str:
    """A constant as it is written in Python."""
    if is_code(tree):
        return f"<code {tree[2]}>"
    if not isinstance(tree, list):
        return repr(tree)
    kind, items = tree[0], ", ".join(map(constant_text, tree[1:]))
    if kind == TUPLE:
        return f"({items},)" if len(tree) == 2 else f"({items})"
    if kind == FROZENSET:
        return f"frozenset({{{items}}})"
    return f"complex({items})" if kind == COMPLEX else "..."


def is_code(tree: Any) -> bool:
    return isinstance(tree, list) and bool(tree) and tree[0] == CODE
