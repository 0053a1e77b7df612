"""The optimised loops of a run, as the VM's own log (PYPYLOG) prints them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SECTION = re.compile(r"\{jit-log-opt-(loop|bridge)\n(.*?)jit-log-opt-\1\}", re.DOTALL)
LOCATION = re.compile(r"[('](?P<file>[^()']*):(?P<line>\d+) \w+ at \d+ in (?P<function>[^)']*)[)']")
OPERATION = re.compile(r"^(?:\+\d+: )?(?:[a-z]\d+ = )?(\w+)\(")


@dataclass(frozen=True)
class Loop:
    """The body of a compiled loop: what every further iteration executes. Or a bridge."""

    function: str
    line: int
    operations: tuple[str, ...]

    def named(self, *prefixes: str) -> list[str]:
        return [name for name in self.operations if name.startswith(prefixes)]

    @property
    def allocations(self) -> list[str]:
        return self.named("new")

    @property
    def calls(self) -> list[str]:
        return self.named("call_", "cond_call")


def loops_of(log: str) -> list[Loop]:
    """The loops in a log of category jit-log-opt, without their entries."""
    return [loop for kind, loop in _sections(log) if kind == "loop" and loop.function]


def bridges_of(log: str) -> list[Loop]:
    """What the bridges in the log execute, up to the jump into a loop."""
    return [loop for kind, loop in _sections(log) if kind == "bridge"]


def _sections(log: str) -> Iterator[tuple[str, Loop]]:
    for kind, text in SECTION.findall(log):
        place = LOCATION.search(text)
        body = text.rpartition(": label(")[2] if kind == "loop" else text
        names = (OPERATION.match(line) for line in body.splitlines()[1:])
        operations = tuple(match[1] for match in names if match)
        function, line = (place["function"], int(place["line"])) if place else ("", 0)
        yield kind, Loop(function, line, operations)


def trace(binary: Path, program: Path) -> list[Loop]:
    """The loops that a run of the program compiles."""
    return loops_of(log_of(binary, program))


def log_of(binary: Path, program: Path) -> str:
    """What a run of the program compiles, as the VM prints it."""
    log = program.with_suffix(".log")
    done = subprocess.run(
        [str(binary), str(program)], capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYPYLOG": f"jit-log-opt:{log}"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return log.read_text(encoding="utf-8")
