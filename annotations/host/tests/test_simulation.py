"""The tool's simulated predictors and caches on programs that are easy to foresee."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.host.counts import Counts, parse
from annotations.host.tests.conftest import Compile
from annotations.host.tool_run import ToolOptions, run_under_tool, tool_command
from annotations.host.valgrind_tool import Tool

BRANCHES = ToolOptions(branch_sim=True)
CACHES = ToolOptions(cache_sim=True)


@pytest.mark.parametrize(
    ("how", "branches", "least", "most"),
    [("inner", 800_000, 0.0, 0.001), ("random", 200_000, 0.2, 0.3)],
)
def test_directions(
    tool: Tool, guest: Compile, how: str, branches: int, least: float, most: float
) -> None:
    jit = run_under_tool(tool, [str(guest("branches")), how], BRANCHES).counts.phase("jit")
    assert jit.simulated["conditional_branches"] == branches
    assert least <= jit.simulated.get("conditional_mispredicted", 0) / branches <= most


def test_targets_that_follow_a_pattern(tool: Tool, guest: Compile) -> None:
    jit = run_under_tool(tool, [str(guest("branches")), "indirect"], BRANCHES).counts.phase("jit")
    assert jit.simulated["indirect_branches"] == 100_000
    assert jit.simulated["returns"] == 100_000
    assert jit.simulated["indirect_mispredicted"] < 1000


def test_return_stack(tool: Tool, guest: Compile) -> None:
    """It holds 32 addresses: deeper, the outer returns are lost."""
    binary = str(guest("branches"))
    shallow = run_under_tool(tool, [binary, "shallow"], BRANCHES).counts.phase("jit")
    assert shallow.simulated["returns"] == 21_000
    assert "returns_mispredicted" not in shallow.simulated
    deep = run_under_tool(tool, [binary, "deep"], BRANCHES).counts.phase("jit")
    assert deep.simulated["returns"] == 101_000
    # In the recursion all return to one place; only the way out of it is wrong.
    assert 1000 <= deep.simulated["returns_mispredicted"] <= 2000


@pytest.mark.parametrize(
    ("kibibytes", "l1d", "l2", "ll"),
    [
        (16, 0, 0, 0),
        (64, 10_240, 0, 0),
        (512, 81_920, 81_920, 0),
        (4096, 655_360, 655_360, 655_360),
    ],
)
def test_caches(
    tool: Tool, guest: Compile, tmp_path: Path, kibibytes: int, l1d: int, l2: int, ll: int
) -> None:
    """Walking in circles over more than a cache holds misses every time."""
    out = tmp_path / "counts"
    command = tool_command(
        tool, [str(guest("memory")), str(kibibytes)], out, tmp_path / "messages", CACHES
    )
    shapes = {"l1i": "16384,4", "l1d": "32768,8", "l2": "262144,8", "ll": "2097152,16"}
    command[2:2] = [f"--{name}={shape},64" for name, shape in shapes.items()]
    subprocess.run(command, env={**os.environ, **tool.environment()}, check=True)
    counts = parse(out.read_text().splitlines())
    jit = counts.phase("jit").simulated
    assert counts.caches["l1d"] == (32768, 8, 64)
    assert jit["loads"] == 10 * kibibytes * 16
    for level, misses in (("l1d", l1d), ("l2", l2), ("ll", ll)):
        assert abs(jit.get(f"{level}_misses", 0) - misses) <= 40 + misses // 1000


def test_simulation_is_charged_as_instructions_are(tool: Tool, guest: Compile) -> None:
    both = replace(BRANCHES, cache_sim=True)
    counts = run_under_tool(tool, [str(guest("callees"))], both).counts
    plain = run_under_tool(tool, [str(guest("callees"))]).counts
    assert _instructions(counts) == _instructions(plain)
    for metric in ("loads", "stores", "returns"):
        jit_call = counts.phase("jit_call").simulated.get(metric, 0)
        assert jit_call == sum(row.simulated.get(metric, 0) for row in counts.callees)
    jit = counts.phase("jit").simulated
    assert jit["stores"] == sum(row.simulated.get("stores", 0) for row in counts.ir) == 8
    again = run_under_tool(tool, [str(guest("callees"))], both).counts
    assert again == counts


def _instructions(counts: Counts) -> dict[str, int]:
    return {row.phase: row.instructions for row in counts.phases}
