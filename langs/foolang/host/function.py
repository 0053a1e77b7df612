"""A function being compiled: its scope, its code and its tables."""

from __future__ import annotations

from kit.host.codefile import Symbol
from kit.host.scopes import FunctionScope
from langs.foolang.opcodes import OPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Function(FunctionScope):
    """The program is one, too, without an outer one."""

    def __init__(self, name: str, outer: Function | None) -> None:
        super().__init__(OPS, outer)
        self.name = name
        self.parameters = 0
        self.constants: list[Any] = []
        self.names: list[str] = []
        self.functions: list[Function] = []
        self.classes: list[list[Any]] = []

    def number_of(self, table: list[Any], entry: Any) -> int:
        """The entry's place in one of the tables."""
        for number, other in enumerate(table):
            if type(other) is type(entry) and repr(other) == repr(entry):  # 0.0 is not -0.0
                return number
        table.append(entry)
        return len(table) - 1

    def tree(self) -> list[Any]:
        """As vm/code.py reads it."""
        return [
            self.name, self.parameters, [Symbol(variable.name) for variable in self.slots],
            self.assembler.deepest, *self.captured_slots, self.constants,
            [Symbol(name) for name in self.names],
            [function.tree() for function in self.functions], self.classes,
            *self.assembler.finish(),
        ]  # fmt: skip
