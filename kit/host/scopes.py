"""Lexical scopes of a language with functions inside functions: where each variable lives.

A variable lives in a slot of its function's frame; in a cell in that slot once an inner
function uses it; or, when it is of the program's outermost block and a function uses it,
among the globals. Which of these is known when all code has been seen, so loads and
stores choose their opcode at the end (Assembler.emit_later): LOAD_FAST, LOAD_CELL,
LOAD_GLOBAL, and STORE_ likewise; NEW_CELL puts an empty cell into a slot.
"""

from __future__ import annotations

from kit.host.assembler import Assembler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kit.opcodes import OpcodeSet


class Variable:
    def __init__(self, name: str, is_outermost: bool) -> None:
        self.name = name
        self.is_outermost = is_outermost
        self.is_shared = False  # with an inner function

    @property
    def has_cell(self) -> bool:
        return self.is_shared and not self.is_outermost


class FunctionScope:
    """A function, or the program, and its code so far. `slots` are in the frame's order."""

    def __init__(self, ops: OpcodeSet, outer: FunctionScope | None) -> None:
        self.outer = outer
        self.assembler = Assembler(ops)
        self.blocks: list[dict[str, Variable]] = [{}]
        self.slots: dict[Variable, int] = {}
        self.captured: list[Variable] = []  # of outer functions, in cells
        self.globals: list[Variable] = outer.globals if outer else []  # the program's

    def declare(self, name: str) -> Variable:
        """A new variable of the innermost block; the outermost one's are declared once."""
        is_outermost = self.outer is None and len(self.blocks) == 1
        if is_outermost and name in self.blocks[0]:
            return self.blocks[0][name]
        return self._add(self.blocks[-1], Variable(name, is_outermost))

    def _add(self, block: dict[str, Variable], variable: Variable) -> Variable:
        block[variable.name] = variable
        self.slots[variable] = len(self.slots)
        return variable

    def find(self, name: str) -> Variable | None:
        """The variable of that name that this function sees."""
        for block in reversed(self.blocks):
            if name in block:
                return block[name]
        variable = self.outer.find(name) if self.outer else None
        if variable is not None:
            variable.is_shared = True
            if not variable.is_outermost:
                self.captured.append(self._add(self.blocks[0], variable))
            elif variable not in self.globals:
                self.globals.append(variable)
        return variable

    @property
    def captured_slots(self) -> tuple[list[int], list[int]]:
        """Where the captured cells are: in the outer function's frame, and in this one's."""
        outer = self.outer.slots if self.outer else {}
        return [outer[each] for each in self.captured], [self.slots[each] for each in self.captured]

    # -- code

    def _access(self, verb: str, variable: Variable) -> tuple[str, int]:
        if variable.is_shared and variable.is_outermost:
            return f"{verb}_GLOBAL", self.globals.index(variable)
        return f"{verb}_{'CELL' if variable.is_shared else 'FAST'}", self.slots[variable]

    def load(self, variable: Variable) -> None:
        self.assembler.emit_later(lambda: self._access("LOAD", variable), +1)

    def store(self, variable: Variable) -> None:
        self.assembler.emit_later(lambda: self._access("STORE", variable), -1)

    def open_cell(self, variable: Variable) -> None:
        """A cell of its own for each time the declaration is executed, if it has one."""
        self._if_cell("NEW_CELL", variable, 0)

    def move_to_cell(self, variable: Variable) -> None:
        """The same for a parameter, which keeps its value."""
        self._if_cell("LOAD_FAST", variable, +1)
        self._if_cell("NEW_CELL", variable, 0)
        self._if_cell("STORE_CELL", variable, -1)

    def _if_cell(self, name: str, variable: Variable, effect: int) -> None:
        slot = self.slots[variable]
        self.assembler.emit_later(lambda: (name, slot) if variable.has_cell else None, effect)
