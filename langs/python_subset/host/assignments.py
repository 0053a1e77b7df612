"""Assignment and deletion: targets, augmented assignment, del."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.dispatch import compiles_statement, expression, expressions
from langs.python_subset.host.displays import has_star
from langs.python_subset.host.operators import BINARY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from langs.python_subset.host.unit import Unit


@compiles_statement(ast.Assign)
def assignment(unit: Unit, node: ast.Assign) -> None:
    if len(node.targets) == 1 and _parallel(unit, node.targets[0], node.value):
        return
    expression(unit, node.value)
    for target in node.targets[:-1]:
        unit.emit("COPY", 1)
        store(unit, target)
    store(unit, node.targets[-1])


def _parallel(unit: Unit, target: ast.expr, value: ast.expr) -> bool:
    """`a, b = x, y` without a tuple, where that is the same."""
    if not isinstance(target, (ast.Tuple, ast.List)) or not isinstance(value, ast.Tuple):
        return False
    targets, values = target.elts, value.elts
    if len(targets) != len(values) or not targets or has_star(targets) or has_star(values):
        return False
    names = [item.id for item in targets if isinstance(item, ast.Name) and unit.is_fast(item.id)]
    if len(set(names)) == len(targets):
        expressions(unit, values)
        for name in names:
            unit.local(name)
        for item in reversed(targets):
            store(unit, item)
        return True
    if len(targets) > 3:
        return False
    expressions(unit, values)
    if len(targets) > 1:
        unit.emit("SWAP", len(targets))
    for item in targets:
        store(unit, item)
    return True


def store(unit: Unit, target: ast.expr) -> None:
    """Stores the value on top of the stack."""
    assembler = unit.assembler
    before, assembler.location = assembler.location, target
    if isinstance(target, ast.Name):
        unit.store(target.id)
    elif isinstance(target, ast.Attribute):
        expression(unit, target.value)
        unit.emit_name("STORE_ATTR", target.attr)
    elif isinstance(target, ast.Subscript):
        expression(unit, target.value)
        expression(unit, target.slice)
        unit.emit("STORE_SUBSCR")
    else:
        assert isinstance(target, (ast.Tuple, ast.List))
        _unpack(unit, target.elts)
    assembler.location = before


def _unpack(unit: Unit, targets: Sequence[ast.expr]) -> None:
    unpack_instruction(unit, targets)
    for target in targets:
        store(unit, target.value if isinstance(target, ast.Starred) else target)


def unpack_instruction(unit: Unit, targets: Sequence[ast.AST]) -> None:
    """Replaces a sequence by its items, the first one on top."""
    kinds = [type(target).__name__ in ("Starred", "MatchStar") for target in targets]
    if True in kinds:
        before = kinds.index(True)
        unit.emit("UNPACK_EX", before | (len(targets) - before - 1) << 8)
    else:
        unit.emit("UNPACK_SEQUENCE", len(targets))


@compiles_statement(ast.AugAssign)
def augmented_assignment(unit: Unit, node: ast.AugAssign) -> None:
    target = node.target
    inplace = "INPLACE_" + BINARY[type(node.op)]
    assembler = unit.assembler
    if isinstance(target, ast.Name):
        assembler.location = target
        unit.load(target.id)
        assembler.location = node
        expression(unit, node.value)
        unit.emit(inplace)
        assembler.location = target
        unit.store(target.id)
    elif isinstance(target, ast.Attribute):
        expression(unit, target.value)
        assembler.location = target
        unit.emit("COPY", 1)
        unit.emit_name("LOAD_ATTR", target.attr)
        assembler.location = node
        expression(unit, node.value)
        unit.emit(inplace)
        assembler.location = target
        unit.emit("SWAP", 2)
        unit.emit_name("STORE_ATTR", target.attr)
    else:
        expression(unit, target.value)
        expression(unit, target.slice)
        assembler.location = target
        unit.emit("COPY", 2)
        unit.emit("COPY", 2)
        unit.emit("BINARY_SUBSCR")
        assembler.location = node
        expression(unit, node.value)
        unit.emit(inplace)
        assembler.location = target
        unit.emit("SWAP", 3)
        unit.emit("SWAP", 2)
        unit.emit("STORE_SUBSCR")


@compiles_statement(ast.Delete)
def deletion(unit: Unit, node: ast.Delete) -> None:
    for target in node.targets:
        _delete(unit, target)


def _delete(unit: Unit, target: ast.expr) -> None:
    assembler = unit.assembler
    before, assembler.location = assembler.location, target
    if isinstance(target, ast.Name):
        unit.delete(target.id)
    elif isinstance(target, ast.Attribute):
        expression(unit, target.value)
        unit.emit_name("DELETE_ATTR", target.attr)
    elif isinstance(target, ast.Subscript):
        expression(unit, target.value)
        expression(unit, target.slice)
        unit.emit("DELETE_SUBSCR")
    else:
        assert isinstance(target, (ast.Tuple, ast.List))
        for item in target.elts:
            _delete(unit, item)
    assembler.location = before
