"""The match statement, after CPython's scheme.

While a pattern is matched its subject is on top of the stack, and under it are
the captured values so far; a failing test jumps to where they are popped.
"""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.assembler import Label
from langs.python_subset.host.assignments import unpack_instruction
from langs.python_subset.host.dispatch import compiles_statement, expression, statements
from langs.python_subset.host.operators import jump_if

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Callable

    from langs.python_subset.host.unit import Unit


class Matching:
    """The state of matching one subject."""

    def __init__(self) -> None:
        self.captures: list[str] = []      # whose values are below the items on top
        self.on_top = 0                    # items to keep above the captured values
        self.failures: list[Label] = []    # by how many values are still to be popped

    def failure(self, pops: int) -> Label:
        while len(self.failures) <= pops:
            self.failures.append(Label())
        return self.failures[pops]

    def fail_jump(self, unit: Unit, jump: str) -> None:
        unit.jump(jump, self.failure(self.on_top + len(self.captures)))

    def place_failures(self, unit: Unit) -> None:
        """Here the failing tests continue, with nothing left of the attempt."""
        for label in reversed(self.failures[1:]):
            unit.place(label)
            unit.emit("POP_TOP")
        if self.failures:
            unit.place(self.failures[0])
        self.failures = []

    def capture(self, unit: Unit, name: str | None) -> None:
        """Puts the value on top below the items to keep, to be stored later."""
        if name is None:
            unit.emit("POP_TOP")
            return
        rotate(unit, self.on_top + len(self.captures) + 1)
        self.captures.append(name)


def rotate(unit: Unit, count: int) -> None:
    """Moves the top of the stack below the count - 1 values under it."""
    for depth in range(count, 1, -1):
        unit.emit("SWAP", depth)


def match_statement(unit: Unit, node: ast.Match) -> None:
    end = Label()
    expression(unit, node.subject)
    has_default = len(node.cases) > 1 and is_wildcard(node.cases[-1].pattern)
    cases = node.cases[:-1] if has_default else node.cases
    for case in cases:
        is_last = case is cases[-1]
        matching = Matching()
        unit.assembler.location = case.pattern
        if not is_last:
            unit.emit("COPY", 1)
        pattern(unit, case.pattern, matching)
        for name in matching.captures:
            unit.store(name)
        if case.guard is not None:
            jump_if(unit, case.guard, matching.failure(0), False)
        if not is_last:
            unit.emit("POP_TOP")
        statements(unit, case.body)
        unit.jump("JUMP", end)
        unit.assembler.location = case.pattern
        matching.place_failures(unit)
    if has_default:
        default = node.cases[-1]
        if default.guard is not None:
            jump_if(unit, default.guard, end, False)
        statements(unit, default.body)
    unit.place(end)


def pattern(unit: Unit, node: ast.pattern, matching: Matching) -> None:
    """Matches the top of the stack, and pops it."""
    assembler = unit.assembler
    before, assembler.location = assembler.location, node
    _PATTERNS[type(node)](unit, node, matching)
    assembler.location = before


def is_wildcard(node: ast.pattern) -> bool:
    return isinstance(node, ast.MatchAs) and node.name is None


def _value(unit: Unit, node: ast.MatchValue, matching: Matching) -> None:
    expression(unit, node.value)
    unit.emit("COMPARE_EQ")
    matching.fail_jump(unit, "POP_JUMP_IF_FALSE")


def _singleton(unit: Unit, node: ast.MatchSingleton, matching: Matching) -> None:
    unit.constant(node.value)
    unit.emit("IS_OP", 0)
    matching.fail_jump(unit, "POP_JUMP_IF_FALSE")


def _as(unit: Unit, node: ast.MatchAs, matching: Matching) -> None:
    if node.pattern is not None:
        matching.on_top += 1
        unit.emit("COPY", 1)
        pattern(unit, node.pattern, matching)
        matching.on_top -= 1
    matching.capture(unit, node.name)


def _star(unit: Unit, node: ast.MatchStar, matching: Matching) -> None:
    matching.capture(unit, node.name)


def _sequence(unit: Unit, node: ast.MatchSequence, matching: Matching) -> None:
    stars = [index for index, item in enumerate(node.patterns) if isinstance(item, ast.MatchStar)]
    matching.on_top += 1
    unit.emit("MATCH_SEQUENCE")
    matching.fail_jump(unit, "POP_JUMP_IF_FALSE")
    if not stars:
        _check_length(unit, matching, "COMPARE_EQ", len(node.patterns))
    elif len(node.patterns) > 1:
        _check_length(unit, matching, "COMPARE_GE", len(node.patterns) - 1)
    matching.on_top -= 1
    drops_star = bool(stars) and node.patterns[stars[0]].name is None   # type: ignore[attr-defined]
    if all(is_wildcard(item) or (drops_star and isinstance(item, ast.MatchStar))
           for item in node.patterns):
        unit.emit("POP_TOP")
    elif drops_star:
        _items_around(unit, node.patterns, stars[0], matching)
    else:
        unpack_instruction(unit, node.patterns)
        _subpatterns(unit, node.patterns, matching)


def _check_length(unit: Unit, matching: Matching, comparison: str, length: int) -> None:
    unit.emit("GET_LEN")
    unit.constant(length)
    unit.emit(comparison)
    matching.fail_jump(unit, "POP_JUMP_IF_FALSE")


def _items_around(unit: Unit, items: Sequence[ast.pattern], star: int, matching: Matching) -> None:
    """`[a, *_, z]`: the items one by one, without a list of those between."""
    matching.on_top += 1
    for index, item in enumerate(items):
        if index == star or is_wildcard(item):
            continue
        unit.emit("COPY", 1)
        if index < star:
            unit.constant(index)
        else:
            unit.emit("GET_LEN")
            unit.constant(len(items) - index)
            unit.emit("BINARY_SUBTRACT")
        unit.emit("BINARY_SUBSCR")
        pattern(unit, item, matching)
    matching.on_top -= 1
    unit.emit("POP_TOP")


def _subpatterns(unit: Unit, items: Sequence[ast.pattern], matching: Matching) -> None:
    """Matches as many values on top of the stack, the first one topmost."""
    matching.on_top += len(items)
    for item in items:
        matching.on_top -= 1
        pattern(unit, item, matching)


def _mapping(unit: Unit, node: ast.MatchMapping, matching: Matching) -> None:
    matching.on_top += 1
    unit.emit("MATCH_MAPPING")
    matching.fail_jump(unit, "POP_JUMP_IF_FALSE")
    if not node.keys and node.rest is None:
        matching.on_top -= 1
        unit.emit("POP_TOP")
        return
    if node.keys:
        _check_length(unit, matching, "COMPARE_GE", len(node.keys))
    for key in node.keys:
        expression(unit, key)
    unit.emit("BUILD_TUPLE", len(node.keys))
    unit.emit("MATCH_KEYS")
    matching.on_top += 2
    unit.emit("COPY", 1)
    matching.fail_jump(unit, "POP_JUMP_IF_NONE")
    unit.emit("UNPACK_SEQUENCE", len(node.keys))
    matching.on_top -= 1
    _subpatterns(unit, node.patterns, matching)
    matching.on_top -= 2
    if node.rest is None:
        unit.emit("POP_TOP")
        unit.emit("POP_TOP")
        return
    unit.emit("BUILD_MAP", 0)
    unit.emit("SWAP", 3)
    unit.emit("DICT_UPDATE", 2)
    unit.emit("UNPACK_SEQUENCE", len(node.keys))
    for left in range(len(node.keys), 0, -1):
        unit.emit("COPY", 1 + left)
        unit.emit("SWAP", 2)
        unit.emit("DELETE_SUBSCR")
    matching.capture(unit, node.rest)


def _class(unit: Unit, node: ast.MatchClass, matching: Matching) -> None:
    expression(unit, node.cls)
    unit.constant(tuple(node.kwd_attrs))
    unit.emit("MATCH_CLASS", len(node.patterns))
    matching.on_top += 1
    unit.emit("COPY", 1)
    matching.fail_jump(unit, "POP_JUMP_IF_NONE")
    items = [*node.patterns, *node.kwd_patterns]
    unit.emit("UNPACK_SEQUENCE", len(items))
    matching.on_top -= 1
    _subpatterns(unit, items, matching)


def _or(unit: Unit, node: ast.MatchOr, matching: Matching) -> None:
    end = Label()
    order: list[str] = []      # of the captured names: as in the first alternative
    for alternative in node.patterns:
        attempt = Matching()
        unit.emit("COPY", 1)
        pattern(unit, alternative, attempt)
        if alternative is node.patterns[0]:
            order = attempt.captures
        else:
            _reorder(unit, attempt.captures, order)
        unit.jump("JUMP", end)
        attempt.place_failures(unit)
    unit.emit("POP_TOP")
    matching.fail_jump(unit, "JUMP")
    unit.place(end)
    # Below the other new values, the subject, and what is to be kept.
    depth = len(order) + 1 + matching.on_top + len(matching.captures)
    for name in order:
        rotate(unit, depth)
        matching.captures.append(name)
    unit.emit("POP_TOP")


def _reorder(unit: Unit, captures: list[str], order: list[str]) -> None:
    """Rotates the captured values on the stack until their names have that order.

    The first name's value is on top.
    """
    for wanted in range(len(order) - 1, -1, -1):
        found = captures.index(order[wanted])
        if found == wanted:
            continue
        moved = captures[:found + 1]
        del captures[:found + 1]
        captures[wanted - found:wanted - found] = moved
        for _ in moved:
            rotate(unit, wanted + 1)


_PATTERNS: dict[type, Callable[[Unit, Any, Matching], None]] = {}
if hasattr(ast, "Match"):     # from Python 3.10
    _PATTERNS.update({
        ast.MatchValue: _value, ast.MatchSingleton: _singleton, ast.MatchAs: _as,
        ast.MatchStar: _star, ast.MatchSequence: _sequence, ast.MatchMapping: _mapping,
        ast.MatchClass: _class, ast.MatchOr: _or,
    })
    compiles_statement(ast.Match)(match_statement)
