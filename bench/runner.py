"""Measures a suite: VMs take turns within an invocation, each process is fresh and checked."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotations.host import environment
from annotations.host.runstore import Run
from bench import journal
from bench.contestants import Contestant
from bench.suites import Entry, Size, Suite
from kit.host.errors import Failed, VmkitError
from kit.host.execution import Execution, execute, exit_meaning, output_hash, quoted
from kit.host.iterations import split_output

KEPT_OUTPUT = 1 << 16  # bytes; a longer output that is as expected is not kept
PLAIN, ITERATED = "plain", "iterated"

Tell = Callable[[int, int, str], None]  # done, of, what comes now


@dataclass(frozen=True)
class Experiment:
    suite: Suite
    contestants: Sequence[Contestant]
    invocations: int
    limit: float  # seconds
    cpu: int | None = None

    def fingerprint(self) -> str:
        """Changes with the binaries, the programs, the sizes and the machine."""
        machine = environment.machine()
        parts: list[Any] = [
            [
                (one.vm.name, [_hash(word) for word in one.vm.command[:1]], one.language)
                for one in self.contestants
            ],
            [
                (files.language, entry.program, _hash(str(files.source(entry.program))))
                for files in self.suite.languages
                for entry in self.suite.entries
                if files.has(entry.program)
            ],
            [repr(entry) for entry in self.suite.entries],
            [machine[key] for key in ("host", "cpu", "cores", "kernel")],
            self.limit,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Job:
    """A process execution to come."""

    contestant: Contestant
    entry: Entry
    invocation: int
    kind: str
    cold: bool = False

    @property
    def key(self) -> str:
        what = "cold" if self.cold else self.kind
        return f"{self.invocation}/{self.entry.program}/{self.contestant.vm.name}/{what}"

    @property
    def subject(self) -> tuple[str, str, str]:
        return self.entry.program, self.contestant.vm.name, self.kind

    def __str__(self) -> str:
        times = f", {self.entry.iterations} iterations" if self.kind == ITERATED else ""
        cold = ", first run" if self.cold else ""
        name = f"{self.entry.program} on {self.contestant.vm.name}"
        return f"invocation {self.invocation}: {name}{times}{cold}"


@dataclass
class Outcome:
    """What is known of the experiment so far."""

    problems: list[str] = field(default_factory=list)
    # Hash of the first output, by program and kind, where no output is declared.
    printed: dict[tuple[str, str], str] = field(default_factory=dict)
    given_up: set[tuple[str, str, str]] = field(default_factory=set)


def jobs(experiment: Experiment) -> Iterator[Job]:
    """The first run on a VM of the kit compiles the program, for all VMs of the language: it is
    not compared."""
    suite = experiment.suite
    for invocation in range(1, experiment.invocations + 1):
        for entry in suite.entries:
            able = [
                one
                for one in experiment.contestants
                if suite.files_of(one.language).has(entry.program)
            ]
            if invocation == 1:
                compiled = set()
                for one in able:
                    if one.vm.of_kit and one.language not in compiled:
                        compiled.add(one.language)
                        yield Job(one, entry, invocation, PLAIN, cold=True)
            for kind in (PLAIN, ITERATED):
                if kind == PLAIN or entry.iterations:
                    for one in able:
                        yield Job(one, entry, invocation, kind)


def measure(run: Run, experiment: Experiment, tell: Tell) -> list[str]:
    """Run what the journal does not hold yet; returns what went wrong, a line each."""
    outcome = Outcome()
    known = {line.key: line for line in journal.read(run.path)}
    todo = list(jobs(experiment))
    for number, job in enumerate(todo):
        if job.key in known:
            line = known[job.key]
        elif job.subject in outcome.given_up:
            continue
        else:
            tell(number, len(todo), str(job))
            try:
                line = _observe(run, experiment, job, outcome)
            except VmkitError as error:  # it cannot be compiled, as where a library is missing
                line = journal.Line(job.key, {}, error.message)
            journal.append(run, line)
        _take(run, job, line, outcome)
    tell(len(todo), len(todo), "done")
    return outcome.problems


def _take(run: Run, job: Job, line: journal.Line, outcome: Outcome) -> None:
    for table, rows in line.rows.items():
        for row in rows:
            run.add(table, row)
    if not line.problem:
        for row in line.rows.get("executions", ()):
            key = (job.entry.program, job.kind)
            outcome.printed.setdefault(key, str(row["output_hash"]))
    if line.problem and job.subject not in outcome.given_up:
        outcome.problems.append(f"{job.entry.program} on {job.contestant.vm.name}: {line.problem}")
        outcome.given_up.add(job.subject)  # it would fail again
        if job.cold:
            outcome.given_up.add((*job.subject[:2], ITERATED))


def _observe(run: Run, experiment: Experiment, job: Job, outcome: Outcome) -> journal.Line:
    vm, entry = job.contestant.vm, job.entry
    files = experiment.suite.files_of(job.contestant.language)
    size: Size
    if job.kind == ITERATED:
        started, size = files.repeated(entry.program), entry.iteration_size
        arguments = [str(entry.iterations), *size.arguments()]
        size_name = entry.iteration_size_name
    else:
        started, size, size_name = files.plain(entry.program), entry.size, entry.size_name
        arguments = list(size.arguments())
    number = run.new_execution()
    what = "cold" if job.cold else job.kind
    folder = run.raw(f"{number:05d}-{entry.program}-{vm.name}-{what}")
    begun = environment.now().isoformat(timespec="milliseconds")
    execution = execute(
        [*vm.command, str(started), *arguments],
        folder,
        {**os.environ, **vm.environment},
        experiment.limit,
        experiment.cpu,
    )
    checked, seconds = _read(execution, job.kind)
    accepted = size.accepts(checked)
    if not size.declared and execution.exit_status == 0:
        first = outcome.printed.get((entry.program, job.kind))
        accepted = first is None or first == output_hash(checked)
    problem = _problem(execution, experiment.limit, accepted, checked)
    if not problem and job.kind == ITERATED and len(seconds) != entry.iterations:
        problem = f"{len(seconds)} of {entry.iterations} iterations ended"
    if not problem and execution.stdout.stat().st_size > KEPT_OUTPUT:
        execution.stdout.unlink()
    source = {"provider": "clock", "provenance": "measured"}
    process = {"execution": number, "vm": vm.name, "program": entry.program, **source}
    row = {
        **process,
        "arguments": quoted(arguments),
        "counters": "none",
        "iterations": entry.iterations if job.kind == ITERATED else 0,
        "cold": job.cold,
        "wall_seconds": execution.wall_seconds,
        "user_seconds": execution.user_seconds,
        "system_seconds": execution.system_seconds,
        "peak_memory": execution.peak_memory,
        "instructions": None,
        "exit_status": execution.exit_status,
        "output_hash": output_hash(checked),
        "output_same": accepted,
        "started": begun,
        "command": quoted(execution.command),
        "raw": str(folder.relative_to(run.path)),
        "size": size_name,
        "invocation": job.invocation,
        "killed": execution.killed,
    }
    iterations = [
        {**process, "iteration": place, "seconds": one} for place, one in enumerate(seconds, 1)
    ]
    return journal.Line(job.key, {"executions": [row], "iterations": iterations}, problem)


def _read(execution: Execution, kind: str) -> tuple[bytes, list[float]]:
    output = execution.output()
    return split_output(output) if kind == ITERATED else (output, [])


def _problem(execution: Execution, limit: float, accepted: bool, checked: bytes) -> str:
    if execution.killed:
        return f"killed after {limit:g} s"
    if execution.exit_status != 0:
        lines = [line for line in execution.error_lines() if line.strip()]
        return exit_meaning(execution.exit_status) + (f": {lines[-1]}" if lines else "")
    if not accepted:
        return f"other output than expected: {checked[:60]!r}"
    return ""


def free_cpu() -> int | None:
    """The CPU that measured processes are bound to; None where there is no choice."""
    cpus = sorted(os.sched_getaffinity(0))
    return cpus[-1] if len(cpus) > 1 else None


def _hash(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError as error:
        raise Failed(f"cannot read {path}: {error.strerror}") from error
