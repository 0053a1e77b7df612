"""characterize, export, sql and run, on stand-ins for VMs and tool."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Optional

import click
import pytest

from annotations.host.counters import PhaseCount
from kit.host.build import BuildOptions
from kit.host.commands import agreement, characterize, export, jitlog, options, run, sql
from kit.host.errors import Failed, NoInput, Unavailable, WrongData, WrongUsage
from kit.host.execution import Execution, execute
from kit.host.measurement import Counted, Vm

FAKE = (sys.executable, str(Path(__file__).with_name("fakevm.py")))
VMS = [Vm("fake-jit", FAKE, True, True), Vm("fake-nojit", FAKE, True), Vm("reference", FAKE)]


def fake_tool(
    vm: Vm, command: Sequence[str], folder: Path
) -> tuple[Execution, Optional[Counted], str]:
    phases = [PhaseCount("jit", 2000, 2)] if vm.of_kit else []
    return execute(command, folder), Counted("dbi", "instructions", 2000, phases), ""


def call(command: click.Command, *arguments: object) -> None:
    command.main([str(argument) for argument in arguments], standalone_mode=False)


@pytest.fixture(autouse=True)
def no_real_vms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMKIT_RESULTS", str(tmp_path / "results"))
    monkeypatch.setattr(characterize.languages, "find", lambda name: SimpleNamespace(name=name))
    monkeypatch.setattr(characterize, "vms_of", lambda language, may_build: (VMS, "reference"))
    monkeypatch.setattr(characterize, "instrumentation", lambda *_arguments: fake_tool)


def program(tmp_path: Path, text: str = "42\n") -> Path:
    path = tmp_path / "loop.fake"
    path.write_text(text)
    return path


def test_characterize_then_export_and_ask(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    call(characterize.command, "any", program(tmp_path), "--out", out, "--", "7", "--flag")
    shown = capsys.readouterr()
    assert "Phases of loop" in shown.out and "Instructions" in shown.out
    assert f"run directory: {out}" in shown.err
    assert (out / "raw" / "programs" / "loop.fake").read_text() == "42\n"
    environment = json.loads((out / "env.json").read_text())
    assert environment["state"] == "complete"
    assert environment["options"]["arguments"] == ["7", "--flag"]

    call(export.command, out, "phases")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {(row["vm"], row["provider"]) for row in rows} == {
        ("fake-jit", "tsc"),
        ("fake-nojit", "tsc"),
        ("fake-jit", "dbi"),
        ("fake-nojit", "dbi"),
    }
    call(sql.command, "--store", out, "--format", "json", "select count(*) as n from executions")
    assert json.loads(capsys.readouterr().out) == {"n": 15}

    call(export.command, out, "all", "--out", tmp_path / "csv")
    written = (tmp_path / "csv" / "phases.csv").read_text()
    assert list(csv.DictReader(io.StringIO(written))) == rows
    assert (tmp_path / "csv" / "traces.csv").read_text().startswith("execution,vm,program,trace")
    call(export.command, out, "perfetto")
    assert json.loads(capsys.readouterr().out)["traceEvents"] == []
    call(agreement.command, out)
    assert "largest difference" in capsys.readouterr().out
    with pytest.raises(WrongUsage):
        call(export.command, out, "all")


def test_any_binary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    call(characterize.command, "--binary", "expr", "--out", out, "--", "6", "*", "7")
    assert "expr has no annotations" in capsys.readouterr().err
    call(export.command, out, "executions")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["arguments"] for row in rows} == {"6 '*' 7"}
    assert {row["counters"] for row in rows} == {"none", "dbi"}
    with pytest.raises(NoInput, match="no such program"):
        call(characterize.command, "--binary", tmp_path / "none")
    with pytest.raises(WrongUsage, match="LANGUAGE and FILE are missing"):
        call(characterize.command)


def test_no_hardware_counters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMKIT_PAPI", str(tmp_path / "none.so"))
    with pytest.raises(Unavailable, match="libpapi cannot be loaded"):
        call(characterize.command, "--papi", "default", "any", program(tmp_path))


def test_jitlog(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log"
    path.write_bytes(
        b"\x1e\x04\x00\x00\x03\x00\x00\x00x86\x12\x00\x00"
        b"\x1b\x07" + bytes(7) + b"\x04\x00\x00\x00loop" + bytes(8) + b"\x01\x00\x00\x00t"
        b"\x19\x07" + bytes(7) + b"\x15\x00\x10" + bytes(6) + b"\x40\x10" + bytes(6)
    )  # fmt: skip
    call(jitlog.command, path, "--format", "json")
    row = json.loads(capsys.readouterr().out)
    assert (row["trace"], row["kind"], row["code_bytes"]) == (7, "loop", 0x40)
    call(jitlog.command, path, "--perf-map", tmp_path / "map")
    assert (tmp_path / "map").read_text() == "1000 40 JIT loop 7\n"
    with pytest.raises(WrongUsage, match="has no operations of a trace 8"):
        call(jitlog.command, path, "--trace", "8")
    path.write_bytes(b"no log")
    with pytest.raises(WrongData, match="this is no JIT log"):
        call(jitlog.command, path)


def test_native_only_goes_to_a_new_directory_of_the_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(characterize.command, "any", program(tmp_path), "--native-only", "--repeats", "1")
    assert "Instructions" not in capsys.readouterr().out
    call(sql.command, "select distinct counters from executions order by 1")
    assert capsys.readouterr().out == "counters\nnone\ntsc\n"


def test_wrong_output_is_kept_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Vm("fake-jit", (sys.executable, "-c", "print(43)"))
    found = ([other, VMS[2]], "reference")
    monkeypatch.setattr(characterize, "vms_of", lambda language, may_build: found)
    with pytest.raises(Failed, match="loop on fake-jit: other output than expected: line 1"):
        call(characterize.command, "any", program(tmp_path), "--native-only")
    call(sql.command, "select distinct vm from executions where not output_same")
    assert capsys.readouterr().out.splitlines()[-1] == "fake-jit"


def test_output_that_varies_is_not_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = [sys.executable, "-c", "import time; print(time.perf_counter())"]
    fails = [sys.executable, "-c", "raise SystemExit(7)"]
    for command, status in ((times, 0), (fails, 7)):
        found = ([Vm("fake-jit", tuple(command)), VMS[2]], "reference")
        monkeypatch.setattr(characterize, "vms_of", lambda language, may_build, found=found: found)
        arguments = ("any", program(tmp_path), "--native-only", "--output-varies")
        if status == 0:
            call(characterize.command, *arguments)
        else:
            with pytest.raises(Failed, match="exit status 7"):
                call(characterize.command, *arguments)
    call(sql.command, "select distinct exit_status from executions where not output_same")
    assert capsys.readouterr().out.splitlines()[-1] == "7"


def test_interrupted_run_is_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(characterize, "measure_under_tool", interrupted)
    with pytest.raises(click.Abort):
        call(characterize.command, "any", program(tmp_path))
    (directory,) = (tmp_path / "results").iterdir()
    capsys.readouterr()
    call(sql.command, "select count(*) as n from executions")
    shown = capsys.readouterr()
    assert shown.out == "n\n0\n"
    assert f"not counted, as they were cut off: {directory.name}" in shown.err
    call(export.command, directory, "executions")
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) > 2 and "was cut off" in shown.err


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()])
def test_missing_program(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "gone.fake")
    with pytest.raises(NoInput, match=r"gone\.fake"):
        call(characterize.command, "any", tmp_path / "gone.fake")


def test_unwritable_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="cannot create run directory"):
        call(characterize.command, "any", program(tmp_path), "--out", tmp_path / "loop.fake/x")


def test_run_becomes_the_binary(monkeypatch: pytest.MonkeyPatch) -> None:
    executed: list[tuple[str, list[str]]] = []
    asked: list[tuple[bool, bool]] = []

    def binaries(
        language: object, wanted: list[BuildOptions], may_build: bool
    ) -> list[SimpleNamespace]:
        asked.extend((one.jit, may_build) for one in wanted)
        return [SimpleNamespace(binary=Path("/store/vm"))]

    monkeypatch.setattr(options, "binaries", binaries)
    monkeypatch.setattr(run.os, "execv", lambda path, words: executed.append((path, words)))
    call(run.command, "any", "--jit", "off", "a.fake", "--no-jit", "-x")
    call(run.command, "--no-jit", "any", "a.fake")
    call(run.command, "--no-build", "any", "a.fake", "--no-build")
    call(run.command, "any", "--no-build", "--no-jit", "--jit", "off", "a.fake")
    assert executed == [
        ("/store/vm", ["/store/vm", "--jit", "off", "a.fake", "--no-jit", "-x"]),
        ("/store/vm", ["/store/vm", "a.fake"]),
        ("/store/vm", ["/store/vm", "a.fake", "--no-build"]),
        ("/store/vm", ["/store/vm", "--jit", "off", "a.fake"]),
    ]
    assert asked == [(True, True), (False, True), (True, False), (False, False)]
