"""Class definitions."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.annotated import setup_annotations
from langs.python_subset.host.calls import arguments
from langs.python_subset.host.codetree import Code
from langs.python_subset.host.dispatch import compiles_statement, expressions, statements
from langs.python_subset.host.functions import (
    call_decorators,
    first_line,
    make_function,
    split_docstring,
)
from langs.python_subset.host.unit import Unit


@compiles_statement(ast.ClassDef)
def class_definition(unit: Unit, node: ast.ClassDef) -> None:
    expressions(unit, node.decorator_list)
    unit.assembler.location = node
    unit.emit("LOAD_BUILD_CLASS")
    make_function(unit, _compile_body(unit, node), 0)
    unit.constant(node.name)
    arguments(unit, 2, node.bases, node.keywords)
    call_decorators(unit, node.decorator_list)
    unit.store(node.name)


def _compile_body(unit: Unit, node: ast.ClassDef) -> Code:
    body = Unit(unit.module, unit, node, node.name, first_line(node))
    body.assembler.location = node
    body.emit_name("LOAD_NAME", "__name__")
    body.emit_name("STORE_NAME", "__module__")
    body.constant(body.qualname)
    body.emit_name("STORE_NAME", "__qualname__")
    setup_annotations(body, node.body)
    docstring, rest = split_docstring(node.body)
    if docstring is not None:
        body.assembler.location = node.body[0]
        body.constant(docstring)
        body.emit_name("STORE_NAME", "__doc__")
    statements(body, rest)
    if body.scope.needs_class_cell:
        body.emit("LOAD_CLOSURE", body.closure_cell("__class__"))
        body.emit("COPY", 1)
        body.emit_name("STORE_NAME", "__classcell__")
    else:
        body.constant(None)
    body.emit("RETURN_VALUE")
    return body.finish()
