"""The reference implementation's own tests, run on a VM: one process a module.

A language's module, named by `reference_tests` in its lang.toml, has `modules()`,
`arguments(module)`, which a VM is started with in the `environment()`, and `EXPECTED`,
a file with the numbers that were reached, a line `MODULE RUN PASSED` each. The process
prints lines that begin with the character 1e: `start ID`, then `ok`, `skip REASON` or any
number of `fail ID REASON`; `import REASON` where the module cannot even be imported.
"""

from __future__ import annotations

import importlib
import os
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from kit.host.errors import WrongUsage
from kit.host.execution import execute, exit_meaning
from kit.host.languages import Language

MARK = "\x1e"


class Tests(Protocol):
    EXPECTED: Path

    def modules(self) -> list[str]: ...
    def arguments(self, module: str) -> list[str]: ...
    def environment(self) -> dict[str, str]: ...


def tests_of(language: Language) -> Tests:
    if not language.reference_tests:
        raise WrongUsage(f"{language.name} names no tests of its reference implementation")
    return importlib.import_module(language.reference_tests)


@dataclass
class Outcome:
    """What a module's process told. A test that was started and has no verdict, as the
    process ended, has failed."""

    module: str
    passed: int = 0
    failures: dict[str, str] = field(default_factory=dict)  # test: the first reason
    skipped: Counter[str] = field(default_factory=Counter)  # reason: how many
    problem: str = ""  # why the rest did not run

    @property
    def run(self) -> int:
        return self.passed + len(self.failures)

    @property
    def share(self) -> float:
        return self.passed / self.run if self.run else 0.0


def parse(module: str, output: str, ended: str) -> Outcome:
    """`ended`: how the process ended, or nothing when it ended well."""
    outcome = Outcome(module)
    current, decided = "", True
    for line in output.split("\n"):
        if MARK not in line:
            continue
        verb, _, rest = line.partition(MARK)[2].partition(" ")
        if verb == "start":
            current, decided = rest, False
        elif verb == "ok":
            outcome.passed += current not in outcome.failures
            decided = True
        elif verb == "fail":
            test, _, reason = rest.partition(" ")
            outcome.failures.setdefault(current or test, reason)
            decided = True
        elif verb == "skip":
            outcome.skipped[rest] += 1
            decided = True
        elif verb == "import":
            outcome.problem = rest
    if not decided:
        outcome.failures[current] = ended or "no verdict"
    if ended and not outcome.problem:
        outcome.problem = ended
    return outcome


def run(
    binary: str, arguments: Sequence[str], module: str, limit: float,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Outcome:  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="vmkit-tests-") as folder:
        done = execute(
            [binary, *arguments], Path(folder, "run"),
            {**os.environ, **environment}, limit,
        )  # fmt: skip
        output = done.output().decode("utf-8", "replace")
        ended = f"time limit of {limit:g} s" if done.killed else ""
        if done.exit_status and not done.killed:
            last = done.error_lines()[-1:]
            ended = ": ".join([exit_meaning(done.exit_status), *last])
        return parse(module, output, ended)


def read_expected(path: Path) -> dict[str, tuple[int, int]]:
    """Tests run and passed, by module."""
    if not path.exists():
        return {}
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0]: (int(row[1]), int(row[2])) for row in rows if row and row[0] != "#"}


def write_expected(path: Path, numbers: Mapping[str, tuple[int, int]]) -> None:
    lines = [f"{name} {run} {passed}" for name, (run, passed) in sorted(numbers.items())]
    head = "# Written by vmkit reference-tests --update: module, tests run, tests passed."
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


def worse(outcomes: Sequence[Outcome], expected: Mapping[str, tuple[int, int]]) -> list[str]:
    """The modules of which fewer tests pass than did."""
    return [
        f"{one.module}: {one.passed} passed, not {expected[one.module][1]}"
        for one in outcomes
        if one.module in expected and one.passed < expected[one.module][1]
    ]
