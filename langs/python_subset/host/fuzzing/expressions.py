"""Random expressions from the grammar, over the variables that are in scope."""
from __future__ import annotations

import re

from langs.python_subset.host.fuzzing.grammar import LITERALS, OPERATIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from random import Random

PLACE = re.compile(r"<(\w+)(?:\+\$(\w+))?>")
KINDS = ("int", "float", "bool", "str", "bytes", "ints", "floats", "strs", "tuple", "dict",
         "table", "any")      # no sets: their order is their own
WRONG_KIND = 0.02       # how often an expression is of another kind than its place asks for


class Scope:
    """Variables by kind, and what can be called; an inner scope sees the outer."""

    def __init__(self, random: Random, outer: Scope | None = None) -> None:
        self.random = random
        self.outer = outer
        self.variables: dict[str, list[str]] = {} if outer is None else {
            kind: list(names) for kind, names in outer.variables.items()}
        self.calls: dict[str, list[str]] = {} if outer is None else {
            kind: list(templates) for kind, templates in outer.calls.items()}

    _made = 0

    def new_name(self, prefix: str = "v") -> str:
        root = self
        while root.outer is not None:
            root = root.outer
        root._made += 1
        return f"{prefix}{root._made}"

    def bind(self, kind: str, name: str) -> None:
        for names in self.variables.values():
            if name in names:
                names.remove(name)
        self.variables.setdefault(kind, []).append(name)

    def call(self, kind: str, template: str) -> None:
        """A template of what the program itself defines, as operations of the grammar are."""
        self.calls.setdefault(kind, []).append(template)

    def expression(self, kind: str, depth: int = 3) -> str:
        random = self.random
        if random.random() < WRONG_KIND and kind not in ("slice", "spec", "function"):
            kind = random.choice(KINDS)
        names = self.variables.get(kind, [])
        operations = OPERATIONS.get(kind, [])
        if names and (depth <= 0 or random.random() < 0.4):
            return random.choice(names)
        if kind not in LITERALS:
            return self.fill(random.choice(operations), depth - 1)
        if depth <= 0 or not operations or random.random() < 0.15:
            return self.literal(kind)
        calls = self.calls.get(kind, [])
        chosen = calls if calls and random.random() < 0.25 else operations
        return self.fill(random.choice(chosen), depth - 1)

    def literal(self, kind: str) -> str:
        text = self.random.choice(LITERALS[kind])
        return f"({text})" if kind in ("int", "float", "str", "function") else text

    def fill(self, template: str, depth: int) -> str:
        if "$" in template:
            name = self.new_name()
            template = template.replace("+$", "+\0").replace("$", name).replace("+\0", "+$")
        else:
            name = ""

        def place(match: re.Match[str]) -> str:
            kind, bound = match[1], match[2]
            scope = self
            if bound:
                scope = Scope(self.random, self)
                scope.bind(bound, name)
            text = scope.expression(kind, depth)
            return text if kind in ("slice", "spec") or text.isidentifier() else f"({text})"

        return PLACE.sub(place, template)
