"""Instructions and branches are those that Callgrind counts, on C programs of all kinds."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotations.host.counts import Counts
from annotations.host.tests.conftest import Compile
from annotations.host.tool_run import ToolOptions, run_under_tool
from annotations.host.valgrind_tool import ANNOTATIONS, Tool

CALLGRIND = Path("/usr/libexec/valgrind/callgrind-amd64-linux")
PROGRAMS = ANNOTATIONS.parent / "bench" / "programs"
# Callgrind leaves out the block that ends in the process's exit: of libc, and of guests/marks.h
LAST_BLOCK, LAST_OF_GUESTS = 2, 3

# Programs of the suites, at sizes of some million instructions.
ARGUMENTS = {
    "binarytrees": "8", "fannkuchredux": "7", "fasta": "500", "mandelbrot": "40", "nbody": "500",
    "spectralnorm": "30",
}  # fmt: skip
RANDOM = range(1, 6)  # seeds of csmith


class Both:
    """Runs a binary under both tools from one folder, so that what the dynamic linker sees,
    which is counted, is the same."""

    def __init__(self, tool: Tool, folder: Path) -> None:
        self.folder = folder
        self.tool = Tool(tool.valgrind, folder / "lib")
        shutil.copytree(tool.library, self.tool.library)
        (self.tool.library / CALLGRIND.name).symlink_to(CALLGRIND)

    def check(
        self, *command: str | Path, last: int = LAST_BLOCK
    ) -> tuple[Counts, Mapping[str, int]]:
        """That the counts are equal; what both say of the rest."""
        words = [str(word) for word in command]
        out = self.folder / "callgrind"
        subprocess.run(
            [str(self.tool.valgrind), "-q", "--tool=callgrind", "--branch-sim=yes",
             f"--callgrind-out-file={out}", *words],
            env={**os.environ, **self.tool.environment()}, stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        lines = dict(line.split(": ", 1) for line in out.read_text().splitlines() if ": " in line)
        theirs = dict(zip(lines["events"].split(), map(int, lines["totals"].split())))
        ours = run_under_tool(
            self.tool, words, ToolOptions(branch_sim=True), stdout=subprocess.DEVNULL
        ).counts
        marks = (
            2 * sum(row.entries for row in ours.phases if row.phase != "startup")
            + ours.dispatched()
            + sum(row.executions for row in ours.ir)
        )
        assert ours.instructions + marks == theirs["Ir"] + last
        assert ours.simulated["conditional_branches"] == theirs["Bc"]
        assert ours.simulated["indirect_branches"] == theirs["Bi"]
        return ours, theirs


@pytest.fixture
def both(tool: Tool, tmp_path: Path) -> Both:
    return Both(tool, tmp_path)


@pytest.mark.parametrize("name", ["ordinary", "opcodes"])
def test_guests(both: Both, guest: Compile, name: str) -> None:
    ours, theirs = both.check(guest(name), last=LAST_OF_GUESTS)
    assert ours.simulated["conditional_mispredicted"] < theirs["Bcm"]


@pytest.mark.parametrize("program", ARGUMENTS)
def test_programs(both: Both, program: str) -> None:
    binary = both.folder / program
    sources = [PROGRAMS / program / "c.c", PROGRAMS.parent / "harness" / "iterate.c"]
    subprocess.run(
        ["gcc", "-O2", "-march=x86-64-v3", "-std=gnu11", "-o", binary, *sources, "-lm"], check=True
    )
    both.check(binary, ARGUMENTS[program])


@pytest.mark.parametrize("seed", RANDOM)
def test_random_programs(both: Both, seed: int) -> None:
    if not shutil.which("csmith"):
        pytest.skip("csmith is not installed")
    source, binary = both.folder / "random.c", both.folder / "random"
    with source.open("w") as text:
        subprocess.run(["csmith", "--seed", str(seed), "--quiet"], stdout=text, check=True)
    subprocess.run(
        ["gcc", "-w", "-O1", "-I/usr/include/csmith", "-o", binary, source], check=True
    )
    both.check(binary)
