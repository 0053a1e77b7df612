"""`vmkit characterize` with real binaries and the real tool."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kit.host.paths import REPOSITORY
from tests.commands import vmkit

pytestmark = pytest.mark.binaries

NBODY = REPOSITORY / "bench" / "programs" / "nbody" / "python.py"


def table(directory: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(vmkit("export", directory, name))))


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("runs")
    for name in ("one", "two"):
        vmkit("characterize", "python_subset", NBODY, "--out", folder / name, "--", 20000)
    return [folder / "one", folder / "two"]


def test_output_is_the_same_everywhere(runs: list[Path]) -> None:
    for run in runs:
        rows = table(run, "executions")
        assert len({row["output_hash"] for row in rows}) == 1
        assert {row["exit_status"] for row in rows} == {"0"}
        assert {"CPython", "python_subset-jit", "python_subset-nojit"} <= {r["vm"] for r in rows}


def test_two_runs_count_the_same(runs: list[Path]) -> None:
    def counts(run: Path) -> list[tuple[str, ...]]:
        return [
            (row["vm"], row["phase"], row["count"], row["entries"])
            for row in table(run, "phases")
            if row["provider"] == "dbi"
        ]

    assert counts(runs[0]) == counts(runs[1])
    assert table(runs[0], "ir_operations") == table(runs[1], "ir_operations")


def test_phases_sum_to_the_total(runs: list[Path]) -> None:
    phases = table(runs[0], "phases")
    for row in table(runs[0], "executions"):
        counted = [int(one["count"]) for one in phases if one["execution"] == row["execution"]]
        if row["instructions"] and counted:
            assert sum(counted) == int(row["instructions"])


def test_jit_code_is_most_of_a_hot_loop(runs: list[Path]) -> None:
    shares = {
        row["phase"]: float(row["share"])
        for row in table(runs[0], "phases")
        if row["vm"] == "python_subset-jit" and row["provider"] == "dbi"
    }
    assert max(shares, key=lambda phase: shares[phase]) in ("jit", "tracing", "optimising")
    operations = {row["operation"] for row in table(runs[0], "ir_operations")}
    assert {"float_mul", "float_add", "jump"} <= operations
