"""Reads what the Valgrind tool counted: JSON lines, documented in its README."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

FORMAT = 1


class CountsError(Exception):
    """The file is missing, damaged or cut short, or its counts do not add up."""


class UnbalancedError(CountsError):
    """Phases or regions began and ended out of order."""


Simulated = Mapping[str, int]  # by metric: conditional_branches, l1d_misses...; without zeros


def _none() -> Simulated:
    return {}


@dataclass(frozen=True)
class Phase:
    phase: str
    layer: str
    instructions: int  # while it was innermost
    entries: int
    outside: int  # of the instructions, those charged to no IR operation
    simulated: Simulated = field(default_factory=_none)


@dataclass(frozen=True)
class Transition:
    """Times that phase `to` began within phase `from_phase`."""

    from_phase: str
    to: str
    count: int


@dataclass(frozen=True)
class Region:
    region: str  # its path, / between names; empty: outside any region
    entries: int


@dataclass(frozen=True)
class RegionPhase:
    region: str
    phase: str
    instructions: int
    entries: int
    dispatched: int
    simulated: Simulated = field(default_factory=_none)


@dataclass(frozen=True)
class Dispatch:
    opcode: int
    phase: str
    count: int


@dataclass(frozen=True)
class IrOperation:
    address: int
    generation: int  # 0, 1...: of the code that was at this address over time
    sequence: int  # in the order of first execution, more or less
    operation: int  # rpython's number
    executions: int
    instructions: int  # in phase jit
    nested: int  # in phases that began within it: calls, garbage collection...
    simulated: Simulated = field(default_factory=_none)


@dataclass(frozen=True)
class Callee:
    """A function called from JIT code: AOT-compiled, or external."""

    address: int
    phase: str  # jit_call, or native
    function: str  # empty: no symbol there
    object: str
    calls: int
    instructions: int  # with what it calls, without nested phases
    simulated: Simulated = field(default_factory=_none)


@dataclass(frozen=True)
class Function:
    function: str  # empty: no symbol there
    object: str  # empty: code that the program made
    instructions: Mapping[str, int]  # by phase, without those of its callees
    simulated: Simulated = field(default_factory=_none)

    @property
    def total(self) -> int:
        return sum(self.instructions.values())


@dataclass(frozen=True)
class Event:
    event: str
    phase: str
    count: int


@dataclass(frozen=True)
class EventValue:
    event: str
    value: int | None
    name: str | None
    count: int


@dataclass(frozen=True)
class OpenPhase:
    """A phase that the process ended in."""

    thread: int
    depth: int
    phase: str
    where: str


@dataclass(frozen=True)
class Imbalance:
    message: str
    where: str


@dataclass(frozen=True)
class Counts:
    command: tuple[str, ...]
    instructions: int
    threads: int
    code_written: int  # bytes of machine code, by the JIT
    code_freed: int
    simulated: Simulated
    predictor: str  # what was simulated; empty: nothing
    caches: Mapping[str, tuple[int, int, int]]  # size, ways, bytes a line
    phases: tuple[Phase, ...]
    transitions: tuple[Transition, ...]
    regions: tuple[Region, ...]
    region_phases: tuple[RegionPhase, ...]
    dispatch: tuple[Dispatch, ...]
    ir: tuple[IrOperation, ...]
    callees: tuple[Callee, ...]
    functions: tuple[Function, ...]
    events: tuple[Event, ...]
    event_values: tuple[EventValue, ...]
    open_phases: tuple[OpenPhase, ...]
    balanced: bool
    imbalances: tuple[Imbalance, ...]

    def phase(self, name: str) -> Phase:
        """A phase, also one that never began."""
        for row in self.phases:
            if row.phase == name:
                return row
        return Phase(name, "", 0, 0, 0)

    def dispatched(self, phase: str | None = None) -> int:
        return sum(row.count for row in self.dispatch if phase in (None, row.phase))


RECORDS = {
    "phase": Phase,
    "transition": Transition,
    "region": Region,
    "region_phase": RegionPhase,
    "dispatch": Dispatch,
    "ir": IrOperation,
    "aot": Callee,
    "function": Function,
    "event": Event,
    "event_value": EventValue,
    "open": OpenPhase,
}


def read_counts(path: Path) -> Counts:
    """The counts of a process; CountsError unless they are whole and add up."""
    try:
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        raise CountsError(
            f"the tool wrote no counts to {path}: the process did not start, "
            "became another program, or was killed"
        ) from None
    counts = parse(text.splitlines())
    if not counts.balanced:
        first = counts.imbalances[0]
        raise UnbalancedError(f"out of balance: {first.message}, at {first.where or 'the end'}")
    check(counts)
    return counts


def parse(lines: Iterable[str]) -> Counts:
    """Any file that the tool wrote to its end, balanced or not."""
    try:
        rows = [json.loads(line) for line in lines]
    except ValueError as error:
        raise CountsError(f"the counts are damaged: {error}") from error
    if not rows or rows[-1].get("record") != "balance":
        raise CountsError("the counts are cut short")
    if rows[0].get("format") != FORMAT:
        raise CountsError(f"the counts are of another format: {rows[0].get('format')}")
    try:
        return _counts(rows)
    except (KeyError, TypeError, ValueError) as error:
        raise CountsError(f"the counts are damaged: {error!r}") from error


def check(counts: Counts) -> None:
    """Every account of the same instructions must give the same number."""
    _equal("the phases", sum(row.instructions for row in counts.phases), counts.instructions)
    jit = counts.phase("jit")
    nodes = sum(row.instructions for row in counts.ir)
    _equal("the IR operations and the rest of phase jit", nodes + jit.outside, jit.instructions)
    for metric, total in counts.simulated.items():
        in_phases = sum(row.simulated.get(metric, 0) for row in counts.phases)
        _equal(f"the phases' {metric}", in_phases, total)
    if counts.functions:
        for phase in counts.phases:
            in_functions = sum(row.instructions.get(phase.phase, 0) for row in counts.functions)
            _equal(f"the functions in phase {phase.phase}", in_functions, phase.instructions)
    if counts.region_phases:
        _equal(
            "the regions",
            sum(row.instructions for row in counts.region_phases),
            counts.instructions,
        )
        _equal(
            "the regions' opcodes",
            sum(row.dispatched for row in counts.region_phases),
            counts.dispatched(),
        )


def _equal(what: str, found: int, wanted: int) -> None:
    if found != wanted:
        raise CountsError(f"{what} sum to {found}, not to {wanted}")


Row = TypeVar("Row")


def _counts(rows: list[dict[str, Any]]) -> Counts:
    header, total, balance = rows[0], rows[1], rows[-1]

    def of(kind: type[Row]) -> tuple[Row, ...]:
        return tuple(row for row in made if isinstance(row, kind))

    made = list(_made(rows[2:-1]))
    return Counts(
        command=tuple(header["command"]),
        instructions=total["instructions"],
        threads=total["threads"],
        code_written=total["code_written"],
        code_freed=total["code_freed"],
        simulated=total.get("simulated", {}),
        predictor=header.get("predictor", ""),
        caches={name: tuple(shape) for name, shape in header.get("caches", {}).items()},
        phases=of(Phase),
        transitions=of(Transition),
        regions=of(Region),
        region_phases=of(RegionPhase),
        dispatch=of(Dispatch),
        ir=of(IrOperation),
        callees=of(Callee),
        functions=of(Function),
        events=of(Event),
        event_values=of(EventValue),
        open_phases=of(OpenPhase),
        balanced=balance["balanced"],
        imbalances=tuple(Imbalance(**row) for row in balance["errors"]),
    )


def _made(rows: Iterable[dict[str, Any]]) -> Iterator[object]:
    for row in rows:
        fields = {key: value for key, value in row.items() if key != "record"}
        if "address" in fields:
            fields["address"] = int(fields["address"], 16)
        if row["record"] == "transition":
            fields["from_phase"] = fields.pop("from")
        if row["record"] == "event_value":
            fields = {"value": None, "name": None, **fields}
        yield RECORDS[row["record"]](**fields)
