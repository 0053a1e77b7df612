"""Expressions that are neither operators, calls, displays nor functions."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.constants import NOT_CONSTANT
from langs.python_subset.host.dispatch import compiles_expression, expression, expressions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from langs.python_subset.host.unit import Unit

_CONVERSIONS = {-1: 0, ord("s"): 1, ord("r"): 2, ord("a"): 3}
_HAS_SPEC = 4


@compiles_expression(ast.Constant)
def constant(unit: Unit, node: ast.Constant) -> None:
    unit.constant(node.value)


@compiles_expression(ast.Name)
def name(unit: Unit, node: ast.Name) -> None:
    if not unit.fold(node):
        unit.load(node.id)


@compiles_expression(ast.Attribute)
def attribute(unit: Unit, node: ast.Attribute) -> None:
    expression(unit, node.value)
    unit.emit_name("LOAD_ATTR", node.attr)


@compiles_expression(ast.Subscript)
def subscript(unit: Unit, node: ast.Subscript) -> None:
    if unit.fold(node):
        return
    expression(unit, node.value)
    expression(unit, node.slice)
    unit.emit("BINARY_SUBSCR")


@compiles_expression(ast.Slice)
def slice_expression(unit: Unit, node: ast.Slice) -> None:
    for bound in (node.lower, node.upper):
        if bound is None:
            unit.constant(None)
        else:
            expression(unit, bound)
    if node.step is not None:
        expression(unit, node.step)
    unit.emit("BUILD_SLICE", 2 if node.step is None else 3)


@compiles_expression(ast.NamedExpr)
def named_expression(unit: Unit, node: ast.NamedExpr) -> None:
    expression(unit, node.value)
    unit.emit("COPY", 1)
    unit.store(node.target.id)


@compiles_expression(ast.JoinedStr)
def joined_string(unit: Unit, node: ast.JoinedStr) -> None:
    parts = [part for part in node.values
             if not (isinstance(part, ast.Constant) and part.value == "")]   # from Python 3.12
    if not parts:
        unit.constant("")
    expressions(unit, parts)
    if len(parts) > 1:
        unit.emit("BUILD_STRING", len(parts))


@compiles_expression(ast.FormattedValue)
def formatted_value(unit: Unit, node: ast.FormattedValue) -> None:
    expression(unit, node.value)
    flags = _CONVERSIONS[node.conversion]
    if node.format_spec is not None:
        expression(unit, node.format_spec)
        flags |= _HAS_SPEC
    unit.emit("FORMAT_VALUE", flags)


@compiles_expression(ast.Yield)
def yield_value(unit: Unit, node: ast.Yield) -> None:
    if node.value is None:
        unit.constant(None)
    else:
        expression(unit, node.value)
    if unit.scope.asynchronous:
        unit.emit("WRAP_YIELDED")
    unit.emit("YIELD_VALUE")


@compiles_expression(ast.YieldFrom)
def yield_from(unit: Unit, node: ast.YieldFrom) -> None:
    expression(unit, node.value)
    unit.emit("GET_YIELD_FROM_ITER")
    unit.constant(None)
    unit.emit("YIELD_FROM")


@compiles_expression(ast.Await)
def await_value(unit: Unit, node: ast.Await) -> None:
    expression(unit, node.value)
    wait(unit)


def wait(unit: Unit) -> None:
    """For what is on the stack, which its value replaces."""
    unit.emit("GET_AWAITABLE")
    unit.constant(None)
    unit.emit("YIELD_FROM")


def iterable(unit: Unit, node: ast.expr) -> None:
    """The expression after `in` of a loop, as an iterator."""
    value = unit.module.folder.display(node)
    if value is NOT_CONSTANT:
        expression(unit, node)
    else:
        unit.constant(value)
    unit.emit("GET_ITER")
