"""Code trees as text, one instruction a line."""
from __future__ import annotations

import struct

from kit.host import codefile
from langs.python_subset.host.codetree import CODE, read_lines
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
        self.instructions = [(word[0] & 255, word[0] >> 8) for word in struct.iter_unpack("<I", words)]
        self.lines = read_lines(linetable, self.firstlineno)


def text(data: bytes) -> str:
    """The program in the bytes of a code file."""
    _, program = codefile.load(data)   # type: ignore[misc, union-attr]
    return "".join(line + "\n" for line in lines_of(program))


def lines_of(tree: Any) -> Iterator[str]:
    code = CodeView(tree)
    yield f"code {code.qualname} (line {code.firstlineno}, stack {code.stacksize})"
    targets = {operand for opcode, operand in code.instructions
               if OPS.operands[opcode] == "target"}
    table = code.exceptiontable
    targets.update(table[2::4])
    line = 0
    for index, (opcode, operand) in enumerate(code.instructions):
        shown_line = str(code.lines[index]) if code.lines[index] != line else ""
        line = code.lines[index]
        mark = ">>" if index in targets else ""
        argument = _operand(code, opcode, operand)
        yield f"{shown_line:>5} {mark:>2} {index:>4}  {OPS.names[opcode]:<22} {argument}".rstrip()
    for start, end, handler, depth in zip(table[::4], table[1::4], table[2::4], table[3::4]):
        yield f"      {start} to {end} -> {handler}, depth {depth}"
    for value in code.consts:
        if is_code(value):
            yield ""
            yield from lines_of(value)


def is_code(value: Any) -> bool:
    return isinstance(value, list) and value[0] == CODE


def _operand(code: CodeView, opcode: int, operand: int) -> str:
    kind = OPS.operands[opcode]
    if kind == "":
        return ""
    if kind == "const":
        value = code.consts[operand]
        return f"<code {value[2]}>" if is_code(value) else repr(value)
    if kind == "name":
        return str(code.names[operand])
    if kind == "local":
        return str(code.varnames[operand])
    if kind == "cell":
        return str((code.cellvars + code.freevars)[operand])
    return str(operand)
