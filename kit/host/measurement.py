"""Measures workloads on VMs: process executions become rows of a run's tables."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotations.host import counters, environment, region_times
from annotations.host.runstore import Run
from annotations.tags import PHASES
from kit.host.errors import Failed
from kit.host.execution import Execution, execute, exit_meaning, output_hash, quoted
from kit.host.iterations import split_output

LAYERS = {name: layer for _number, name, layer in PHASES}


@dataclass(frozen=True)
class Vm:
    """What runs programs: a VM of the kit, or another implementation of its language."""

    name: str
    command: tuple[str, ...]
    of_kit: bool = False  # has the options of the kit's VMs
    has_jit: bool = False
    # An RPython VM that knows nothing of the kit: annotated, told by the environment.
    by_environment: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)  # beside the user's


@dataclass(frozen=True)
class Workload:
    """A program with its arguments; `iterations` > 0 when a harness repeats it in-process."""

    program: str
    source: Path
    arguments: tuple[str, ...] = ()
    iterations: int = 0
    output: bytes | None = None  # what it must print; None: what the first VM prints
    itself: bool = False  # the binary is the program; `source` is it, and no argument
    output_varies: bool = False  # from run to run: it is not checked, the exit status is


@dataclass(frozen=True)
class Counted:
    """What a provider counted of one process; `details`: rows of further tables."""

    provider: str
    unit: str
    total: int
    phases: Sequence[counters.PhaseCount] = ()
    details: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """The number of a process execution to come, and the folder of its raw files."""

    number: int
    folder: Path


@dataclass(frozen=True)
class Observation:
    """A process execution and what was counted of it; not in the tables yet."""

    number: int
    vm: Vm
    workload: Workload
    looked_on: str  # none, tsc, papi[:EVENTS], dbi
    cold: bool
    execution: Execution
    started: str
    counted: Counted | None
    problem: str


@dataclass
class Recorder:
    """Puts observations into a run and checks them against the first one's output."""

    run: Run
    problems: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)  # of those, programs that did not end well
    expected: dict[tuple[str, tuple[str, ...]], tuple[bytes, int]] = field(default_factory=dict)

    def native(
        self, vm: Vm, workload: Workload, looked_on: str = "none", cold: bool = False
    ) -> None:
        """Observe and record; `looked_on`: the VM's own counters, none or tsc."""
        self.record(observe_native(self.run, vm, workload, looked_on, cold))

    def record(self, seen: Observation) -> None:
        output = seen.execution.output()
        checked = output
        seconds: list[float] = []
        if seen.workload.iterations:
            checked, seconds = split_output(output)
        same = self._check(seen, checked)
        if seen.workload.iterations and len(seconds) != seen.workload.iterations:
            self._problem(seen, f"{len(seconds)} of {seen.workload.iterations} iterations ended")
        if seen.problem:
            self._problem(seen, seen.problem)
        self._add_execution(seen, checked, same)
        for number, duration in enumerate(seconds, 1):
            self._add(seen, "iterations", "clock", {"iteration": number, "seconds": duration})
        if seen.counted is not None:
            self._add_counted(seen, seen.counted)

    def _check(self, seen: Observation, checked: bytes) -> bool | None:
        """Whether output and exit status equal the first observation's; None if not checked."""
        status = seen.execution.exit_status
        key = (seen.workload.program, _size(seen.workload))
        first = seen.workload.output is None and key not in self.expected
        declared = checked if seen.workload.output is None else seen.workload.output
        expected, expected_status = self.expected.setdefault(
            key, (declared, status if first else 0)
        )
        if status != expected_status:
            self._problem(seen, failure(seen.execution))
            self.failures.append(self.problems[-1])
        elif seen.workload.output_varies:
            return None
        elif checked != expected:
            self._problem(seen, "other output than expected: " + _difference(expected, checked))
        return None if first else (checked, status) == (expected, expected_status)

    def _problem(self, seen: Observation, text: str) -> None:
        self.problems.append(f"{seen.workload.program} on {seen.vm.name}: {text}")

    def _add_execution(self, seen: Observation, checked: bytes, same: bool | None) -> None:
        execution = seen.execution
        by_dbi = seen.counted is not None and seen.counted.provider == "dbi"
        row = {
            "arguments": quoted(seen.workload.arguments),
            "counters": seen.looked_on,
            "iterations": seen.workload.iterations,
            "cold": seen.cold,
            "wall_seconds": execution.wall_seconds,
            "user_seconds": execution.user_seconds,
            "system_seconds": execution.system_seconds,
            "peak_memory": execution.peak_memory,
            "instructions": seen.counted.total if by_dbi and seen.counted else None,
            "exit_status": execution.exit_status,
            "output_hash": output_hash(checked),
            "output_same": same,
            "started": seen.started,
            "command": quoted(execution.command),
            "raw": str(execution.stdout.parent.relative_to(self.run.path)),
        }
        self._add(seen, "executions", "clock", row)

    def _add_counted(self, seen: Observation, counted: Counted) -> None:
        for row in phase_rows(counted.unit, counted.total, counted.phases):
            self._add(seen, "phases", counted.provider, row)
        for table, rows in counted.details.items():
            for detail in rows:
                self._add(seen, table, counted.provider, detail)

    def _add(self, seen: Observation, table: str, provider: str, row: Mapping[str, object]) -> None:
        process = {
            "execution": seen.number,
            "vm": seen.vm.name,
            "program": seen.workload.program,
            "provider": provider,
            "provenance": "measured",
        }
        self.run.add(table, {**process, **row})


def observe_native(
    run: Run, vm: Vm, workload: Workload, looked_on: str = "none", cold: bool = False
) -> Observation:
    """Start the VM as a user would, with its own counters when `looked_on` says so."""
    kind, _, chosen = looked_on.partition(":")
    place = new_place(run, vm, workload, looked_on)
    options: list[str] = []
    report = place.folder / "counters"
    if looked_on != "none":
        options = ["--counters", looked_on, "--counters-out", str(report)]
    variables = {}
    regions = place.folder / "regions"
    if vm.by_environment and options:
        variables = {
            "VMKIT_COUNTERS": kind,
            "VMKIT_COUNTERS_EVENTS": chosen,
            "VMKIT_COUNTERS_OUT": str(report),
        }
        options = []
    elif not vm.of_kit:
        variables = {region_times.VARIABLE: str(regions)}
    started = environment.now().isoformat(timespec="milliseconds")
    execution = _execute(run, vm, [*options, *_guest(workload)], place.folder, variables)
    counted, problem = None, ""
    details = region_times.region_tables(regions)
    if details:
        counted = Counted("clock", "nanoseconds", 0, details=details)
    if looked_on != "none":
        try:
            text = report.read_text(encoding="utf-8") if report.exists() else ""
            counted = _counted(counters.read(text))
        except counters.CountersError as error:
            problem = str(error)
    return Observation(
        place.number, vm, workload, looked_on, cold, execution, started, counted, problem
    )


def _counted(reports: Sequence[counters.Report]) -> Counted:
    """Of several hardware events the first, and rows of the others."""
    first, *others = reports
    rows = [row for one in others for row in phase_rows(one.unit, one.total, one.phases)]
    return Counted(first.provider, first.unit, first.total, first.phases, {"phases": rows})


def phase_rows(
    unit: str, total: int, phases: Sequence[counters.PhaseCount]
) -> Iterator[dict[str, object]]:
    """Rows of table `phases`."""
    for phase in phases:
        yield {
            "phase": phase.phase,
            "layer": LAYERS[phase.phase],
            "unit": unit,
            "count": phase.count,
            "entries": phase.entries,
            "share": phase.count / total if total else 0.0,
        }


# Runs a VM's command, its files going to a folder; says what was counted or what is wrong.
Tool = Callable[[Vm, Sequence[str], Path], "tuple[Execution, Counted | None, str]"]


def observe_instrumented(vm: Vm, workload: Workload, tool: Tool, place: Place) -> Observation:
    """Start the VM under a tool; a VM of the kit marks its IR operations for it."""
    options = ["--annotate-ir"] if vm.has_jit and vm.of_kit else []
    started = environment.now().isoformat(timespec="milliseconds")
    command = [*vm.command, *options, *_guest(workload)]
    execution, counted, problem = tool(vm, command, place.folder)
    return Observation(
        place.number, vm, workload, "dbi", False, execution, started, counted, problem
    )


def _guest(workload: Workload) -> list[str]:
    source = [] if workload.itself else [str(workload.source)]
    return [*source, *workload.arguments]


def new_place(run: Run, vm: Vm, workload: Workload, looked_on: str) -> Place:
    number = run.new_execution()
    kind = looked_on.partition(":")[0]
    return Place(number, run.raw(f"{number:03d}-{workload.program}-{vm.name}-{kind}"))


def _execute(
    run: Run, vm: Vm, arguments: Sequence[str], folder: Path, variables: Mapping[str, str]
) -> Execution:
    execution = execute(
        [*vm.command, *arguments], folder, {**os.environ, **vm.environment, **variables}
    )
    if execution.exit_status != 0 and shutil.disk_usage(run.path).free < 1 << 16:
        raise Failed(f"the disk of {run.path} is full")
    return execution


def _size(workload: Workload) -> tuple[str, ...]:
    """The arguments that the output depends on: a harness has the iterations first."""
    return workload.arguments[1:] if workload.iterations else workload.arguments


def failure(execution: Execution) -> str:
    lines = [line for line in execution.error_lines() if line.strip()]
    return exit_meaning(execution.exit_status) + (f": {lines[-1]}" if lines else "")


def _difference(expected: bytes, found: bytes) -> str:
    """The first differing line of two outputs."""
    before, after = expected.splitlines(), found.splitlines()
    for number, (one, other) in enumerate(zip(before, after), 1):
        if one != other:
            return f"line {number} is {other!r:.200}, not {one!r:.200}"
    return f"{len(after)} lines, not {len(before)}"
