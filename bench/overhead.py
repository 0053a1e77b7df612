"""What annotations cost: instructions while they are idle, time while they count."""

from __future__ import annotations

import math
import os
import re
import resource
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.host.valgrind_tool import ToolError, find_valgrind
from kit.host.errors import Failed

SUMMARY = re.compile(r"^summary: (\d+)", re.MULTILINE)


@dataclass(frozen=True)
class Overhead:
    """Of a program. Instructions with the marks, which are some; seconds are of the process
    execution that took the fewest."""

    program: str
    plain_instructions: int
    idle_instructions: int
    idle_seconds: float
    counting_seconds: float

    @property
    def idle(self) -> float:
        return self.idle_instructions / self.plain_instructions - 1

    @property
    def counting(self) -> float:
        return self.counting_seconds / self.idle_seconds - 1


def measure(
    program: str, plain: Path, annotated: Path, arguments: Sequence[str], repeats: int
) -> Overhead:
    """`plain`: the VM built without annotations."""
    with tempfile.TemporaryDirectory(prefix="overhead-") as scratch:
        counters = ["--counters", "tsc", "--counters-out", str(Path(scratch) / "counters")]
        _seconds([str(annotated), *arguments])  # the code file is in the cache from now on
        idle, counting = [], []
        for _ in range(repeats):
            idle.append(_seconds([str(annotated), *arguments]))
            counting.append(_seconds([str(annotated), *counters, *arguments]))
    without, marked = (count_instructions([str(vm), *arguments]) for vm in (plain, annotated))
    return Overhead(program, without, marked, min(idle), min(counting))


def count_instructions(command: Sequence[str]) -> int:
    """All that a process executes, by Cachegrind: the tool of the annotations leaves out marks."""
    with tempfile.TemporaryDirectory(prefix="overhead-") as scratch:
        out = Path(scratch) / "out"
        words = [
            str(_valgrind()), "-q", "--tool=cachegrind", "--cache-sim=no",
            f"--cachegrind-out-file={out}", *command,
        ]  # fmt: skip
        _run(words)
        found = SUMMARY.search(out.read_text(encoding="utf-8")) if out.exists() else None
    if found is None:
        raise Failed(f"Cachegrind counted nothing of {command[0]}")
    return int(found.group(1))


def mean(ratios: Sequence[float]) -> float:
    """Of overheads, geometric."""
    return math.exp(sum(math.log1p(one) for one in ratios) / len(ratios)) - 1


def _valgrind() -> Path:
    try:
        return find_valgrind()
    except ToolError as error:
        raise Failed(str(error)) from error


def _seconds(command: Sequence[str]) -> float:
    """Of the processor, so that other processes disturb less than the clock shows."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime - started.ru_utime + ended.ru_stime - started.ru_stime


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"}, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        told = done.stderr.decode(errors="replace")
        raise Failed(f"{' '.join(command)}: exit status {done.returncode}", told)
