"""The runner on stand-ins for VMs: turns, checks, limits, and going on after an interruption."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotations.host import query
from annotations.host.runstore import Run
from bench import contestants, journal, rebench, suites
from bench.commands import bench as command
from bench.contestants import Contestant
from bench.runner import Experiment, Job, jobs, measure
from kit.host.build import BuildOptions
from kit.host.errors import Failed, WrongUsage
from kit.host.languages import Language
from kit.host.measurement import Vm

PYTHON = "python_subset"
FAST = Contestant(Vm("Fast", (sys.executable,)), PYTHON)
SLOW = Contestant(Vm("Slow", (sys.executable, "-B")), PYTHON)


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMKIT_RESULTS", str(tmp_path / "results"))
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path / "cache"))


def experiment(*programs: str, invocations: int = 2, limit: float = 60.0) -> Experiment:
    suite = command.chosen(suites.read("clbg", "test", 3), programs)
    return Experiment(suite, [FAST, SLOW], invocations, limit)


def silent(done: int, total: int, text: str) -> None:
    pass


def with_output(one: Experiment, output: str) -> Experiment:
    """The same, its programs declared to print something else."""
    entries = [
        replace(entry, size=replace(entry.size, output=output, sha256=None))
        for entry in one.suite.entries
    ]
    return replace(one, suite=replace(one.suite, entries=tuple(entries)))


def test_vms_take_turns_within_an_invocation() -> None:
    ours = Contestant(Vm("x-jit", ("x",), of_kit=True), PYTHON)
    same_code = Contestant(Vm("x-nojit", ("x",), of_kit=True), PYTHON)
    one = replace(experiment("nbody", "pidigits"), contestants=[FAST, ours, same_code])
    order = [(job.invocation, job.entry.program, job.contestant.vm.name) for job in jobs(one)]
    plain = [
        (invocation, program, vm)
        for invocation in (1, 2)
        for program in ("nbody", "pidigits")
        for _kind in range(2)
        for vm in ("Fast", "x-jit", "x-nojit")
    ]
    assert next(job.key for job in jobs(one)) == "1/nbody/x-jit/cold"
    cold = [job for job in jobs(one) if job.cold]
    assert [job.contestant.vm.name for job in cold] == ["x-jit"] * 2
    assert [o for o, job in zip(order, jobs(one)) if not job.cold] == plain


def test_rows_of_a_run(tmp_path: Path) -> None:
    with Run(tmp_path / "run", {}) as run:
        assert measure(run, experiment("nbody"), silent) == []
    rows = query.table_of(tmp_path / "run", "executions").records()
    assert len(rows) == 2 * 2 * 2
    assert all(row["output_same"] and row["exit_status"] == 0 for row in rows)
    assert {row["size"] for row in rows} == {"test"}
    assert [row["invocation"] for row in rows] == [1] * 4 + [2] * 4
    iterations = query.table_of(tmp_path / "run", "iterations").records()
    assert len(iterations) == 2 * 2 * 3
    raw = tmp_path / "run" / str(rows[0]["raw"])
    assert (raw / "stdout").read_text() == "-0.169075164\n-0.169087605\n"


def test_long_output_that_is_right_is_not_kept(tmp_path: Path) -> None:
    suite = command.chosen(suites.read("clbg", "iteration", 0), ["fasta"])
    with Run(tmp_path / "run", {}) as run:
        assert measure(run, Experiment(suite, [FAST], 1, 60.0), silent) == []
        (row,) = run.rows("executions")
    folder = tmp_path / "run" / str(row["raw"])
    assert not (folder / "stdout").exists() and (folder / "stderr").exists()


def test_wrong_output_is_stored_and_told_once(tmp_path: Path) -> None:
    with Run(tmp_path / "run", {}) as run:
        problems = measure(run, with_output(experiment("nbody"), "42"), silent)
        rows = run.rows("executions")
    assert len(problems) == 2
    assert problems[0].startswith("nbody on Fast: other output than expected: b'-0.169075164")
    plain = [row for row in rows if not row["iterations"]]
    assert [row["output_same"] for row in plain] == [False, False]  # and not tried again


def test_killed_at_the_time_limit_and_stored_as_such(tmp_path: Path) -> None:
    suite = command.chosen(suites.read("clbg", "long", 0), ["fannkuchredux"])
    with Run(tmp_path / "run", {}) as run:
        problems = measure(run, Experiment(suite, [FAST], 3, 0.5), silent)
        rows = run.rows("executions")
    assert problems == ["fannkuchredux on Fast: killed after 0.5 s"]
    (row,) = rows
    assert row["killed"] is True and row["exit_status"] == 128 + 9
    assert 0.5 <= row["wall_seconds"] < 5  # type: ignore[operator]


def test_an_interrupted_run_goes_on_and_loses_nothing(tmp_path: Path) -> None:
    one = experiment("nbody", "pidigits")

    def interrupt(done: int, total: int, text: str) -> None:
        if done == 5:
            raise KeyboardInterrupt

    run = command.opened(one, again=False)
    with pytest.raises(KeyboardInterrupt), run:
        measure(run, one, interrupt)
    kept = journal.read(run.path)
    assert len(kept) == 5 and ".partial" in run.path.name

    asked: list[str] = []
    run = command.opened(one, again=False)
    with run:
        assert measure(run, one, lambda _done, _total, text: asked.append(text)) == []
    rows = query.table_of(run.path, "executions").records()
    assert len(rows) == 16 and len(asked) == 16 - 5 + 1
    assert len({row["execution"] for row in rows}) == 16
    assert json.loads((run.path / "env.json").read_text())["state"] == "complete"
    assert (run.path / "raw" / rebench.FILE).is_file()


def test_a_crash_loses_nothing_and_another_experiment_does_not_go_on() -> None:
    one = experiment("nbody")
    run = command.opened(one, again=False)  # and is killed: nothing closes it
    journal.append(run, journal.Line("1/nbody/Fast/plain", {}))
    with open(run.path / journal.FILE, "a") as file:
        file.write('{"key": "1/nb')  # cut off by the crash
    assert journal.find_cut_off(run.path.parent, one.fingerprint()) == run.path
    assert [line.key for line in journal.read(run.path)] == ["1/nbody/Fast/plain"]
    other = experiment("nbody", limit=61.0)
    assert journal.find_cut_off(run.path.parent, other.fingerprint()) is None
    # more invocations are the same experiment
    more = experiment("nbody", invocations=9)
    assert journal.find_cut_off(run.path.parent, more.fingerprint()) == run.path


def test_undeclared_output_is_compared_between_vms(tmp_path: Path) -> None:
    program = tmp_path / "other.py"
    program.write_text("print(42)\n")
    one = experiment("nbody", invocations=1)
    entries = [
        replace(entry, size=suites.Size("1000"), iterations=0) for entry in one.suite.entries
    ]
    odd = Contestant(Vm("Odd", (sys.executable, str(program))), PYTHON)
    suite = replace(one.suite, entries=tuple(entries))
    with Run(tmp_path / "run", {}) as run:
        problems = measure(run, replace(one, suite=suite, contestants=[FAST, odd, SLOW]), silent)
        same = [row["output_same"] for row in run.rows("executions")]
    assert same == [True, False, True]
    assert problems == ["nbody on Odd: other output than expected: b'42\\n'"]


def test_program_that_cannot_be_compiled_is_a_problem_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> Path:
        raise Failed("compiling it failed")

    monkeypatch.setattr(suites.staging.LanguageFiles, "plain", fails)
    with Run(tmp_path / "run", {}) as run:
        problems = measure(run, experiment("nbody"), silent)
        assert len(run.rows("executions")) == 4  # in-process iterations, of both
    assert problems == ["nbody on Fast: compiling it failed", "nbody on Slow: compiling it failed"]


def test_pinning_leaves_this_process_alone(tmp_path: Path) -> None:
    before = os.sched_getaffinity(0)
    one = replace(experiment("nbody", invocations=1), cpu=min(before))
    with Run(tmp_path / "run", {}) as run:
        assert measure(run, one, silent) == []
    assert os.sched_getaffinity(0) == before


def test_peers_and_vms_from_the_command_line() -> None:
    languages = [PYTHON, "c"]
    (named,) = contestants.peers([f"mine={sys.executable} -O"], languages)
    assert (named.vm.name, named.vm.command, named.language) == (
        "mine", (sys.executable, "-O"), PYTHON,
    )  # fmt: skip
    assert contestants.peers(["missing=/no/such/command"], languages) == []
    with pytest.raises(WrongUsage, match="no peer is called nonsense"):
        contestants.peers(["nonsense"], languages)
    with pytest.raises(WrongUsage, match="is meant"):
        contestants.peers([f"scheme:x={sys.executable}"], languages)
    jit, nojit = contestants.vms(
        [f"{PYTHON}-jit={sys.executable}", f"{PYTHON}-nojit={sys.executable}"], languages
    )
    assert (jit.vm.has_jit, nojit.vm.has_jit, jit.vm.of_kit) == (True, False, True)
    with pytest.raises(WrongUsage, match="no VM is called c-jet"):
        contestants.vms(["c-jet"], languages)
    with pytest.raises(WrongUsage, match="there is no file /no/such"):
        contestants.vms([f"{PYTHON}-jit=/no/such"], languages)


def test_vms_of_the_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    def binaries(
        language: Language, wanted: Sequence[BuildOptions], may_build: bool
    ) -> list[SimpleNamespace]:
        assert not may_build
        return [SimpleNamespace(binary=Path(language.name, options.kind)) for options in wanted]

    monkeypatch.setattr(contestants, "binaries", binaries)
    for wanted in (None, [f"{PYTHON}-jit", f"{PYTHON}-nojit"]):
        found = contestants.vms(wanted, [PYTHON, "c"], may_build=False)
        assert [(one.vm.name, one.vm.command) for one in found] == [
            (f"{PYTHON}-jit", (f"{PYTHON}/with JIT",)),
            (f"{PYTHON}-nojit", (f"{PYTHON}/without JIT",)),
        ]


def test_whole_command(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["clbg", "--size", "test", "--iterations", "2", "--invocations", "1",
                 "--program", "nbody,fannkuchredux", "--vm", "none",
                 "--peer", f"Fast={sys.executable}"]  # fmt: skip
    command.command.main(arguments, standalone_mode=False)
    shown = capsys.readouterr()
    assert "nbody" in shown.out and "Fast" in shown.out
    assert "clbg: 0 of 4: invocation 1: nbody on Fast" in shown.err


def test_job_says_what_it_is() -> None:
    entry = suites.read("clbg").entries[0]
    assert str(Job(FAST, entry, 2, "iterated")) == (
        "invocation 2: binarytrees on Fast, 10 iterations"
    )


def test_all_suites_take_what_they_have_of_the_programs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = command.asked_for(None, True, "test", 1, ["nbody", "fib"], None)
    there = {suite.name: [entry.program for entry in suite.entries] for suite in found}
    assert there["clbg"] == ["nbody"]
    assert there["scheme_classics"] == ["fib"]
    assert there["scheme"] == ["nbody", "fib"]
    assert "left out: it has none of these programs" in capsys.readouterr().err
    with pytest.raises(WrongUsage, match="no suite has a program nowhere"):
        command.asked_for(None, True, "test", 1, ["nbody", "nowhere"], None)
    with pytest.raises(WrongUsage, match="clbg has no program fib"):
        command.asked_for("clbg", False, "test", 1, ["nbody", "fib"], None)
