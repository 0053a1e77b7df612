"""The text of a code file, for people: python -m langs.scheme.host.printer CODE_FILE."""

from __future__ import annotations

import sys
from pathlib import Path

from kit.host import codefile
from kit.host.codefile import Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WIDTH = 100


def text(data: bytes) -> str:
    """Of the bytes of a code file: a paragraph for each form."""
    _, (files, primitives, variables, forms, _) = _list(codefile.load(data, "scheme"))
    names = Names(primitives, [variable[0] for variable in variables])
    paragraphs = ["\n".join(f"file {i}: {path}" for i, path in enumerate(files))]
    for code, defined in forms:
        head = " ".join(names.variables[i] for i in defined)
        paragraphs.append(f"{head or 'expression'}:\n{names.code(code, 1)}")
    return "\n\n".join(paragraphs) + "\n"


class Names:
    """What the numbers in a tree mean."""

    def __init__(self, primitives: list[str], variables: list[str]) -> None:
        self.primitives: list[str] = primitives
        self.variables: list[str] = variables

    def code(self, code: list[Any], depth: int) -> str:
        name, place, params, rest, registers, loop, body = code
        flags = f" params={params}{'+rest' if rest else ''} registers={registers}"
        head = f"[{name or ''}{_place(place)}{flags}{' loop' if loop else ''}]"
        return "  " * depth + head + "\n" + self.tree(body, depth + 1)

    def tree(self, tree: list[Any], depth: int) -> str:
        """A tail."""
        pad, head = "  " * depth, tree[0]
        if head == "if":
            return (f"{pad}if {self.simple(tree[1], depth)}\n{self.tree(tree[2], depth + 1)}\n"
                    f"{pad}else\n{self.tree(tree[3], depth + 1)}")
        if head == "let":
            return f"{pad}r{tree[1]} = {self.simple(tree[2], depth)}\n{self.tree(tree[3], depth)}"
        if head == "do":
            return f"{pad}{self.simple(tree[1], depth)}\n{self.tree(tree[2], depth)}"
        if head == "fix":
            lines = [f"{pad}fix r{slot} = {self.closure('lam', code, captured, depth)}"
                     for slot, code, *captured in tree[1]]
            return "\n".join([*lines, self.tree(tree[2], depth)])
        if head == "tail":
            return f"{pad}call {' '.join(self.simples(tree[2:], depth))}"
        if head == "bind":
            slots = "ignored" if tree[1] is None else " ".join(f"r{slot}" for slot in tree[1])
            live = " ".join(f"r{slot}" for slot in tree[2])
            return (f"{pad}bind {slots} <- keeping {live}\n{self.tree(tree[3], depth + 1)}\n"
                    f"{self.tree(tree[4], depth)}")
        if head == "wcm":
            parts = " ".join(self.simples(tree[1:3], depth))
            return f"{pad}mark {parts}\n{self.tree(tree[3], depth)}"
        return f"{pad}{head} {' '.join(self.simples(tree[1:], depth))}"

    def simples(self, trees: list[Any], depth: int) -> list[str]:
        return [self.simple(tree, depth) for tree in trees]

    def simple(self, tree: list[Any], depth: int) -> str:
        head = tree[0]
        if head == "k":
            return "'" + _datum(tree[1])
        if head in ("r", "f"):
            return f"{head}{tree[1]}"
        if head in ("g", "gc"):
            return f"{self.variables[tree[1]]}{'?' if head == 'gc' else ''}"
        if head == "p":
            return str(self.primitives[tree[1]])
        if head == "pc":
            return f"({' '.join([self.primitives[tree[1]], *self.simples(tree[2:], depth)])})"
        if head == "gp":
            return f"({' '.join([self.variables[tree[1]], *self.simples(tree[2:], depth)])})"
        if head == "lam":
            return self.closure(head, tree[1], tree[2:], depth)
        if head == "case":
            codes = "".join("\n" + self.code(code, depth + 2) for code in tree[1])
            return f"(case {' '.join(self.simples(tree[2:], depth))}{codes})"
        if head == "cgc":
            return f"(cgc {self.simple(tree[1], depth)})"
        if head == "gs":
            return f"({self.variables[tree[1]]} := {self.simple(tree[2], depth)})"
        if head == "let":
            return (f"(let r{tree[1]} = {self.simple(tree[2], depth)} "
                    f"in {self.simple(tree[3], depth)})")
        return f"({' '.join([head, *self.simples(tree[1:], depth)])})"

    def closure(self, head: str, code: list[Any], captured: list[Any], depth: int) -> str:
        parts = " ".join([head, *self.simples(captured, depth)])
        return f"({parts}\n{self.code(code, depth + 2)})"


def _list(tree: Any) -> list[Any]:
    assert isinstance(tree, list)
    return tree


def _place(place: list[int] | None) -> str:
    return "" if place is None else f" {place[0]}:{place[1]}:{place[2]}"


def _datum(datum: Any) -> str:
    if isinstance(datum, list):
        return f"[{' '.join(map(_datum, datum))}]"
    return str(datum) if isinstance(datum, Symbol) else repr(datum)


if __name__ == "__main__":
    sys.stdout.write(text(Path(sys.argv[1]).read_bytes()))
