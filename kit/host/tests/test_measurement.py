from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Optional

import pytest

from annotations.host.counters import PhaseCount
from annotations.host.runstore import Run
from kit.host import measurement
from kit.host.execution import Execution, execute
from kit.host.iterations import split_output
from kit.host.measurement import Counted, Recorder, Vm, Workload, new_place, observe_instrumented

Seen = tuple[Execution, Optional[Counted], str]
FAKE = str(Path(__file__).with_name("fakevm.py"))
KIT = Vm("fake-jit", (sys.executable, FAKE), of_kit=True, has_jit=True)
REFERENCE = Vm("reference", (sys.executable, FAKE))


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    with Run(tmp_path / "run", {}) as run:
        yield Recorder(run)


def workload(tmp_path: Path, text: str, *arguments: str, iterations: int = 0) -> Workload:
    source = tmp_path / "loop.fake"
    source.write_text(text)
    return Workload("loop", source, arguments, iterations)


def test_native_run_becomes_a_row(recorder: Recorder, tmp_path: Path) -> None:
    recorder.native(REFERENCE, workload(tmp_path, "42", "a b"))
    (row,) = recorder.run.rows("executions")
    assert row["vm"] == "reference" and row["program"] == "loop"
    assert row["arguments"] == "'a b'" and row["exit_status"] == 0
    assert row["counters"] == "none" and row["output_same"] is None
    assert (recorder.run.path / str(row["raw"]) / "stdout").read_text() == "42\n"
    assert (row["provider"], row["provenance"]) == ("clock", "measured")
    assert recorder.problems == []


def test_counters_become_phases(recorder: Recorder, tmp_path: Path) -> None:
    recorder.native(KIT, workload(tmp_path, "42"), "tsc")
    rows = recorder.run.rows("phases")
    assert [(row["phase"], row["count"], row["share"]) for row in rows] == [
        ("startup", 100, 0.1),
        ("interpreter", 200, 0.2),
        ("jit", 700, 0.7),
    ]
    assert {row["provider"] for row in rows} == {"tsc"}
    assert {row["unit"] for row in rows} == {"cycles"}


def test_iterations_are_split_from_the_checked_output(recorder: Recorder, tmp_path: Path) -> None:
    harness = workload(tmp_path, "42\niterate", "3", "100", iterations=3)
    recorder.native(REFERENCE, workload(tmp_path, "42", "100"))
    harness.source.write_text("42\niterate")
    recorder.native(KIT, harness)
    rows = recorder.run.rows("iterations")
    assert [row["iteration"] for row in rows] == [1, 2, 3]
    assert [row["seconds"] for row in rows] == pytest.approx([100e-6, 99e-6, 98e-6])
    assert recorder.run.rows("executions")[1]["output_same"] is True
    assert recorder.problems == []


def test_missing_iterations_are_a_problem(recorder: Recorder, tmp_path: Path) -> None:
    recorder.native(KIT, workload(tmp_path, "42\niterate", "2", "100", iterations=5))
    assert recorder.problems == ["loop on fake-jit: 2 of 5 iterations ended"]


def test_other_output_is_a_problem(recorder: Recorder, tmp_path: Path) -> None:
    recorder.native(REFERENCE, workload(tmp_path, "1\n2\n3"))
    recorder.native(KIT, workload(tmp_path, "1\n4\n3"))
    recorder.native(KIT, workload(tmp_path, "1\n2"))
    assert [row["output_same"] for row in recorder.run.rows("executions")] == [None, False, False]
    assert recorder.problems == [
        "loop on fake-jit: other output than expected: line 2 is b'4', not b'2'",
        "loop on fake-jit: other output than expected: 2 lines, not 3",
    ]


def test_declared_output_holds_for_all(recorder: Recorder, tmp_path: Path) -> None:
    program = replace(workload(tmp_path, "43"), output=b"42\n")
    recorder.native(REFERENCE, program)
    assert recorder.run.rows("executions")[0]["output_same"] is False
    assert recorder.problems == [
        "loop on reference: other output than expected: line 1 is b'43', not b'42'"
    ]


def test_other_exit_status_is_a_problem(recorder: Recorder, tmp_path: Path) -> None:
    recorder.native(REFERENCE, workload(tmp_path, "1"))
    recorder.native(KIT, workload(tmp_path, "1\nexit 3"))
    assert recorder.problems == ["loop on fake-jit: exit status 3: it went wrong"]


def test_unbalanced_counters_are_a_problem(recorder: Recorder, tmp_path: Path) -> None:
    recorder.native(KIT, workload(tmp_path, "unbalanced"), "tsc")
    assert recorder.run.rows("phases") == []
    (problem,) = recorder.problems
    assert problem.startswith("loop on fake-jit: phases unbalanced 1 times")


def test_tool_counts_become_rows(recorder: Recorder, tmp_path: Path) -> None:
    def tool(vm: Vm, command: Sequence[str], folder: Path) -> Seen:
        assert "--annotate-ir" in command
        counted = Counted(
            "dbi",
            "instructions",
            1000,
            phases=[PhaseCount("jit", 1000, 2)],
            details={
                "events": [{"event": "loop_compiled", "phase": "tracing", "count": 1}],
                "dispatch": [{"number": 3, "opcode": "ADD", "phase": "jit", "count": 7}],
            },
        )
        return execute(command, folder), counted, ""

    program = workload(tmp_path, "42")
    place = new_place(recorder.run, KIT, program, "dbi")
    recorder.record(observe_instrumented(KIT, program, tool, place))
    (row,) = recorder.run.rows("executions")
    assert row["instructions"] == 1000 and row["counters"] == "dbi"
    assert [len(recorder.run.rows(table)) for table in ("phases", "events", "dispatch")] == [
        1,
        1,
        1,
    ]
    assert recorder.run.rows("phases")[0]["provider"] == "dbi"


def test_full_disk_is_told(
    recorder: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = 0

    monkeypatch.setattr(measurement.shutil, "disk_usage", lambda path: Full)
    with pytest.raises(measurement.Failed, match="is full"):
        recorder.native(KIT, workload(tmp_path, "exit 1"))


def test_rebench_lines() -> None:
    output = b"result 1\nnbody: iterations=1 runtime: 1500us\nx: y: iterations=1 runtime: 2.5ms\n"
    checked, seconds = split_output(output)
    assert checked == b"result 1\n"
    assert seconds == pytest.approx([1.5e-3, 2.5e-3])
