"""Displays: tuples, lists, sets, dictionaries, with `*x` and `**x` in them."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.constants import NOT_CONSTANT
from langs.python_subset.host.dispatch import compiles_expression, expression, expressions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from langs.python_subset.host.unit import Unit

_MANY = 30      # items that are appended one by one: a frame's stack stays small


@compiles_expression(ast.Tuple)
def tuple_display(unit: Unit, node: ast.Tuple) -> None:
    if unit.fold(node):
        return
    if has_star(node.elts) or len(node.elts) > _MANY:
        list_of(unit, node.elts)
        unit.emit("LIST_TO_TUPLE")
        return
    expressions(unit, node.elts)
    unit.emit("BUILD_TUPLE", len(node.elts))


@compiles_expression(ast.List)
def list_display(unit: Unit, node: ast.List) -> None:
    list_of(unit, node.elts)


@compiles_expression(ast.Set)
def set_display(unit: Unit, node: ast.Set) -> None:
    _collect(unit, node.elts, "BUILD_SET", "SET_ADD", "SET_UPDATE")


def list_of(unit: Unit, nodes: Sequence[ast.expr], pushed: int = 0) -> None:
    """A list of the items, after the `pushed` values that are already there."""
    if not pushed and len(nodes) > 2 and not has_star(nodes):
        values = [unit.folded(node) for node in nodes]
        if not any(value is NOT_CONSTANT for value in values):
            unit.emit("BUILD_LIST", 0)
            unit.constant(tuple(values))
            unit.emit("LIST_EXTEND", 1)
            return
    _collect(unit, nodes, "BUILD_LIST", "LIST_APPEND", "LIST_EXTEND", pushed)


def _collect(unit: Unit, nodes: Sequence[ast.expr], build: str, add: str, extend: str,
             pushed: int = 0) -> None:
    """The items up to the first `*x` at once, or none of many; the others one by one."""
    first = 0
    if len(nodes) + pushed <= _MANY:
        while first < len(nodes) and not isinstance(nodes[first], ast.Starred):
            expression(unit, nodes[first])
            first += 1
    unit.emit(build, first + pushed)
    for node in nodes[first:]:
        if isinstance(node, ast.Starred):
            expression(unit, node.value)
            unit.emit(extend, 1)
        else:
            expression(unit, node)
            unit.emit(add, 1)


def has_star(nodes: Sequence[ast.expr]) -> bool:
    return any(isinstance(node, ast.Starred) for node in nodes)


@compiles_expression(ast.Dict)
def dict_display(unit: Unit, node: ast.Dict) -> None:
    first = 0
    if 2 * len(node.keys) <= _MANY:
        while first < len(node.keys) and node.keys[first] is not None:
            _pair(unit, node.keys[first], node.values[first])
            first += 1
    unit.emit("BUILD_MAP", first)
    for key, value in zip(node.keys[first:], node.values[first:]):
        if key is None:
            expression(unit, value)
            unit.emit("DICT_UPDATE", 1)
        else:
            _pair(unit, key, value)
            unit.emit("MAP_ADD", 1)


def _pair(unit: Unit, key: ast.expr | None, value: ast.expr) -> None:
    assert key is not None
    expression(unit, key)
    expression(unit, value)
