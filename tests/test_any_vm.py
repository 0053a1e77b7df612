"""A program of rpython's own, translated with annotations as it is, by the command line alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kit.host import toolchain
from tests.commands import vmkit

pytestmark = pytest.mark.binaries

BENCHMARK = Path("rpython", "translator", "goal", "targetgcbench.py")  # it prints times


@pytest.fixture(scope="module")
def binary() -> Path:
    target = toolchain.ensure().rpython / BENCHMARK
    printed = vmkit("build", "--target", target, "--no-jit", "--print-path")
    return Path(printed.splitlines()[-1])


def test_its_collections_are_phases(binary: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    vmkit("characterize", "--binary", binary, "--output-varies", "--repeats", 1, "--out", run,
          "--", 1, "--depths=4,10")  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(vmkit("export", run, "phases"))))
    for provider in ("dbi", "tsc"):
        entries = {row["phase"]: int(row["entries"]) for row in rows if row["provider"] == provider}
        assert entries["gc_minor"] > 10 and entries["gc_major"] > 5
        assert entries["interpreter"] == 1 and not entries.get("jit")
    counted = sum(int(row["count"]) for row in rows if row["provider"] == "dbi")
    executions = csv.DictReader(io.StringIO(vmkit("export", run, "executions")))
    assert [int(row["instructions"]) for row in executions if row["instructions"]] == [counted]
