"""Statements that are open while their bodies are compiled.

A jump out of them (return, break, continue) unwinds each: undoes what it has
on the stack and runs what it has to run.
"""
from __future__ import annotations

from langs.python_subset.host.assembler import Label
from langs.python_subset.host.dispatch import statements

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _ast as ast

    from langs.python_subset.host.assembler import Handler
    from langs.python_subset.host.unit import Unit


class Block:
    """An open statement; `outer_handler` was in force before it."""

    def __init__(self, unit: Unit) -> None:
        self.outer_handler = unit.assembler.handler

    def unwind(self, unit: Unit, keeps_value: bool) -> None:
        """Leaves the statement; with `keeps_value` the top of the stack stays."""


class Loop(Block):
    """A loop: from `again` it jumps back to `top`, `end` comes after its else."""

    def __init__(self, unit: Unit, has_iterator: bool) -> None:
        super().__init__(unit)
        self.top = Label()
        self.again = Label()
        self.end = Label()
        self.has_iterator = has_iterator

    def unwind(self, unit: Unit, keeps_value: bool) -> None:
        if self.has_iterator:
            pop_below(unit, keeps_value)


class ProtectedBody(Block):
    """The body of try: a jump out of it has nothing to do."""


class KeptValue(Block):
    """A value on the stack that a return inside a finally body gives up."""

    def unwind(self, unit: Unit, keeps_value: bool) -> None:
        pop_below(unit, keeps_value)


class FinallyBody(Block):
    """What try-finally protects: a jump out of it runs the finally body."""

    def __init__(self, unit: Unit, body: list[ast.stmt]) -> None:
        super().__init__(unit)
        self.body = body

    def unwind(self, unit: Unit, keeps_value: bool) -> None:
        location = unit.assembler.location
        if keeps_value:
            unit.enter(KeptValue(unit))
        statements(unit, self.body)
        if keeps_value:
            unit.leave()
        unit.assembler.location = location


class FinallyHandler(Block):
    """The finally body after an exception; the stack has: handled before, exception."""

    def __init__(self, unit: Unit, outer_handler: Handler | None) -> None:
        super().__init__(unit)
        self.outer_handler = outer_handler

    def unwind(self, unit: Unit, keeps_value: bool) -> None:
        pop_below(unit, keeps_value)
        pop_exception(unit, keeps_value)


class ExceptBody(Block):
    """The body of an except clause; the stack has: handled before."""

    def __init__(self, unit: Unit, outer_handler: Handler | None, name: str | None) -> None:
        super().__init__(unit)
        self.outer_handler = outer_handler
        self.name = name

    def unwind(self, unit: Unit, keeps_value: bool) -> None:
        pop_exception(unit, keeps_value)
        if self.name:
            unset(unit, self.name)


class WithBody(Block):
    """The body of with; the stack has: __exit__."""

    def __init__(self, unit: Unit, location: ast.AST) -> None:
        super().__init__(unit)
        self.location = location

    def unwind(self, unit: Unit, keeps_value: bool) -> None:
        location, unit.assembler.location = unit.assembler.location, self.location
        if keeps_value:
            unit.emit("SWAP", 2)
        call_exit(unit)
        unit.assembler.location = location


def pop_below(unit: Unit, keeps_value: bool) -> None:
    if keeps_value:
        unit.emit("SWAP", 2)
    unit.emit("POP_TOP")


def pop_exception(unit: Unit, keeps_value: bool) -> None:
    if keeps_value:
        unit.emit("SWAP", 2)
    unit.emit("POP_EXCEPT")


def call_exit(unit: Unit) -> None:
    """Calls the __exit__ on top of the stack: nothing was raised."""
    for _ in range(3):
        unit.constant(None)
    unit.emit("CALL", 3)
    unit.emit("POP_TOP")


def unset(unit: Unit, name: str) -> None:
    """The end of `except E as name`."""
    unit.constant(None)
    unit.store(name)
    unit.delete(name)
