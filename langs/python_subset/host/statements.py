"""Simple statements, if, and the loops."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.assembler import Label
from langs.python_subset.host.assignments import store
from langs.python_subset.host.blocks import Loop
from langs.python_subset.host.constants import NOT_CONSTANT
from langs.python_subset.host.dispatch import compiles_statement, expression, statements
from langs.python_subset.host.expressions import iterable
from langs.python_subset.host.operators import jump_if

TYPE_CHECKING = False
if TYPE_CHECKING:
    from langs.python_subset.host.unit import Unit


@compiles_statement(ast.Expr)
def expression_statement(unit: Unit, node: ast.Expr) -> None:
    if unit.folded(node.value) is NOT_CONSTANT:
        expression(unit, node.value)
        unit.emit("POP_TOP")


@compiles_statement(ast.Pass, ast.Global, ast.Nonlocal)
def nothing(unit: Unit, node: ast.stmt) -> None:
    """Nothing happens when the statement runs."""


@compiles_statement(ast.Return)
def return_statement(unit: Unit, node: ast.Return) -> None:
    value = None if node.value is None else unit.folded(node.value)
    keeps_value = value is NOT_CONSTANT
    if keeps_value:
        assert node.value is not None
        expression(unit, node.value)
    handler = unit.assembler.handler
    opened = unit.unwind(None, keeps_value)
    if not keeps_value:
        unit.constant(value)
    unit.emit("RETURN_VALUE")
    unit.resume(opened, handler)


@compiles_statement(ast.Raise)
def raise_statement(unit: Unit, node: ast.Raise) -> None:
    values = [value for value in (node.exc, node.cause) if value is not None]
    for value in values:
        expression(unit, value)
    unit.emit("RAISE", len(values))


@compiles_statement(ast.Assert)
def assert_statement(unit: Unit, node: ast.Assert) -> None:
    end = Label()
    jump_if(unit, node.test, end, True)
    unit.assembler.location = node.test
    unit.emit("LOAD_ASSERTION_ERROR")
    if node.msg is not None:
        expression(unit, node.msg)
        unit.emit("CALL", 1)
    unit.emit("RAISE", 1)
    unit.place(end)


@compiles_statement(ast.If)
def if_statement(unit: Unit, node: ast.If) -> None:
    if _if_jump(unit, node):
        return
    otherwise, end = Label(), Label()
    jump_if(unit, node.test, otherwise, False)
    statements(unit, node.body)
    if node.orelse:
        unit.jump("JUMP", end)
    unit.place(otherwise)
    statements(unit, node.orelse)
    unit.place(end)


def _if_jump(unit: Unit, node: ast.If) -> bool:
    """`if test: continue` (or break) right inside the loop is one jump."""
    if len(node.body) != 1 or not unit.blocks or not isinstance(unit.blocks[-1], Loop):
        return False
    loop, statement = unit.blocks[-1], node.body[0]
    if isinstance(statement, ast.Continue):
        target = loop.again
    elif isinstance(statement, ast.Break) and not loop.has_iterator:
        target = loop.end
    else:
        return False
    jump_if(unit, node.test, target, True)
    statements(unit, node.orelse)
    return True


@compiles_statement(ast.While)
def while_loop(unit: Unit, node: ast.While) -> None:
    loop = Loop(unit, has_iterator=False)
    otherwise = Label()
    _separate_from_outer_loop(unit)
    unit.place(loop.top)
    jump_if(unit, node.test, otherwise, False)
    unit.enter(loop)
    statements(unit, node.body)
    unit.leave()
    unit.place(loop.again)
    unit.assembler.location = node.test
    unit.jump("JUMP_BACK", loop.top)
    unit.place(otherwise)
    statements(unit, node.orelse)
    unit.place(loop.end)


def _separate_from_outer_loop(unit: Unit) -> None:
    """Each loop begins at an instruction of its own, by which the JIT knows it."""
    here = unit.assembler.next_index
    if any(isinstance(block, Loop) and block.top.index == here for block in unit.blocks):
        unit.emit("NOP")


@compiles_statement(ast.For)
def for_loop(unit: Unit, node: ast.For) -> None:
    iterable(unit, node.iter)
    loop = Loop(unit, has_iterator=True)
    otherwise = Label()
    unit.place(loop.top)
    unit.jump("FOR_ITER", otherwise)
    unit.enter(loop)
    store(unit, node.target)
    statements(unit, node.body)
    unit.leave()
    unit.place(loop.again)
    unit.assembler.location = node
    unit.jump("JUMP_BACK", loop.top)
    unit.place(otherwise)
    statements(unit, node.orelse)
    unit.place(loop.end)


@compiles_statement(ast.Break)
def break_statement(unit: Unit, node: ast.Break) -> None:
    loop = _loop(unit)
    handler = unit.assembler.handler
    opened = unit.unwind(loop, False)
    loop.unwind(unit, False)
    unit.jump("JUMP", loop.end)
    unit.resume(opened, handler)


@compiles_statement(ast.Continue)
def continue_statement(unit: Unit, node: ast.Continue) -> None:
    loop = _loop(unit)
    handler = unit.assembler.handler
    opened = unit.unwind(loop, False)
    unit.jump("JUMP", loop.again)
    unit.resume(opened, handler)


def _loop(unit: Unit) -> Loop:
    for block in reversed(unit.blocks):
        if isinstance(block, Loop):
            return block
    raise AssertionError("a jump outside of any loop")
