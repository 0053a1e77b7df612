"""A function being compiled: its scope, its code, and the tables that its code refers to.

`tree` is what kit/vm/bytecode.py reads.
"""

from __future__ import annotations

from kit.host.codefile import Symbol
from kit.host.control_flow import ControlFlow
from kit.host.scopes import FunctionScope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kit.opcodes import OpcodeSet


class Function(FunctionScope):
    """The program is one, too, without an outer one."""

    def __init__(self, ops: OpcodeSet, name: str, outer: Function | None = None) -> None:
        super().__init__(ops, outer)
        self.name = name
        self.parameters = 0
        self.flow = ControlFlow(self.assembler)
        self.constants: list[Any] = []
        self.names: list[str] = []
        self.functions: list[Function] = []
        self.name_lists: list[list[str]] = []

    def number_of(self, table: list[Any], entry: Any) -> int:
        """The entry's place in one of the tables."""
        for number, other in enumerate(table):
            if type(other) is type(entry) and repr(other) == repr(entry):  # 0.0 is not -0.0
                return number
        table.append(entry)
        return len(table) - 1

    def load_constant(self, value: object) -> None:
        self.assembler.emit("LOAD_CONST", self.number_of(self.constants, value))

    def emit_with_name(self, opcode: str, name: str) -> None:
        self.assembler.emit(opcode, self.number_of(self.names, name))

    def program(self) -> list[Any]:
        """Of the outermost function: the names of the globals, and its code."""
        code = self.tree()  # which may show that a variable is a global
        return [_symbols(variable.name for variable in self.globals), code]

    def tree(self) -> list[Any]:
        return [
            self.name, self.parameters, _symbols(variable.name for variable in self.slots),
            self.assembler.deepest, *self.captured_slots, self.constants, _symbols(self.names),
            [function.tree() for function in self.functions],
            [_symbols(names) for names in self.name_lists],
            *self.assembler.finish(),
        ]  # fmt: skip


def _symbols(names: Any) -> list[Symbol]:
    return [Symbol(name) for name in names]
