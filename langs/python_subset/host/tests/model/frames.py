"""Frames, and what lies on their stacks besides values."""
from __future__ import annotations

import builtins
import types
from collections.abc import Sequence
from typing import Any

from langs.python_subset.host.tests.model.codes import ModelCode
from langs.python_subset.opcodes import CLASS_BODY, MODULE_BODY

NULL = object()        # below a bound method
NEXT = object()        # POP_EXCEPT: the loop outside goes on


class Handled:
    """On the stack below an exception that is being handled, and after it is popped."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class Escape(BaseException):
    """Carries a StopIteration out of a loop, which a generator could not raise."""


class Frame:
    def __init__(self, code: ModelCode, module: dict[str, Any], namespace: Any,
                 closure: Sequence[Any]) -> None:
        self.code = code
        self.globals = module
        self.builtins = vars(builtins)
        self.namespace = module if namespace is None else namespace
        self.fast: list[Any] = [NULL] * len(code.varnames)
        self.cells: list[Any] = [types.CellType() for _ in code.cellvars]
        self.cells += closure
        self.stack: list[Any] = []
        self.pc = 0
        self.reraises = False
        self.traceback: types.TracebackType | None = None    # of what it reraises

    def reraise(self, error: BaseException) -> None:
        """Raises it as it is: without a context or a place in the traceback from here."""
        self.reraises = True
        context, self.traceback = error.__context__, error.__traceback__
        try:
            raise error
        finally:
            error.__context__ = context

    def take_arguments(self, arguments: Sequence[Any]) -> None:
        self.fast[:len(arguments)] = arguments
        for index, name in enumerate(self.code.cellvars):
            if name in self.code.parameters:
                self.cells[index].cell_contents = arguments[self.code.parameters.index(name)]

    def pop(self, count: int) -> list[Any]:
        if not count:
            return []
        values = self.stack[-count:]
        del self.stack[-count:]
        return values

    def name(self, index: int) -> str:
        return str(self.code.names[index])

    def cell_name(self, index: int) -> str:
        return str((self.code.cellvars + self.code.freevars)[index])

    def locals(self) -> dict[str, Any]:
        if self.code.flags & (CLASS_BODY | MODULE_BODY):
            return self.namespace   # type: ignore[no-any-return]
        found = {str(name): value for name, value in zip(self.code.varnames, self.fast)
                 if value is not NULL}
        for name, cell in zip(self.code.cellvars + self.code.freevars, self.cells):
            try:
                found[str(name)] = cell.cell_contents
            except ValueError:
                found.pop(str(name), None)
        return found


FRAMES: list[Frame] = []      # that run now, the innermost last
