"""Operators: arithmetic, comparison, and, or, not, conditional jumps."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.assembler import Label
from langs.python_subset.host.constants import NOT_CONSTANT
from langs.python_subset.host.dispatch import compiles_expression, expression

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from langs.python_subset.host.unit import Unit

BINARY: dict[type, str] = {
    ast.Add: "ADD", ast.Sub: "SUBTRACT", ast.Mult: "MULTIPLY", ast.Div: "TRUE_DIVIDE",
    ast.FloorDiv: "FLOOR_DIVIDE", ast.Mod: "MODULO", ast.Pow: "POWER", ast.LShift: "LSHIFT",
    ast.RShift: "RSHIFT", ast.BitAnd: "AND", ast.BitOr: "OR", ast.BitXor: "XOR",
    ast.MatMult: "MATRIX_MULTIPLY",
}
_UNARY: dict[type, str] = {
    ast.UAdd: "UNARY_POSITIVE", ast.USub: "UNARY_NEGATIVE", ast.Not: "UNARY_NOT",
    ast.Invert: "UNARY_INVERT",
}
_COMPARE: dict[type, tuple[str, int]] = {
    ast.Lt: ("COMPARE_LT", 0), ast.LtE: ("COMPARE_LE", 0), ast.Eq: ("COMPARE_EQ", 0),
    ast.NotEq: ("COMPARE_NE", 0), ast.Gt: ("COMPARE_GT", 0), ast.GtE: ("COMPARE_GE", 0),
    ast.Is: ("IS_OP", 0), ast.IsNot: ("IS_OP", 1),
    ast.In: ("CONTAINS_OP", 0), ast.NotIn: ("CONTAINS_OP", 1),
}
_SEARCHES = (ast.In, ast.NotIn)
_INVERTED: dict[type, type[ast.cmpop]] = {
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}


@compiles_expression(ast.BinOp)
def binary(unit: Unit, node: ast.BinOp) -> None:
    if unit.fold(node):
        return
    expression(unit, node.left)
    expression(unit, node.right)
    unit.emit("BINARY_" + BINARY[type(node.op)])


@compiles_expression(ast.UnaryOp)
def unary(unit: Unit, node: ast.UnaryOp) -> None:
    if unit.fold(node):
        return
    compare_node = _inverted_comparison(node)
    if compare_node is not None:
        operand, operator, right = compare_node
        expression(unit, operand)
        _comparison(unit, operator, right)
        return
    expression(unit, node.operand)
    unit.emit(_UNARY[type(node.op)])


def _inverted_comparison(node: ast.UnaryOp) -> tuple[ast.expr, type, ast.expr] | None:
    """The operands of `not a in b` and the like, and the operator that says it."""
    operand = node.operand
    if type(node.op) is ast.Not and isinstance(operand, ast.Compare) and len(operand.ops) == 1:
        inverted = _INVERTED.get(type(operand.ops[0]))
        if inverted is not None:
            return operand.left, inverted, operand.comparators[0]
    return None


@compiles_expression(ast.Compare)
def compare(unit: Unit, node: ast.Compare) -> None:
    expression(unit, node.left)
    if len(node.ops) == 1:
        _comparison(unit, type(node.ops[0]), node.comparators[0])
        return
    failed, end = Label(), Label()
    for operator, right in zip(node.ops[:-1], node.comparators):
        _chained(unit, type(operator), right)
        unit.jump("JUMP_IF_FALSE_OR_POP", failed)
    _comparison(unit, type(node.ops[-1]), node.comparators[-1])
    unit.jump("JUMP", end)
    unit.place(failed)
    unit.emit("SWAP", 2)
    unit.emit("POP_TOP")
    unit.place(end)


def _chained(unit: Unit, operator: type, right: ast.expr) -> None:
    """Compares with `right`, whose value stays below the result."""
    expression(unit, right)
    unit.emit("SWAP", 2)
    unit.emit("COPY", 2)
    unit.emit(*_COMPARE[operator])


def _comparison(unit: Unit, operator: type, right: ast.expr) -> None:
    """Compares with `right`; a display that is only searched can be a constant."""
    value = unit.module.folder.display(right) if operator in _SEARCHES else NOT_CONSTANT
    if value is NOT_CONSTANT:
        expression(unit, right)
    else:
        unit.constant(value)
    unit.emit(*_COMPARE[operator])


@compiles_expression(ast.BoolOp)
def boolean(unit: Unit, node: ast.BoolOp) -> None:
    end = Label()
    jump = "JUMP_IF_FALSE_OR_POP" if type(node.op) is ast.And else "JUMP_IF_TRUE_OR_POP"
    for value in node.values[:-1]:
        expression(unit, value)
        unit.jump(jump, end)
    expression(unit, node.values[-1])
    unit.place(end)


@compiles_expression(ast.IfExp)
def conditional(unit: Unit, node: ast.IfExp) -> None:
    otherwise, end = Label(), Label()
    jump_if(unit, node.test, otherwise, False)
    expression(unit, node.body)
    unit.jump("JUMP", end)
    unit.place(otherwise)
    expression(unit, node.orelse)
    unit.place(end)


def jump_if(unit: Unit, node: ast.expr, label: Label, condition: bool) -> None:
    """Goes to the label when the truth of the expression is `condition`."""
    before, unit.assembler.location = unit.assembler.location, node
    _jump_if(unit, node, label, condition)
    unit.assembler.location = before


def _jump_if(unit: Unit, node: ast.expr, label: Label, condition: bool) -> None:
    value = unit.folded(node)
    if value is not NOT_CONSTANT:
        if bool(value) == condition:
            unit.jump("JUMP", label)
    elif isinstance(node, ast.UnaryOp) and type(node.op) is ast.Not:
        jump_if(unit, node.operand, label, not condition)
    elif isinstance(node, ast.BoolOp):
        _jump_if_boolean(unit, node, label, condition)
    elif isinstance(node, ast.IfExp):
        _jump_if_conditional(unit, node, label, condition)
    elif isinstance(node, ast.Compare) and len(node.ops) > 1:
        _jump_if_chained(unit, node, label, condition)
    elif _is_none_test(node):
        expression(unit, node.left)   # type: ignore[attr-defined]
        is_not = type(node.ops[0]) is ast.IsNot   # type: ignore[attr-defined]
        unit.jump("POP_JUMP_IF_NONE" if is_not != condition else "POP_JUMP_IF_NOT_NONE", label)
    else:
        expression(unit, node)
        unit.jump("POP_JUMP_IF_TRUE" if condition else "POP_JUMP_IF_FALSE", label)


def _is_none_test(node: ast.expr) -> bool:
    if not isinstance(node, ast.Compare) or type(node.ops[0]) not in (ast.Is, ast.IsNot):
        return False
    right: Any = node.comparators[0]
    return isinstance(right, ast.Constant) and right.value is None


def _jump_if_boolean(unit: Unit, node: ast.BoolOp, label: Label, condition: bool) -> None:
    decides = type(node.op) is ast.Or     # the truth of an operand that ends the evaluation
    end = Label()
    target = label if decides == condition else end
    for value in node.values[:-1]:
        jump_if(unit, value, target, decides)
    jump_if(unit, node.values[-1], label, condition)
    unit.place(end)


def _jump_if_conditional(unit: Unit, node: ast.IfExp, label: Label, condition: bool) -> None:
    otherwise, end = Label(), Label()
    jump_if(unit, node.test, otherwise, False)
    jump_if(unit, node.body, label, condition)
    unit.jump("JUMP", end)
    unit.place(otherwise)
    jump_if(unit, node.orelse, label, condition)
    unit.place(end)


def _jump_if_chained(unit: Unit, node: ast.Compare, label: Label, condition: bool) -> None:
    failed, end = Label(), Label()
    expression(unit, node.left)
    for operator, right in zip(node.ops[:-1], node.comparators):
        _chained(unit, type(operator), right)
        unit.jump("POP_JUMP_IF_FALSE", failed)
    _comparison(unit, type(node.ops[-1]), node.comparators[-1])
    unit.jump("POP_JUMP_IF_TRUE" if condition else "POP_JUMP_IF_FALSE", label)
    unit.jump("JUMP", end)
    unit.place(failed)
    unit.emit("POP_TOP")
    if not condition:
        unit.jump("JUMP", label)
    unit.place(end)
