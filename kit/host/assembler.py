"""Instructions of one function: labels become indexes, the stack's depth is followed.

An instruction is a number, the opcode in its low 8 bits and the operand above.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    from kit.opcodes import OpcodeSet


class Label:
    """A place in the code; jumps may come before it is placed."""

    __slots__ = ("depth", "index")

    def __init__(self) -> None:
        self.index = -1
        self.depth = -1  # of the stack there; -1: nothing jumps there so far


class Assembler:
    """Collects instructions. `emit` takes numbers, labels, and whatever has a meaning
    only at the end, when `finish` asks for it."""

    def __init__(self, ops: OpcodeSet) -> None:
        self.ops = ops
        self.instructions: list[tuple[Any, Any, int]] = []  # opcode's name or later, operand, line
        self.handlers: list[tuple[Label, Label, Label, int]] = []
        self.line = 0  # of the source, for the instructions that come
        self.depth = 0
        self.deepest = 0

    def emit(self, name: str, operand: Any = 0, effect: int | None = None) -> None:
        """Adds an instruction; `effect` where the opcode's row does not tell it."""
        if effect is None:
            effect = self.ops.effects[self.ops.numbers[name]]
        self._add(name, operand, effect)

    def emit_later(self, choose: Callable[[], tuple[str, int] | None], effect: int) -> None:
        """Adds an instruction that `choose` names at the end: (opcode, operand), or none."""
        self._add(choose, 0, effect)

    def jump(self, name: str, target: Label, effect: int | None = None) -> None:
        """Adds a jump; `effect` is that of jumping, where it is not that of the opcode's row."""
        row = self.ops.effects[self.ops.numbers[name]]
        there = self.depth + (row if effect is None else effect)
        assert target.depth in (-1, there), f"stack of {target.depth} and {there} values"
        target.depth = there
        self._add(name, target, row)

    def _add(self, what: Any, operand: Any, effect: int) -> None:
        self.instructions.append((what, operand, self.line))
        self.depth += effect
        assert self.depth >= 0, f"{what} takes more than there is on the stack"
        self.deepest = max(self.deepest, self.depth)

    def place(self, label: Label) -> None:
        """Here it is. What jumped there says how deep the stack is."""
        label.index = len(self.instructions)
        if label.depth >= 0:
            self.depth = label.depth
            self.deepest = max(self.deepest, self.depth)
        label.depth = self.depth

    def here(self) -> Label:
        label = Label()
        self.place(label)
        return label

    def protect(self, start: Label, handler: Label) -> None:
        """From start to here, an error goes on at `handler` with itself on the stack."""
        self.handlers.append((start, self.here(), handler, start.depth))
        handler.depth = start.depth + 1

    def finish(self) -> tuple[list[int], list[int], list[int]]:
        """The instructions, the line of each, and four numbers a handler, innermost first:
        start, end, handler, depth of the stack."""
        chosen = [
            (what() if callable(what) else (what, operand), line)
            for what, operand, line in self.instructions
        ]
        indexes = []  # of each instruction, when those that are none are left out
        words: list[int] = []
        for pair, _line in chosen:
            indexes.append(len(words))
            words += [0] if pair is not None else []
        indexes.append(len(words))
        kept = [(pair, line) for pair, line in chosen if pair is not None]
        for index, ((name, operand), _line) in enumerate(kept):
            number = indexes[operand.index] if isinstance(operand, Label) else operand
            words[index] = self.ops.numbers[name] | number << 8
        handlers = [
            number
            for start, end, handler, depth in self.handlers
            for number in (*(indexes[label.index] for label in (start, end, handler)), depth)
        ]
        return words, [line for _pair, line in kept], handlers
