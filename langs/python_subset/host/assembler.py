"""Instructions of one code: labels, stack depth, handlers, final layout.

Code that cannot be reached is never emitted: `depth` is UNREACHABLE then.
"""
from __future__ import annotations

import struct

from langs.python_subset.opcodes import OPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Optional

UNREACHABLE = -1

N = OPS.numbers
JUMP, JUMP_BACK = N["JUMP"], N["JUMP_BACK"]
_KEEPS_WHEN_TRUE, _KEEPS_WHEN_FALSE = N["JUMP_IF_TRUE_OR_POP"], N["JUMP_IF_FALSE_OR_POP"]
_OPPOSITE = {_KEEPS_WHEN_TRUE: _KEEPS_WHEN_FALSE, _KEEPS_WHEN_FALSE: _KEEPS_WHEN_TRUE}
_POPPING = {_KEEPS_WHEN_TRUE: N["POP_JUMP_IF_TRUE"], _KEEPS_WHEN_FALSE: N["POP_JUMP_IF_FALSE"]}
_JUMPS = {number for number, operand in enumerate(OPS.operands) if operand == "target"}
_ENDS = {N["RETURN_VALUE"], N["RAISE"], N["RERAISE"], JUMP, JUMP_BACK}

_EFFECTS: list[Optional[int]] = OPS.effects
_VARIABLE_EFFECTS: dict[int, Callable[[int], int]] = {
    N["BUILD_SLICE"]: lambda count: 1 - count,
    N["UNPACK_SEQUENCE"]: lambda count: count - 1,
    N["UNPACK_EX"]: lambda counts: (counts & 255) + (counts >> 8),
    N["BUILD_TUPLE"]: lambda count: 1 - count,
    N["BUILD_LIST"]: lambda count: 1 - count,
    N["BUILD_SET"]: lambda count: 1 - count,
    N["BUILD_MAP"]: lambda count: 1 - 2 * count,
    N["BUILD_STRING"]: lambda count: 1 - count,
    N["FORMAT_VALUE"]: lambda flags: -1 if flags & 4 else 0,
    N["CALL"]: lambda argc: -argc,
    N["CALL_KW"]: lambda argc: -argc - 1,
    N["CALL_EX"]: lambda has_kwargs: -2 if has_kwargs else -1,
    N["CALL_METHOD"]: lambda argc: -argc - 1,
    N["CALL_METHOD_KW"]: lambda argc: -argc - 2,
    N["MAKE_FUNCTION"]: lambda flags: -bin(flags).count("1"),
    N["RAISE"]: lambda argc: -argc,
}
# Jumps: effect when it does not jump, effect when it does
_JUMP_EFFECTS: dict[int, tuple[int, int]] = {
    N["FOR_ITER"]: (1, -1),
    _KEEPS_WHEN_TRUE: (-1, 0),
    _KEEPS_WHEN_FALSE: (-1, 0),
}


def effect(opcode: int, operand: int) -> int:
    """The change of the stack's depth when the instruction does not jump."""
    fixed = _EFFECTS[opcode]
    if fixed is not None:
        return fixed
    if opcode in _JUMP_EFFECTS:
        return _JUMP_EFFECTS[opcode][0]
    return _VARIABLE_EFFECTS[opcode](operand)


def jump_effect(opcode: int) -> int:
    """The change of the stack's depth when the instruction jumps."""
    if opcode in _JUMP_EFFECTS:
        return _JUMP_EFFECTS[opcode][1]
    fixed = _EFFECTS[opcode]
    assert fixed is not None
    return fixed


class Label:
    """A place in the code; `depth` is the stack's there, once known."""

    __slots__ = ("depth", "index")

    def __init__(self) -> None:
        self.index = -1
        self.depth: int | None = None

    def reached_with(self, depth: int) -> None:
        if self.depth is None:
            self.depth = depth
        assert self.depth == depth, "stack depths differ where paths join"


class Handler:
    """Where an exception goes: the stack is cut to `depth`, it is pushed."""

    __slots__ = ("depth", "label")

    def __init__(self, label: Label, depth: int) -> None:
        self.label = label
        self.depth = depth


class Location:
    """A place in the source, like those of the syntax tree's nodes."""

    __slots__ = ("col_offset", "end_col_offset", "end_lineno", "lineno")

    def __init__(self, lineno: int, end_lineno: int, col_offset: int, end_col_offset: int) -> None:
        self.lineno = lineno
        self.end_lineno = end_lineno
        self.col_offset = col_offset
        self.end_col_offset = end_col_offset


class Assembler:
    """Takes instructions one by one and lays them out at the end."""

    def __init__(self) -> None:
        self.opcodes: list[int] = []
        self.operands: list[Any] = []     # an int, or a jump's Label
        self.locations: list[Any] = []
        self.handlers: list[Handler | None] = []
        self.depths: list[int] = []       # the larger one of before and after
        self.location: Any = None
        self.handler: Handler | None = None
        self.depth = 0

    @property
    def reachable(self) -> bool:
        return self.depth != UNREACHABLE

    @property
    def next_index(self) -> int:
        return len(self.opcodes)

    def emit(self, opcode: int, operand: int = 0) -> None:
        if self.depth != UNREACHABLE:
            self._append(opcode, operand, effect(opcode, operand))

    def jump(self, opcode: int, label: Label) -> None:
        if self.depth == UNREACHABLE:
            return
        label.reached_with(self.depth + jump_effect(opcode))
        self._append(opcode, label, effect(opcode, 0))

    def place(self, label: Label) -> None:
        """The label is here; reached from above or by the jumps made so far."""
        label.index = len(self.opcodes)
        if self.depth != UNREACHABLE:
            label.reached_with(self.depth)
        elif label.depth is not None:
            self.depth = label.depth

    def protect(self, label: Label, below: int = 0) -> None:
        """From here on exceptions go to `label`; the `below` topmost values are cut."""
        if self.depth != UNREACHABLE:
            self.handler = Handler(label, self.depth - below)

    def _append(self, opcode: int, operand: Any, change: int) -> None:
        handler = self.handler
        if handler is not None:
            handler.label.reached_with(handler.depth + 1)
        self.opcodes.append(opcode)
        self.operands.append(operand)
        self.locations.append(self.location)
        self.handlers.append(handler)
        self.depths.append(self.depth + max(change, 0))
        self.depth = UNREACHABLE if opcode in _ENDS else self.depth + change

    # -- layout

    def finish(self) -> None:
        """Resolves the labels; afterwards every operand is an int."""
        targets = {index: operand.index for index, operand in enumerate(self.operands)
                   if self.opcodes[index] in _JUMPS}
        for index in sorted(targets, reverse=True):
            self._thread(index, targets)
        kept = self._kept(targets)
        new_index = _numbering(kept)
        for index, target in targets.items():
            self.operands[index] = new_index[target]
        for label in {handler.label for handler in self.handlers if handler}:
            label.index = new_index[label.index]
        if not all(kept):
            for column in (self.opcodes, self.operands, self.locations, self.handlers,
                           self.depths):
                column[:] = [item for item, live in zip(column, kept) if live]

    def stack_size(self) -> int:
        return max(self.depths)

    def _thread(self, index: int, targets: dict[int, int]) -> None:
        """Makes a jump to a jump go where that one goes."""
        opcode, target = self.opcodes[index], targets[index]
        if opcode == JUMP_BACK or target >= len(self.opcodes):
            return
        next_opcode = self.opcodes[target]
        if next_opcode == JUMP or (next_opcode == opcode and opcode in _OPPOSITE):
            targets[index] = targets[target]
        elif opcode in _OPPOSITE and next_opcode == _OPPOSITE[opcode]:
            self.opcodes[index] = _POPPING[opcode]
            targets[index] = target + 1

    def _kept(self, targets: dict[int, int]) -> list[bool]:
        """Which instructions can be reached and are no jumps to the next one."""
        dropped: set[int] = set()
        while True:
            kept = self._reached(targets, dropped)
            for index in dropped:
                kept[index] = False
            needless = {index for index, target in targets.items() if kept[index]
                        and self.opcodes[index] == JUMP and not _between(kept, index, target)}
            if not needless:
                return kept
            dropped |= needless

    def _reached(self, targets: dict[int, int], dropped: set[int]) -> list[bool]:
        reached = [False] * len(self.opcodes)
        todo = [0]
        while todo:
            index = todo.pop()
            while not reached[index]:
                reached[index] = True
                handler = self.handlers[index]
                if handler is not None and index not in dropped:
                    todo.append(handler.label.index)
                if index in targets:
                    todo.append(targets[index])
                if self.opcodes[index] in _ENDS:
                    break
                index += 1
        return reached

    # -- tables

    def words(self) -> bytes:
        coded = [opcode | operand << 8 for opcode, operand in zip(self.opcodes, self.operands)]
        return struct.pack("<%dI" % len(coded), *coded)

    def exception_table(self) -> list[int]:
        """start, end, handler, depth of each run of instructions with one handler."""
        table: list[int] = []
        current: Handler | None = None
        start = 0
        for index, handler in enumerate([*self.handlers, None]):
            if handler is not current:
                if current is not None:
                    table += (start, index, current.label.index, current.depth)
                current, start = handler, index
        return table


def _between(kept: list[bool], index: int, target: int) -> bool:
    """Whether there is an instruction between a jump and its target."""
    index += 1
    while index < target and not kept[index]:
        index += 1
    return index < target


def _numbering(kept: list[bool]) -> list[int]:
    """The new index of every old one; the next kept one's where it is dropped."""
    numbers = []
    count = 0
    for live in kept:
        numbers.append(count)
        count += live
    numbers.append(count)
    return numbers
