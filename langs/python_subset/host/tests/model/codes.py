"""Codes as the model runs them: constants made into objects."""
from __future__ import annotations

from typing import Any

from kit.host.codefile import Symbol
from langs.python_subset.host.codetree import CODE, read_positions
from langs.python_subset.host.disassembler import CodeView
from langs.python_subset.opcodes import VARARGS, VARKEYWORDS


class ModelCode(CodeView):
    """A code with its constants made into objects."""

    def __init__(self, tree: Any) -> None:
        super().__init__(tree)
        self.values = [constant(value) for value in self.consts]
        count = self.argcount + self.kwonlyargcount
        count += bool(self.flags & VARARGS) + bool(self.flags & VARKEYWORDS)
        self.parameters = [str(name) for name in self.varnames[:count]]
        self.make_wrapper: Any = None

    def place(self, index: int) -> tuple[int, ...]:
        """First and last line, start and end column."""
        line, found = self.lines[index], read_positions(self.positions)[index]
        assert found is not None
        return line, line + found[0], found[1], found[2]

    def handler(self, index: int) -> tuple[int, int] | None:
        table = self.exceptiontable
        for place in range(0, len(table), 4):
            if table[place] <= index < table[place + 1]:
                return table[place + 2], table[place + 3]
        return None


def constant(tree: Any) -> Any:
    if not isinstance(tree, list):
        return tree
    kind, items = tree[0], tree[1:]
    assert isinstance(kind, Symbol)
    if kind == CODE:
        return ModelCode(tree)
    if kind == "tuple":
        return tuple(map(constant, items))
    if kind == "frozenset":
        return frozenset(map(constant, items))
    if kind == "complex":
        return complex(*items)
    assert kind == "ellipsis" and not items
    return ...
