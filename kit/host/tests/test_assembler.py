"""Labels, depths, handlers and instructions that are chosen at the end."""

from __future__ import annotations

import pytest

from kit.host.assembler import Assembler, Label
from kit.opcodes import OpcodeSet

OPS = OpcodeSet("test")
PUSH = OPS.op("PUSH", "value", +1)
POP = OPS.op("POP", "", -1)
JUMP = OPS.op("JUMP", "target", 0)
CALL = OPS.op("CALL", "count", None)


def word(opcode: int, operand: int = 0) -> int:
    return opcode | operand << 8


def test_jumps_skip_what_is_left_out() -> None:
    code, end = Assembler(OPS), Label()
    start = code.here()
    code.emit_later(lambda: None, 0)
    code.jump("JUMP", end)
    code.emit_later(lambda: ("PUSH", 7), +1)
    code.emit("POP")
    code.jump("JUMP", start)
    code.place(end)
    words, lines, handlers = code.finish()
    assert words == [word(JUMP, 4), word(PUSH, 7), word(POP), word(JUMP, 0)]
    assert (lines, handlers) == ([0] * 4, [])


def test_depth_and_lines() -> None:
    code = Assembler(OPS)
    for line in (3, 4, 4):
        code.line = line
        code.emit("PUSH", line)
    code.emit("CALL", 2, -2)
    assert (code.depth, code.deepest) == (1, 3)
    assert code.finish()[1] == [3, 4, 4, 4]


def test_handlers() -> None:
    code, caught = Assembler(OPS), Label()
    code.emit("PUSH", 1)
    start = code.here()
    code.emit("PUSH", 2)
    code.emit("POP")
    code.protect(start, caught)
    code.place(caught)
    assert code.depth == 2
    assert code.finish()[2] == [1, 3, 3, 1]


def test_a_stack_that_does_not_fit_is_a_mistake() -> None:
    code, end = Assembler(OPS), Label()
    with pytest.raises(AssertionError):
        code.emit("POP")
    code = Assembler(OPS)
    code.jump("JUMP", end)
    code.emit("PUSH")
    with pytest.raises(AssertionError):
        code.jump("JUMP", end)
