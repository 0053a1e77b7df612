"""Annotated assignments, and the __annotations__ of modules and classes."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host import scopes
from langs.python_subset.host.assignments import store
from langs.python_subset.host.dispatch import compiles_statement, expression
from langs.python_subset.host.functions import push_annotation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from langs.python_subset.host.unit import Unit


def setup_annotations(unit: Unit, body: Iterable[ast.stmt]) -> None:
    """Makes __annotations__ when a statement of the body will store into it."""
    if any(map(_has_annotation, body)):
        unit.emit("SETUP_ANNOTATIONS")


def _has_annotation(node: ast.AST) -> bool:
    if isinstance(node, ast.AnnAssign):
        return True
    if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.expr)):
        return False
    for field in ("body", "handlers", "orelse", "finalbody", "cases"):
        if any(map(_has_annotation, getattr(node, field, ()))):
            return True
    return False


@compiles_statement(ast.AnnAssign)
def annotated_assignment(unit: Unit, node: ast.AnnAssign) -> None:
    target = node.target
    if node.value is not None:
        expression(unit, node.value)
        store(unit, target)
    in_namespace = unit.scope.kind != scopes.FUNCTION
    if isinstance(target, ast.Name):
        if node.simple and in_namespace:
            push_annotation(unit, node.annotation)
            unit.emit_name(unit.namespace_load, "__annotations__")
            unit.constant(scopes.mangle(unit.scope.class_name, target.id))
            unit.emit("STORE_SUBSCR")
            return
    elif node.value is None:
        _evaluate_target(unit, target)
    if in_namespace and not unit.module.future_annotations and not node.simple:
        expression(unit, node.annotation)
        unit.emit("POP_TOP")


def _evaluate_target(unit: Unit, target: ast.expr) -> None:
    """Only the parts of an attribute or item that gets no value."""
    if isinstance(target, ast.Attribute):
        _evaluate(unit, target.value)
    elif isinstance(target, ast.Subscript):
        _evaluate(unit, target.value)
        index = target.slice
        if isinstance(index, ast.Slice):
            for bound in (index.lower, index.upper, index.step):
                if bound is not None:
                    _evaluate(unit, bound)
        else:
            _evaluate(unit, index)


def _evaluate(unit: Unit, node: ast.expr) -> None:
    expression(unit, node)
    unit.emit("POP_TOP")
