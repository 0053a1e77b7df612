"""try and with: what is protected, what handles an exception, what always runs."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.assembler import Label
from langs.python_subset.host.assignments import store
from langs.python_subset.host.blocks import (
    ExceptBody,
    FinallyBody,
    FinallyHandler,
    ProtectedBody,
    WithBody,
    call_exit,
    unset,
)
from langs.python_subset.host.dispatch import compiles_statement, expression, statements

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

    from langs.python_subset.host.assembler import Handler
    from langs.python_subset.host.unit import Unit


@compiles_statement(ast.Try)
def try_statement(unit: Unit, node: ast.Try) -> None:
    inner = _try_except if node.handlers else _try_nothing
    if node.finalbody:
        try_finally(unit, node, inner)
    else:
        inner(unit, node)


def restore_and_reraise(unit: Unit) -> None:
    """With the stack: handled before, exception."""
    unit.emit("SWAP", 2)
    unit.emit("POP_EXCEPT")
    unit.emit("RERAISE")


def protect_handler(unit: Unit, cleanup: Label) -> None:
    """An exception in a handler goes to `cleanup`, which restores the one handled before."""
    unit.emit("PUSH_EXC_INFO")
    unit.assembler.protect(cleanup, below=1)


def _try_nothing(unit: Unit, node: ast.Try) -> None:
    statements(unit, node.body)
    statements(unit, node.orelse)


def try_finally(unit: Unit, node: ast.Try, inner: Callable[[Unit, ast.Try], None]) -> None:
    """`inner` compiles the statement but for its finally body."""
    handler, cleanup, end = Label(), Label(), Label()
    outer = unit.assembler.handler
    unit.enter(FinallyBody(unit, node.finalbody))
    unit.assembler.protect(handler)
    inner(unit, node)
    unit.leave()
    statements(unit, node.finalbody)
    unit.jump("JUMP", end)
    unit.place(handler)
    unit.assembler.location = node
    unit.enter(FinallyHandler(unit, outer))
    protect_handler(unit, cleanup)
    statements(unit, node.finalbody)
    unit.leave()
    unit.place(cleanup)
    restore_and_reraise(unit)
    unit.place(end)


def _try_except(unit: Unit, node: ast.Try) -> None:
    cleanup, end = Label(), Label()
    outer = unit.assembler.handler
    protected_body(unit, node, end)
    protect_handler(unit, cleanup)
    inner = unit.assembler.handler
    for clause in node.handlers:
        unit.assembler.handler = inner
        _except_clause(unit, clause, outer, cleanup, end)
    unit.assembler.handler = outer
    unit.place(cleanup)
    restore_and_reraise(unit)
    unit.place(end)


def protected_body(unit: Unit, node: ast.Try, end: Label) -> None:
    """The body and what follows it, up to `end`; what comes next handles the body's exceptions."""
    handler = Label()
    unit.enter(ProtectedBody(unit))
    unit.assembler.protect(handler)
    statements(unit, node.body)
    unit.leave()
    statements(unit, node.orelse)
    unit.jump("JUMP", end)
    unit.place(handler)
    unit.assembler.location = node


def _except_clause(unit: Unit, node: ast.ExceptHandler, outer: Handler | None,
                   cleanup: Label, end: Label) -> None:
    other = Label()
    unit.assembler.location = node
    if node.type is not None:
        expression(unit, node.type)
        unit.emit("CHECK_EXC_MATCH")
        unit.jump("POP_JUMP_IF_FALSE", other)
    if node.name is None:
        unit.emit("POP_TOP")
        _except_body(unit, node, outer, end)
    else:
        unit.store(node.name)
        inner = unit.assembler.handler
        failed = Label()
        unit.assembler.protect(failed)
        _except_body(unit, node, outer, end)
        unit.assembler.handler = inner
        unit.place(failed)
        unset(unit, node.name)
        unit.jump("JUMP", cleanup)
    unit.place(other)


def _except_body(unit: Unit, node: ast.ExceptHandler, outer: Handler | None, end: Label) -> None:
    block = ExceptBody(unit, outer, node.name)
    unit.enter(block)
    statements(unit, node.body)
    unit.leave()
    block.unwind(unit, False)
    unit.jump("JUMP", end)


@compiles_statement(ast.With)
def with_statement(unit: Unit, node: ast.With) -> None:
    _with(unit, node, 0)


def _with(unit: Unit, node: ast.With, number: int) -> None:
    """The manager of that number, with those after it and the body inside."""
    if number == len(node.items):
        statements(unit, node.body)
        return
    item = node.items[number]
    handler, cleanup, suppressed, end = Label(), Label(), Label(), Label()
    outer = unit.assembler.handler
    expression(unit, item.context_expr)
    unit.assembler.location = node
    unit.emit("BEFORE_WITH")
    unit.enter(WithBody(unit, node))
    unit.assembler.protect(handler, below=1)
    if item.optional_vars is None:
        unit.emit("POP_TOP")
    else:
        store(unit, item.optional_vars)
    _with(unit, node, number + 1)
    unit.leave()
    unit.assembler.location = node
    call_exit(unit)
    unit.jump("JUMP", end)
    unit.place(handler)
    protect_handler(unit, cleanup)
    unit.emit("WITH_EXCEPT_START")
    unit.jump("POP_JUMP_IF_TRUE", suppressed)
    unit.assembler.handler = outer
    unit.place(cleanup)
    restore_and_reraise(unit)
    unit.place(suppressed)
    unit.emit("POP_TOP")
    unit.emit("POP_EXCEPT")
    unit.emit("POP_TOP")
    unit.place(end)
