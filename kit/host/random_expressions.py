"""Random expressions of a language from templates by kind, over the variables that are in scope.

In a template `<kind>` is an expression of that kind. `$` is a new name, `$2`, `$3`... are
further ones; in `<kind+$other+$2third>` they are variables of the kinds `other` and `third`.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

_PLACE = re.compile(r"<(\w+)((?:\+\$\d?[a-z]\w*)*)>")
_BOUND = re.compile(r"\+\$(\d?)([a-z]\w*)")
_NAME = re.compile(r"(?<!\+)\$(\d?)")
WRONG_KIND = 0.02  # how often an expression is of another kind than its place asks for


@dataclass(frozen=True)
class Grammar:
    """A kind that has no literals is always one of its operations, or a variable."""

    literals: Mapping[str, Sequence[str]]
    operations: Mapping[str, Sequence[str]]
    kinds: Sequence[str]  # that stand in for one another now and then
    strict: frozenset[str] = field(default_factory=frozenset)  # kinds that nothing stands in for
    enclose: Callable[[str, str], str] = lambda kind, text: text  # an expression within another


class Scope:
    """Variables by kind, and what can be called; an inner scope sees the outer."""

    _made = 0

    def __init__(self, random: Random, grammar: Grammar, outer: Scope | None = None) -> None:
        self.random = random
        self.grammar = grammar
        self.outer = outer
        self.variables: dict[str, list[str]] = {} if outer is None else {
            kind: list(names) for kind, names in outer.variables.items()}
        self.calls: dict[str, list[str]] = {} if outer is None else {
            kind: list(templates) for kind, templates in outer.calls.items()}

    def inner(self) -> Scope:
        return Scope(self.random, self.grammar, self)

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
        random, grammar = self.random, self.grammar
        if random.random() < WRONG_KIND and kind not in grammar.strict:
            kind = random.choice(grammar.kinds)
        names = self.variables.get(kind, [])
        operations = grammar.operations.get(kind, ())
        if names and (depth <= 0 or random.random() < 0.4):
            return random.choice(names)
        if kind not in grammar.literals:
            return self.fill(random.choice(operations), depth - 1)
        if depth <= 0 or not operations or random.random() < 0.15:
            return self.literal(kind)
        calls = self.calls.get(kind, [])
        chosen = calls if calls and random.random() < 0.25 else operations
        return self.fill(random.choice(chosen), depth - 1)

    def literal(self, kind: str) -> str:
        return self.random.choice(self.grammar.literals[kind])

    def fill(self, template: str, depth: int) -> str:
        names: dict[str, str] = {}

        def name(match: re.Match[str]) -> str:
            if match[1] not in names:
                names[match[1]] = self.new_name()
            return names[match[1]]

        def place(match: re.Match[str]) -> str:
            kind, scope = match[1], self
            for which, bound in _BOUND.findall(match[2]):
                scope = scope.inner()
                scope.bind(bound, names[which])
            return self.grammar.enclose(kind, scope.expression(kind, depth))

        return _PLACE.sub(place, _NAME.sub(name, template))
