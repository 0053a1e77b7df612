"""Measures the Valgrind tool: guest instructions per second of its CPU time.

    python -m annotations.host.tool_speed [--cache FOLDER] [--turns N] [COMMAND ARGS...]

Without a command, on a loop like those that rpython's JIT makes; its start-up is
left out. With one, of an RPython VM that runs for some seconds, on that.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.host.tool_run import ToolOptions, run_under_tool
from annotations.host.valgrind_tool import ANNOTATIONS, Tool, ensure_tool

LOOP = ANNOTATIONS / "native" / "speed_loop.c"
PHASES_ONLY = ToolOptions(ir=False, dispatch=False, tells_code=True)
MODES: Mapping[str, ToolOptions] = {
    "phases": PHASES_ONLY,
    "phases, IR operations": replace(PHASES_ONLY, ir=True),
    "all: with opcodes too": ToolOptions(tells_code=True),
    "all, and functions": ToolOptions(tells_code=True, functions=True),
    "all, and code is watched": ToolOptions(),
    "all, branches and caches simulated": ToolOptions(
        tells_code=True, branch_sim=True, cache_sim=True
    ),
}


@dataclass(frozen=True)
class Speed:
    mode: str
    instructions: int
    seconds: float

    @property
    def rate(self) -> float:
        return self.instructions / self.seconds


def measure(tool: Tool, command: Sequence[str], warm_up: Sequence[str] | None) -> list[Speed]:
    """The command in each mode; without what `warm_up` takes, where there is one."""
    speeds = []
    for mode, options in MODES.items():
        instructions, seconds = _run(tool, command, options)
        if warm_up is not None:
            less, sooner = _run(tool, warm_up, options)
            instructions, seconds = instructions - less, seconds - sooner
        speeds.append(Speed(mode, instructions, seconds))
    return speeds


def compile_loop(folder: Path) -> Path:
    binary = folder / "speed_loop"
    subprocess.run(["gcc", "-O1", "-o", str(binary), str(LOOP)], check=True)
    return binary


def _run(tool: Tool, command: Sequence[str], options: ToolOptions) -> tuple[int, float]:
    before = _cpu_seconds()
    counts = run_under_tool(tool, command, options, stdout=subprocess.DEVNULL).counts
    return counts.instructions, _cpu_seconds() - before


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "vmkit")
    parser.add_argument("--turns", type=int, default=50_000_000, help="of the loop")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    chosen = parser.parse_args(arguments)
    tool = ensure_tool(chosen.cache)
    with tempfile.TemporaryDirectory() as scratch:
        if chosen.command:
            speeds = measure(tool, chosen.command, None)
        else:
            loop = str(compile_loop(Path(scratch)))
            speeds = measure(tool, [loop, str(chosen.turns)], [loop, "1"])
    for speed in speeds:
        print(
            f"{speed.mode:34}{speed.instructions / 1e6:10.0f} M instructions"
            f"{speed.seconds:8.2f} s{speed.rate / 1e6:8.0f} M/s"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
