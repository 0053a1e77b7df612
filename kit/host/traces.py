"""The optimised loops of a run, as the VM's own log (PYPYLOG) prints them."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

SECTION = re.compile(r"\{jit-log-opt-(loop|bridge)\n(.*?)jit-log-opt-\1\}", re.DOTALL)
LOCATION = re.compile(r"\((?P<file>[^()]*):(?P<line>\d+) \w+ at \d+ in (?P<function>[^)]*)\)")
OPERATION = re.compile(r"^(?:\+\d+: )?(?:[a-z]\d+ = )?(\w+)\(")


@dataclass(frozen=True)
class Loop:
    """The body of a compiled loop: what every further iteration executes."""

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
    """The loops in a log of category jit-log-opt; bridges and entries are left out."""
    found = []
    for kind, text in SECTION.findall(log):
        place = LOCATION.search(text)
        body = text.rpartition(": label(")[2]
        if kind == "loop" and place is not None:
            names = (OPERATION.match(line) for line in body.splitlines()[1:])
            operations = tuple(match[1] for match in names if match)
            found.append(Loop(place["function"], int(place["line"]), operations))
    return found


def trace(binary: Path, program: Path) -> list[Loop]:
    """The loops that a run of the program compiles."""
    log = program.with_suffix(".log")
    done = subprocess.run(
        [str(binary), str(program)], capture_output=True, text=True, check=False,
        env={**os.environ, "PYPYLOG": f"jit-log-opt:{log}"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return loops_of(log.read_text(encoding="utf-8"))
