"""The whole quickstart on stand-ins for VMs and tool, twice."""

from __future__ import annotations

import stat
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.host import query
from annotations.host.counters import PhaseCount
from bench import suites
from bench.commands import quickstart as command
from kit.host.errors import Failed
from kit.host.execution import Execution, execute
from kit.host.measurement import Counted, Vm

PYVM = Path(__file__).with_name("pyvm.py")


def executable(path: Path, *words: object) -> str:
    line = " ".join(f"'{word}'" for word in (sys.executable, *words))
    path.write_text(f'#!/bin/sh\nexec {line} "$@"\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def fake_tool(
    vm: Vm, arguments: Sequence[str], folder: Path
) -> tuple[Execution, Counted | None, str]:
    phases = [PhaseCount("jit", 900, 2), PhaseCount("startup", 100, 1)] if vm.of_kit else []
    rows = [
        {"number": 7, "operation": "int_add", "category": "int", "executions": 5,
         "instructions": 10, "nested": 0}
    ]  # fmt: skip
    details = {"ir_operations": rows} if vm.has_jit else {}
    return execute(arguments, folder), Counted("dbi", "instructions", 1000, phases, details), ""


def small_suite(name: str) -> suites.Suite:
    suite = suites_read(name)
    sizes = suites.tomllib.loads(suites.PATH.read_text(encoding="utf-8"))["programs"]
    entries = [
        replace(
            entry,
            size=suites.Size(**sizes[entry.program]["test"]),
            iteration_size=suites.Size(**sizes[entry.program]["test"]),
            iterations=4,
        )
        for entry in suite.entries
    ]
    return replace(suite, entries=tuple(entries))


suites_read = suites.read


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command with everything that takes minutes replaced."""
    vms = [
        Vm("fake-jit", (executable(tmp_path / "jit", PYVM),), True, True),
        Vm("fake-nojit", (executable(tmp_path / "nojit", PYVM),), True),
        Vm("CPython", (sys.executable,)),
    ]
    monkeypatch.setenv("VMKIT_RESULTS", str(tmp_path / "results"))
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(command.suites, "read", small_suite)
    monkeypatch.setattr(command, "_say_how_long", lambda language, may_build: None)
    monkeypatch.setattr(command, "set_up", lambda: None)
    monkeypatch.setattr(command, "_tool_if_there", lambda language: fake_tool)
    monkeypatch.setattr(command, "vms_of", lambda language, may_build: (vms, "CPython"))
    return tmp_path / "results"


def quickstart(*arguments: str) -> None:
    command.command.main(list(arguments), standalone_mode=False)


def test_first_run_measures_and_second_shows_it_again(
    results: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quickstart()
    first = capsys.readouterr().out
    (directory,) = results.iterdir()
    rows = query.table_of(directory, "executions").records()
    assert all(row["output_same"] for row in rows)
    assert {row["vm"] for row in rows} == {"fake-jit", "fake-nojit", "CPython"}
    assert len(query.table_of(directory, "iterations").rows) == 2 * 3 * 4
    assert (directory / "raw" / "programs" / "nbody.py").is_file()
    for words in ("Time", "Phases of nbody", "Phases of richards", "Instructions", "90.0 %"):
        assert words in first
    page = directory / "report" / "index.html"
    assert "fake-jit" in page.read_text(encoding="utf-8")

    picture = (directory / "figures" / "phases-dbi.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")

    quickstart()
    second = capsys.readouterr()
    assert list(results.iterdir()) == [directory]
    assert f"nothing changed since {directory.name}" in second.err
    assert second.out == first

    quickstart("--again")
    assert len(list(results.iterdir())) == 2


def test_wrong_output_fails_and_does_not_count(
    results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(name: str) -> suites.Suite:
        suite = small_suite(name)
        entries = [replace(entry, size=replace(entry.size, output="42")) for entry in suite.entries]
        return replace(suite, entries=tuple(entries))

    monkeypatch.setattr(command.suites, "read", wrong)
    with pytest.raises(Failed, match="nbody on CPython: other output than expected"):
        quickstart()
    (directory,) = results.iterdir()
    assert directory.name.endswith(".partial")
    assert not query.is_complete(directory)
