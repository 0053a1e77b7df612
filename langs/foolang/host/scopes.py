"""Functions being compiled, their variables, and where each variable lives."""

from __future__ import annotations

from kit.host.assembler import Assembler
from kit.host.codefile import Symbol
from langs.foolang.opcodes import OPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Variable:
    """Lives in its function's frame; in a cell once an inner function uses it, or, where
    it is of the program's outermost block, among the globals."""

    def __init__(self, name: str, function: Function, is_outermost: bool) -> None:
        self.name = name
        self.function = function
        self.is_outermost = is_outermost
        self.is_shared = False


class Function:
    """A function, or the program, and its code so far."""

    def __init__(self, name: str, outer: Function | None) -> None:
        self.name = name
        self.outer = outer
        self.program: Function = outer.program if outer else self
        self.assembler = Assembler(OPS)
        self.blocks: list[dict[str, Variable]] = [{}]
        self.slots: dict[Variable, int] = {}
        self.captured: list[Variable] = []  # of outer functions
        self.parameters = 0
        self.globals: list[Variable] = []  # the program's
        self.tables: dict[str, list[Any]] = {
            "const": [], "name": [], "function": [], "class": []
        }  # fmt: skip

    def declare(self, name: str) -> Variable:
        """A new variable of the innermost block; the outermost one's are declared once."""
        known = self.blocks[-1].get(name)
        outermost = self.outer is None and len(self.blocks) == 1
        if known is not None and outermost:
            return known
        variable = Variable(name, self, outermost)
        self.blocks[-1][name] = variable
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
            if variable.is_outermost:
                if variable not in self.program.globals:
                    self.program.globals.append(variable)
            else:
                self.captured.append(variable)
                self.slots[variable] = len(self.slots)
                self.blocks[0][name] = variable
        return variable

    def place(self, verb: str, variable: Variable) -> tuple[str, int]:
        """The instruction that loads or stores it; known when all code has been seen."""
        if not variable.is_shared:
            return f"{verb}_FAST", self.slots[variable]
        if variable.is_outermost:
            return f"{verb}_GLOBAL", self.program.globals.index(variable)
        return f"{verb}_CELL", self.slots[variable]

    def load(self, variable: Variable) -> None:
        self.assembler.emit_later(lambda: self.place("LOAD", variable), +1)

    def store(self, variable: Variable) -> None:
        self.assembler.emit_later(lambda: self.place("STORE", variable), -1)

    def open_cell(self, variable: Variable, from_slot: bool = False) -> None:
        """A cell of its own for each time the declaration is executed, if it has one."""

        def when_cell(name: str) -> tuple[str, int] | None:
            is_cell = variable.is_shared and not variable.is_outermost
            return (name, self.slots[variable]) if is_cell else None

        if from_slot:  # a parameter's, with its value
            self.assembler.emit_later(lambda: when_cell("LOAD_FAST"), +1)
        self.assembler.emit_later(lambda: when_cell("NEW_CELL"), 0)
        if from_slot:
            self.assembler.emit_later(lambda: when_cell("STORE_CELL"), -1)

    def number_of(self, table: str, entry: Any) -> int:
        """The entry's place in one of the code's tables."""
        entries = self.tables[table]
        for number, other in enumerate(entries):
            if table in ("const", "name") and type(other) is type(entry) and other == entry:
                return number
        entries.append(entry)
        return len(entries) - 1

    def tree(self) -> list[Any]:
        """As langs/foolang/vm/code.py reads it."""
        words, lines, handlers = self.assembler.finish()
        outer = self.outer
        captured_from = [outer.slots[each] for each in self.captured] if outer else []
        captured_to = [self.slots[each] for each in self.captured]
        functions = [function.tree() for function in self.tables["function"]]
        names = [Symbol(name) for name in self.tables["name"]]
        slot_names = [Symbol(variable.name) for variable in self.slots]
        return [
            self.name, self.parameters, slot_names, self.assembler.deepest, captured_from,
            captured_to, self.tables["const"], names, functions, self.tables["class"],
            words, lines, handlers,
        ]  # fmt: skip
