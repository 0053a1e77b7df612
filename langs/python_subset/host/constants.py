"""Constant expressions: values known before the program runs, as CPython folds them."""
from __future__ import annotations

import _ast as ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable


class NotConstant:
    """Its class stands for 'not a constant expression'."""


NOT_CONSTANT = NotConstant

_MAX_BITS = 128            # of a folded multiplication, power or shift
_MAX_ITEMS = 256           # of a repeated tuple
_MAX_CHARACTERS = 4096     # of a repeated string

_UNARY: dict[type, Callable[[Any], Any]] = {
    ast.USub: lambda x: -x,
    ast.UAdd: lambda x: +x,
    ast.Invert: lambda x: ~x,
    ast.Not: lambda x: not x,
}
_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: lambda x, y: x + y,
    ast.Sub: lambda x, y: x - y,
    ast.Mult: lambda x, y: x * y if _may_multiply(x, y) else NOT_CONSTANT,
    ast.Div: lambda x, y: x / y,
    ast.FloorDiv: lambda x, y: x // y,
    ast.Mod: lambda x, y: NOT_CONSTANT if isinstance(x, (str, bytes)) else x % y,
    ast.Pow: lambda x, y: x ** y if _may_power(x, y) else NOT_CONSTANT,
    ast.LShift: lambda x, y: x << y if _may_shift(x, y) else NOT_CONSTANT,
    ast.RShift: lambda x, y: x >> y,
    ast.BitAnd: lambda x, y: x & y,
    ast.BitOr: lambda x, y: x | y,
    ast.BitXor: lambda x, y: x ^ y,
}


def _may_multiply(x: Any, y: Any) -> bool:
    if isinstance(x, int) and isinstance(y, int):
        return not x or not y or x.bit_length() + y.bit_length() <= _MAX_BITS
    if isinstance(y, (str, bytes, tuple)):
        x, y = y, x
    if isinstance(x, (str, bytes)) and isinstance(y, int):
        return 0 <= len(x) * y <= _MAX_CHARACTERS
    if isinstance(x, tuple) and isinstance(y, int):
        return 0 <= len(x) * y <= _MAX_ITEMS
    return True


def _may_power(x: Any, y: Any) -> bool:
    if isinstance(x, int) and isinstance(y, int) and y > 0:
        return x.bit_length() * y <= _MAX_BITS
    return True


def _may_shift(x: Any, y: Any) -> bool:
    if isinstance(x, int) and isinstance(y, int) and x and y:
        return 0 <= y <= _MAX_BITS and x.bit_length() + y <= _MAX_BITS
    return True


class Folder:
    """Finds constant expressions, remembering what it found out about a node."""

    def __init__(self) -> None:
        self.known: dict[ast.AST, Any] = {}

    def value(self, node: ast.AST) -> Any:
        """The value of the expression, or NOT_CONSTANT."""
        kind = type(node)
        if kind is ast.Constant:
            return node.value   # type: ignore[attr-defined]
        fold = _FOLDS.get(kind)
        if fold is None:
            return NOT_CONSTANT
        if node not in self.known:
            self.known[node] = fold(self, node)
        return self.known[node]

    def _unary(self, node: ast.UnaryOp) -> Any:
        operand = self.value(node.operand)
        return _try(_UNARY[type(node.op)], operand)

    def _binary(self, node: ast.BinOp) -> Any:
        right = self.value(node.right)
        if right is NOT_CONSTANT or type(node.op) not in _BINARY:
            return NOT_CONSTANT
        return _try(_BINARY[type(node.op)], self.value(node.left), right)

    def _tuple(self, node: ast.Tuple) -> Any:
        items = []
        for item in node.elts:
            value = self.value(item)
            if value is NOT_CONSTANT:
                return NOT_CONSTANT
            items.append(value)
        return tuple(items)

    def _subscript(self, node: ast.Subscript) -> Any:
        index = self.value(node.slice)
        if index is NOT_CONSTANT:
            return NOT_CONSTANT
        return _try(lambda x, y: x[y], self.value(node.value), index)

    def _name(self, node: ast.Name) -> Any:
        return True if node.id == "__debug__" else NOT_CONSTANT

    def display(self, node: ast.AST) -> Any:
        """A list's or set's display that is only looked at: a tuple or frozenset."""
        if not isinstance(node, (ast.List, ast.Set)):
            return self.value(node)
        items = [self.value(item) for item in node.elts]
        if any(item is NOT_CONSTANT for item in items):
            return NOT_CONSTANT
        return tuple(items) if isinstance(node, ast.List) else _try(frozenset, items)


_FOLDS: dict[type, Callable[[Folder, Any], Any]] = {
    ast.UnaryOp: Folder._unary,
    ast.BinOp: Folder._binary,
    ast.Tuple: Folder._tuple,
    ast.Subscript: Folder._subscript,
    ast.Name: Folder._name,
}


def _try(operation: Callable[..., Any], *operands: Any) -> Any:
    if any(operand is NOT_CONSTANT for operand in operands):
        return NOT_CONSTANT
    try:
        return operation(*operands)
    except Exception:
        return NOT_CONSTANT    # it fails when the program runs


class ConstantPool:
    """The constants of one code, equal ones of the same type once."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.indexes: dict[Any, int] = {}

    def index(self, value: Any) -> int:
        key = _key(value)
        index = self.indexes.get(key)
        if index is None:
            index = self.indexes[key] = len(self.values)
            self.values.append(value)
        return index


def _key(value: Any) -> Any:
    kind = type(value)
    if kind is tuple or kind is frozenset:
        return kind, kind(map(_key, value))
    if kind is float:
        return kind, value.hex()
    if kind is complex:
        return kind, value.real.hex(), value.imag.hex()
    return kind, value
