"""A syntax tree as the expression that makes it: calls of its nodes' classes."""
from __future__ import annotations

import _ast as ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PLACE = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}


def making(tree: ast.AST) -> ast.Expression:
    return ast.Expression(_made(tree))


def _made(value: Any) -> ast.expr:
    if isinstance(value, ast.AST):
        fields = [_made(getattr(value, name, None)) for name in value._fields]
        places = [ast.keyword(name, _constant(getattr(value, name)), **_PLACE)
                  for name in value._attributes if getattr(value, name, None) is not None]
        node_class = ast.Name(type(value).__name__, ast.Load(), **_PLACE)
        return ast.Call(node_class, fields, places, **_PLACE)
    if isinstance(value, list):
        return ast.List([_made(one) for one in value], ast.Load(), **_PLACE)
    return _constant(value)


def _constant(value: Any) -> ast.Constant:
    return ast.Constant(value, None, **_PLACE)
