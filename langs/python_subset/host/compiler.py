"""From a syntax tree to the code of its module."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host import (  # noqa: F401  (they register what they compile)
    calls,
    classes,
    comprehensions,
    displays,
    expressions,
    group_clauses,
    imports,
    operators,
    patterns,
    protection,
)
from langs.python_subset.host.annotated import setup_annotations
from langs.python_subset.host.codetree import Code
from langs.python_subset.host.collector import analyse
from langs.python_subset.host.dispatch import expression, statements
from langs.python_subset.host.functions import split_docstring
from langs.python_subset.host.statements import nothing  # noqa: F401
from langs.python_subset.host.unit import Module, Unit


def compile_tree(tree: ast.Module | ast.Expression | ast.Interactive, filename: str,
                 own_namespace: bool = False) -> Code:
    """The module's code. `own_namespace`: its names may not be the globals (exec, eval)."""
    future_annotations = isinstance(tree, ast.Module) and _imports_annotations(tree)
    module = Module(filename, analyse(tree, future_annotations), future_annotations, own_namespace)
    unit = Unit(module, None, tree, "<module>", 1)
    if isinstance(tree, ast.Expression):
        expression(unit, tree.body)
        unit.emit("RETURN_VALUE")
    elif isinstance(tree, ast.Interactive):
        _interactive(unit, tree.body)
    else:
        _body(unit, tree)
    return unit.finish()


def _body(unit: Unit, tree: ast.Module) -> None:
    docstring, body = split_docstring(tree.body)
    if tree.body:
        unit.assembler.location = tree.body[0]
    setup_annotations(unit, body)
    if docstring is not None:
        unit.constant(docstring)
        unit.store("__doc__")
    statements(unit, body)
    unit.constant(None)
    unit.emit("RETURN_VALUE")


def _interactive(unit: Unit, body: list[ast.stmt]) -> None:
    """Statements typed in: the value of each expression goes to sys.displayhook."""
    for node in body:
        if isinstance(node, ast.Expr):
            unit.assembler.location = node
            unit.constant(0)
            unit.constant(None)
            unit.emit_name("IMPORT_NAME", "sys")
            unit.emit_name("LOAD_ATTR", "displayhook")
            expression(unit, node.value)
            unit.emit("CALL", 1)
            unit.emit("POP_TOP")
        else:
            statements(unit, [node])
    unit.constant(None)
    unit.emit("RETURN_VALUE")


def _imports_annotations(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.module == "__future__"
               and any(alias.name == "annotations" for alias in node.names)
               for node in tree.body)
