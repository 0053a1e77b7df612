from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

import pytest
from rich.console import Console
from rich.table import Table

from annotations.host.counters import PhaseCount
from annotations.host.runstore import Run
from kit.host import tables
from kit.host.characterize import Plan, measure_natively, measure_under_tool
from kit.host.errors import Failed
from kit.host.execution import Execution, execute
from kit.host.measurement import Counted, Vm, Workload

Seen = tuple[Execution, Optional[Counted], str]
FAKE = (sys.executable, str(Path(__file__).with_name("fakevm.py")))
VMS = [Vm("fake-jit", FAKE, True, True), Vm("fake-nojit", FAKE, True), Vm("reference", FAKE)]


def fake_tool(vm: Vm, command: Sequence[str], folder: Path) -> Seen:
    counted = Counted("dbi", "instructions", 2000, phases=[PhaseCount("jit", 2000, 2)])
    return execute(command, folder), counted, ""


def plan(tmp_path: Path, text: str, **options: object) -> Plan:
    source = tmp_path / "loop.fake"
    source.write_text(text)
    workload = Workload("loop", source, ("100",))
    everything = {"repeats": 2, "tool": fake_tool, "instrumented": ["fake-jit", "reference"]}
    return Plan(VMS, "reference", [workload], **{**everything, **options})


def shown(table: Table) -> str:
    console = Console(width=100)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def test_reference_first_then_cold_then_in_turns(tmp_path: Path) -> None:
    told: list[str] = []
    with Run(tmp_path / "run", {}) as run:
        recorder = measure_natively(run, plan(tmp_path, "42"), told.append)
        measure_under_tool(run, plan(tmp_path, "42"), recorder, told.append)
        rows = run.rows("executions")
    assert recorder.problems == []
    assert [(row["vm"], row["counters"], row["cold"]) for row in rows] == [
        ("reference", "none", False),
        ("fake-jit", "none", True),
        ("fake-jit", "none", False),
        ("fake-nojit", "none", False),
        ("reference", "none", False),
        ("fake-jit", "none", False),
        ("fake-nojit", "none", False),
        ("fake-jit", "tsc", False),
        ("fake-nojit", "tsc", False),
        ("reference", "dbi", False),
        ("fake-jit", "dbi", False),
    ]
    assert told[0] == "1 of 9: loop on reference"
    assert told[-1] == "2 of 2 done"
    assert "fake-jit" in shown(tables.time_table(rows, [], "reference"))
    assert "100.0 %" in shown(tables.phase_table(run.rows("phases"), "loop"))
    assert "1.00x" in shown(tables.instruction_table(rows, "reference"))


def test_program_that_does_not_run_stops_at_once(tmp_path: Path) -> None:
    broken = [*VMS[:2], Vm("reference", (sys.executable, "-c", "print(42)"))]
    wanted = plan(tmp_path, "42\nexit 65")
    with Run(tmp_path / "run", {}) as run:
        with pytest.raises(Failed, match="loop on fake-jit: exit status 65: it went wrong"):
            measure_natively(run, Plan(broken, "reference", wanted.workloads), lambda text: None)
        assert len(run.rows("executions")) == 2


def test_error_in_a_tool_run_ends_the_others(tmp_path: Path) -> None:
    def tool(vm: Vm, command: Sequence[str], folder: Path) -> Seen:
        if "--annotate-ir" in command:
            raise Failed("no tool")
        return execute([sys.executable, "-c", "import time; time.sleep(60)"], folder), None, ""

    wanted = plan(tmp_path, "42", tool=tool)
    with Run(tmp_path / "run", {}) as run:
        recorder = measure_natively(run, wanted, lambda text: None)
        with pytest.raises(Failed, match="no tool"):
            measure_under_tool(run, wanted, recorder, lambda text: None)
