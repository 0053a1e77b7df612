"""Calls: of functions and methods, with keywords, stars, and super()."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host import scopes
from langs.python_subset.host.assembler import Location
from langs.python_subset.host.dispatch import compiles_expression, expression, expressions
from langs.python_subset.host.displays import has_star, list_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from langs.python_subset.host.unit import Unit


@compiles_expression(ast.Call)
def call(unit: Unit, node: ast.Call) -> None:
    if _is_plain_super(unit, node):
        _super(unit, node)
        return
    if isinstance(node.func, ast.Attribute) and not _has_stars(node.args, node.keywords):
        _method_call(unit, node, node.func)
        return
    expression(unit, node.func)
    arguments(unit, 0, node.args, node.keywords)


def _method_call(unit: Unit, node: ast.Call, function: ast.Attribute) -> None:
    assembler = unit.assembler
    expression(unit, function.value)
    before = assembler.location
    assembler.location = _of_attribute(function, function)
    unit.emit_name("LOAD_METHOD", function.attr)
    assembler.location = before
    expressions(unit, node.args)
    expressions(unit, [keyword.value for keyword in node.keywords])
    assembler.location = _of_attribute(function, node)
    if node.keywords:
        _keyword_names(unit, node.keywords)
        unit.emit("CALL_METHOD_KW", len(node.args) + len(node.keywords))
    else:
        unit.emit("CALL_METHOD", len(node.args))
    assembler.location = before


def _of_attribute(function: ast.Attribute, node: ast.expr) -> ast.expr | Location:
    """Where a method call that spans lines is said to be: at the method's name."""
    end_lineno = function.end_lineno
    if function.lineno == end_lineno or end_lineno is None or node.end_lineno is None:
        return node
    start = (function.end_col_offset or 0) - len(function.attr)
    if node.end_lineno < end_lineno:
        return node
    return Location(end_lineno, node.end_lineno, max(start, 0), node.end_col_offset or 0)


def arguments(unit: Unit, pushed: int, args: Sequence[ast.expr],
              keywords: Sequence[ast.keyword]) -> None:
    """The rest of a call, after the callee and the first `pushed` arguments."""
    if _has_stars(args, keywords):
        _star_arguments(unit, pushed, args, keywords)
        return
    expressions(unit, args)
    expressions(unit, [keyword.value for keyword in keywords])
    count = pushed + len(args) + len(keywords)
    if keywords:
        _keyword_names(unit, keywords)
        unit.emit("CALL_KW", count)
    else:
        unit.emit("CALL", count)


def _has_stars(args: Sequence[ast.expr], keywords: Sequence[ast.keyword]) -> bool:
    return has_star(args) or any(keyword.arg is None for keyword in keywords)


def _keyword_names(unit: Unit, keywords: Sequence[ast.keyword]) -> None:
    unit.constant(tuple([keyword.arg for keyword in keywords]))


def _star_arguments(unit: Unit, pushed: int, args: Sequence[ast.expr],
                    keywords: Sequence[ast.keyword]) -> None:
    if not pushed and len(args) == 1 and isinstance(args[0], ast.Starred):
        expression(unit, args[0].value)
    elif not has_star(args):
        expressions(unit, args)
        unit.emit("BUILD_TUPLE", pushed + len(args))
    else:
        list_of(unit, args, pushed)
        unit.emit("LIST_TO_TUPLE")
    if keywords:
        _keyword_dictionary(unit, keywords)
    unit.emit("CALL_EX", 1 if keywords else 0)


def _keyword_dictionary(unit: Unit, keywords: Sequence[ast.keyword]) -> None:
    """The keywords before the first `**x` at once, the others merged into them."""
    first = 0
    while first < len(keywords) and keywords[first].arg is not None:
        _pair(unit, keywords[first])
        first += 1
    unit.emit("BUILD_MAP", first)
    while first < len(keywords):
        if keywords[first].arg is None:
            expression(unit, keywords[first].value)
            first += 1
        else:
            start = first
            while first < len(keywords) and keywords[first].arg is not None:
                _pair(unit, keywords[first])
                first += 1
            unit.emit("BUILD_MAP", first - start)
        unit.emit("DICT_MERGE", 1)


def _pair(unit: Unit, keyword: ast.keyword) -> None:
    unit.constant(keyword.arg)
    expression(unit, keyword.value)


def _is_plain_super(unit: Unit, node: ast.Call) -> bool:
    """Whether this is `super()` where `__class__` and a first argument are known."""
    return (isinstance(node.func, ast.Name) and node.func.id == "super"
            and not node.args and not node.keywords
            and unit.scope.kind == scopes.FUNCTION and unit.is_global("super")
            and "__class__" in unit.freevars and unit.positional_parameters > 0)


def _super(unit: Unit, node: ast.Call) -> None:
    expression(unit, node.func)
    unit.load("__class__")
    unit.load(unit.scope.parameters[0])
    unit.emit("CALL", 2)
