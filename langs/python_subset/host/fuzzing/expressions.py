"""Random expressions of Python: the grammar, and where parentheses are needed."""
from __future__ import annotations

from kit.host.random_expressions import Grammar, Scope
from langs.python_subset.host.fuzzing.grammar import LITERALS, OPERATIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from random import Random

KINDS = ("int", "float", "bool", "str", "bytes", "ints", "floats", "strs", "tuple", "dict",
         "table", "any")      # no sets: their order is their own


def _enclose(kind: str, text: str) -> str:
    return text if kind in ("slice", "spec") or text.isidentifier() else f"({text})"


GRAMMAR = Grammar(LITERALS, OPERATIONS, KINDS, frozenset({"slice", "spec", "function"}), _enclose)


def new_scope(random: Random) -> Scope:
    return Scope(random, GRAMMAR)
