"""Random nests of try, with, loops and jumps run alike on the model and on CPython."""
from __future__ import annotations

import random
import sys
from typing import Any

import pytest

from langs.python_subset.host.tests.test_programs import on_cpython, on_model

pytestmark = pytest.mark.skipif(sys.version_info < (3, 11), reason="messages of 3.11")

LEAVES = ["log({n})", "log({n})", "raise ValueError({n})", "raise KeyError({n}) from None", "raise",
          "return {n}", "return log({n})", "x = x + [{n}]", "del x", "x = yield log({n})"]
LOOP_LEAVES = ["break", "continue"]
GROUP_LEAVES = ["raise ExceptionGroup('{n}', [ValueError({n}), KeyError({n})])", "log(repr(e))"]
STATEMENTS = ["leaf", "leaf", "if", "loop", "with", "finally", "except", "except finally"]
GROUP_STATEMENTS = ["except*", "except*", "except* finally"]
CAUGHT = ["ValueError", "(KeyError, TypeError)", "Exception as e"]
TESTS = ["tick()", "log({n}) and tick()", "not tick()", "1", "0"]


class Writer:
    """Writes a random function."""

    def __init__(self, seed: int, groups: bool = False) -> None:
        self.random = random.Random(seed)
        self.leaves = LEAVES + GROUP_LEAVES * groups
        self.statements = STATEMENTS + GROUP_STATEMENTS * groups
        self.group_clauses = 0      # which may not return
        self.lines = ["def f(x):"]
        self.block(4, False, "    ")
        self.lines.append("    return x")

    def line(self, indent: str, text: str) -> None:
        self.lines.append(indent + text.format(n=self.random.randrange(100)))

    def block(self, depth: int, in_loop: bool, indent: str) -> None:
        for _ in range(self.random.choice([1, 1, 2, 3])):
            kind = self.random.choice(self.statements) if depth else "leaf"
            self.statement(kind, depth - 1, in_loop, indent)
            if self.lines[-1].split()[0] in ("return", "raise", "break", "continue"):
                break

    def statement(self, kind: str, depth: int, in_loop: bool, indent: str) -> None:
        choice, inner = self.random.choice, indent + "    "
        if kind == "leaf":
            leaf = choice(self.leaves + LOOP_LEAVES * in_loop)
            self.line(indent, "pass" if self.group_clauses and "return" in leaf else leaf)
        elif kind == "if":
            self.line(indent, f"if {choice(TESTS)}:")
            self.block(depth, in_loop, inner)
            self.maybe_else(depth, in_loop, indent)
        elif kind == "loop":
            self.line(indent, choice(["while tick():", "for i in range(2):"]))
            self.block(depth, True, inner)
            self.maybe_else(depth, in_loop, indent)
        elif kind == "with":
            self.line(indent, f"with Manager({{n}}, {choice([True, False])}) as m:")
            self.block(depth, in_loop, inner)
        else:
            self.line(indent, "try:")
            self.block(depth, in_loop, inner)
            if kind.startswith("except*"):
                self.group_handlers(depth, in_loop, indent)
            elif kind != "finally":
                self.line(indent, f"except {choice(CAUGHT)}:")
                self.block(depth, in_loop, inner)
                self.maybe_else(depth, in_loop, indent)
            if kind.endswith("finally"):
                self.line(indent, "finally:")
                self.block(depth, in_loop, inner)

    def group_handlers(self, depth: int, in_loop: bool, indent: str) -> None:
        for caught in self.random.sample(CAUGHT, self.random.choice([1, 1, 2, 3])):
            self.line(indent, f"except* {caught}:")
            self.group_clauses += 1
            self.block(depth, False, indent + "    ")
            self.group_clauses -= 1
        self.maybe_else(depth, in_loop, indent)

    def maybe_else(self, depth: int, in_loop: bool, indent: str) -> None:
        if self.random.random() < 0.4:
            self.line(indent, "else:")
            self.block(depth, in_loop, indent + "    ")


class Spent(BaseException):
    """The program has done enough."""


class World:
    """What a program sees: it writes down what happens, and ends the program in time."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self.ticks = 0
        self.sees_handled = True

    def log(self, value: Any) -> Any:
        if len(self.events) > 200:
            raise Spent
        handled = sys.exc_info()[1] if self.sees_handled else None
        self.events.append((value, None if isinstance(handled, Spent) else repr(handled)))
        return value

    def tick(self) -> bool:
        self.ticks += 1
        return self.ticks % 3 != 0

    def manager(self, number: int, swallow: bool) -> Any:
        world = self

        class Manager:
            def __enter__(self) -> None:
                world.log(("enter", number))

            def __exit__(self, kind: Any, value: Any, traceback: Any) -> bool:
                world.log(("exit", number, repr(value)))
                return swallow and kind is not Spent

        return Manager()


def chain(error: BaseException | None) -> list[str]:
    found = []
    while error is not None and len(found) < 10:
        found.append(f"{error!r} {error.__suppress_context__}")
        # RERAISE gives a context to a new group that has none; CPython's does not.
        error = None if hasattr(error, "exceptions") else error.__context__
    return found


def outcome(source: str, execute: Any) -> list[Any]:
    world = World()
    module: dict[str, Any] = {"log": world.log, "tick": world.tick, "Manager": world.manager}
    execute(source, "program.py", module)
    try:
        result = module["f"]([])
        if hasattr(result, "throw"):
            drive(result, world)
        else:
            world.events.append(result)
    except (Exception, Spent) as error:
        world.events.append(chain(error))
    return world.events


def drive(generator: Any, world: World) -> None:
    """Resumes a generator in every way.

    After throw() the model's sys.exc_info() is wrong: CPython's is, in a generator
    to which another one delegates, and each handler of the model is one.
    """
    steps = [lambda: next(generator), lambda: generator.send([5]),
             lambda: generator.throw(KeyError("thrown")), lambda: next(generator),
             lambda: generator.throw(ValueError("thrown")), generator.close]
    for step in steps:
        world.sees_handled = world.sees_handled and step is not steps[2]
        try:
            world.events.append(("step", step()))
        except (Exception, Spent) as error:
            world.events.append(chain(error))


def check(seeds: range, groups: bool) -> None:
    for seed in seeds:
        source = "\n".join(Writer(seed, groups).lines) + "\n"
        assert outcome(source, on_model) == outcome(source, on_cpython), source


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_same_events(first: int) -> None:
    check(range(first, first + 20), False)


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="groups as in 3.11")
@pytest.mark.parametrize("first", range(0, 60, 20))
def test_same_events_with_groups(first: int) -> None:
    check(range(first, first + 20), True)
