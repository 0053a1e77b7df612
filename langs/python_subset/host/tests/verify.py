"""Checks a code tree by itself, from its words alone: what a VM may take for granted."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langs.python_subset.host.assembler import effect, jump_effect
from langs.python_subset.host.codetree import read_positions
from langs.python_subset.host.disassembler import CodeView, is_code
from langs.python_subset.opcodes import CLASS_BODY, MODULE_BODY, OPS

ENDS = {"RETURN_VALUE", "RAISE", "RERAISE", "JUMP", "JUMP_BACK"}


def all_codes(tree: Any) -> Iterator[CodeView]:
    code = CodeView(tree)
    yield code
    for value in code.consts:
        if is_code(value):
            yield from all_codes(value)


def verify(tree: Any) -> None:
    for code in all_codes(tree):
        try:
            verify_code(code)
        except AssertionError as error:
            raise AssertionError(f"{code.filename}: {code.qualname}: {error}") from error


def verify_code(code: CodeView) -> None:
    count = len(code.instructions)
    assert count == len(code.lines) == len(read_positions(code.positions)), "table lengths"
    limits = {
        "const": len(code.consts), "name": len(code.names), "local": len(code.varnames),
        "cell": len(code.cellvars) + len(code.freevars), "target": count}
    for index, (opcode, operand) in enumerate(code.instructions):
        kind = OPS.operands[opcode]
        assert kind or operand == 0, f"{index}: an operand that is not used"
        assert operand < limits.get(kind, 1 << 24), f"{index}: {kind} out of range"
        if kind == "target":
            backward = OPS.names[opcode] == "JUMP_BACK"
            assert (operand <= index) == backward, f"{index}: direction of the jump"
    parameters = (code.argcount + code.kwonlyargcount + (code.flags & 1) + (code.flags >> 1 & 1))
    assert parameters <= len(code.varnames)
    if code.flags & (CLASS_BODY | MODULE_BODY):
        assert not code.varnames, "a namespace's code has local variables"
    handlers = handler_of_each(code)
    depths = depths_of_each(code, handlers)
    assert all(depth is not None for depth in depths), "code that cannot be reached"
    check_one_jump_back(code)


def handler_of_each(code: CodeView) -> list[tuple[int, int] | None]:
    handlers: list[tuple[int, int] | None] = [None] * len(code.instructions)
    table = code.exceptiontable
    assert len(table) % 4 == 0
    last_end = 0
    for start, end, handler, depth in zip(table[::4], table[1::4], table[2::4], table[3::4]):
        assert last_end <= start < end <= len(handlers), "exception table is not sorted"
        last_end = end
        handlers[start:end] = [(handler, depth)] * (end - start)
    return handlers


def depths_of_each(code: CodeView, handlers: list[tuple[int, int] | None]) -> list[int | None]:
    depths: list[int | None] = [None] * len(code.instructions)
    largest = 0
    todo = [(0, 0)]

    def reach(index: int, depth: int) -> None:
        assert index < len(depths), "runs off the end"
        if depths[index] is None:
            depths[index] = depth
            todo.append((index, depth))
        assert depths[index] == depth, f"{index}: depth {depth} and {depths[index]}"

    depths[0] = 0
    while todo:
        index, depth = todo.pop()
        opcode, operand = code.instructions[index]
        name = OPS.names[opcode]
        if handlers[index]:
            handler, cut = handlers[index]   # type: ignore[misc]
            assert cut <= depth, f"{index}: handler's depth {cut}, stack's {depth}"
            largest = max(largest, cut + 1)
            reach(handler, cut + 1)
        if OPS.operands[opcode] == "target":
            after = depth + jump_effect(opcode)
            assert after >= 0
            reach(operand, after)
        after = depth + effect(opcode, operand)
        assert after >= 0, f"{index}: {name} takes more than there is"
        largest = max(largest, after)
        if name == "RETURN_VALUE":
            assert depth == 1, f"{index}: returns with {depth} values"
        if name not in ENDS:
            reach(index + 1, after)
    assert largest == code.stacksize, f"stack size {code.stacksize}, needed {largest}"
    return depths


def check_one_jump_back(code: CodeView) -> None:
    heads = [operand for opcode, operand in code.instructions
             if OPS.names[opcode] == "JUMP_BACK"]
    assert len(heads) == len(set(heads)), "two jumps back to one loop"
