"""try with except*: each clause handles a part of what was raised."""
from __future__ import annotations

import _ast as ast
import os

from langs.python_subset.host import group_handling
from langs.python_subset.host.assembler import Label
from langs.python_subset.host.blocks import Block, unset
from langs.python_subset.host.collector import analyse
from langs.python_subset.host.dispatch import compiles_statement, expression, statements
from langs.python_subset.host.functions import compile_function, make_function
from langs.python_subset.host.protection import (
    protect_handler,
    protected_body,
    restore_and_reraise,
    try_finally,
)
from langs.python_subset.host.source import parse
from langs.python_subset.host.unit import Module, Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from langs.python_subset.host.codetree import Code

_CODES: dict[str, Code] = {}    # of the functions of group_handling


def try_star(unit: Unit, node: Any) -> None:
    if node.finalbody:
        try_finally(unit, node, _try_star)
    else:
        _try_star(unit, node)


if hasattr(ast, "TryStar"):
    compiles_statement(ast.TryStar)(try_star)


def _try_star(unit: Unit, node: Any) -> None:
    """In the clauses the stack has: handled before, caught, list of what they raised, rest."""
    cleanup, all_handled, end = Label(), Label(), Label()
    outer = unit.assembler.handler
    protected_body(unit, node, end)
    protect_handler(unit, cleanup)
    unit.emit("COPY", 1)
    unit.emit("BUILD_LIST", 0)
    unit.emit("SWAP", 2)
    for clause in node.handlers:
        _clause(unit, clause)
    unit.assembler.location = node
    unit.emit("BUILD_TUPLE", 3)
    _push_function(unit, "merge")
    unit.emit("SWAP", 2)
    unit.emit("CALL_EX", 0)
    unit.emit("COPY", 1)
    unit.jump("POP_JUMP_IF_NONE", all_handled)
    unit.assembler.handler = outer
    unit.place(cleanup)
    restore_and_reraise(unit)
    unit.place(all_handled)
    unit.emit("POP_TOP")
    unit.emit("POP_EXCEPT")
    unit.place(end)


def _clause(unit: Unit, node: ast.ExceptHandler) -> None:
    fine, failed, other, end = Label(), Label(), Label(), Label()
    assert node.type is not None
    unit.assembler.location = node
    _push_function(unit, "divide")
    unit.emit("SWAP", 2)
    expression(unit, node.type)
    unit.emit("CALL", 2)
    unit.emit("UNPACK_SEQUENCE", 3)     # leaves: rest, part, fault
    unit.emit("COPY", 1)
    unit.jump("POP_JUMP_IF_NONE", fine)
    unit.emit("RAISE", 1)
    unit.place(fine)
    unit.emit("POP_TOP")
    unit.emit("COPY", 1)
    unit.jump("POP_JUMP_IF_NONE", other)
    body = Block(unit)
    protect_handler(unit, failed)
    unit.enter(body)
    if node.name is None:
        unit.emit("POP_TOP")
    else:
        unit.store(node.name)
    statements(unit, node.body)
    unit.leave()
    _end_clause(unit, node.name)
    unit.jump("JUMP", end)
    unit.place(failed)
    unit.assembler.location = node
    unit.emit("SWAP", 2)
    _end_clause(unit, node.name)
    unit.emit("LIST_APPEND", 2)
    unit.jump("JUMP", end)
    unit.place(other)
    unit.emit("POP_TOP")
    unit.place(end)


def _end_clause(unit: Unit, name: str | None) -> None:
    unit.emit("POP_EXCEPT")
    if name is not None:
        unset(unit, name)


def _push_function(unit: Unit, name: str) -> None:
    if not _CODES:
        _compile_functions()
    make_function(unit, _CODES[name], 0)


def _compile_functions() -> None:
    path = os.path.abspath(group_handling.__file__)
    with open(path, "rb") as file:
        tree = parse(file.read(), path)
    module = Module(path, analyse(tree, True), True, False)
    unit = Unit(module, None, tree, "<module>", 1)
    for node in tree.body:      # type: ignore[union-attr]
        if isinstance(node, ast.FunctionDef):
            _CODES[node.name] = compile_function(unit, node)
