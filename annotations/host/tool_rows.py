"""What the tool counted of one process, as rows of the run store's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotations.host.counts import Counts
from annotations.host.function_names import FunctionName, function_name
from annotations.host.ir_categories import category
from annotations.host.jitlog import Jitlog
from annotations.host.series import Sample, StreamedEvent, sample_rows
from annotations.host.trace_rows import (
    Join,
    Row,
    join,
    operation_rows,
    simulated_rows,
    trace_rows,
)

ABORTED = "trace_aborted"
POINT = "point"
EXTERNAL_CALL = "external_call"


@dataclass(frozen=True)
class Names:
    """What numbers mean; a number without a name is told as such."""

    operations: Mapping[int, str] = field(default_factory=dict)
    opcodes: Mapping[int, str] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)  # of traces given up
    functions: Mapping[str, FunctionName] = field(default_factory=dict)  # by symbol

    def operation(self, number: int) -> str:
        return self.operations.get(number, f"operation {number}")

    def meaning(self, event: str, value: int | None) -> str:
        return self.reasons.get(value or 0, "") if event == ABORTED else ""


@dataclass(frozen=True)
class Seen:
    """All that there is of a process; without a log or streams where none were asked for."""

    counts: Counts
    log: Jitlog | None = None
    samples: list[Sample] = field(default_factory=list)
    events: list[StreamedEvent] = field(default_factory=list)


def tables(seen: Seen, names: Names) -> dict[str, list[Row]]:
    """Rows by table; `phases` and `executions` are the recorder's."""
    counts, log = seen.counts, seen.log
    joined = join(log, counts) if log else None
    if log and not names.operations:
        names = replace(names, operations=log.names)
    return {
        "ir_operations": list(_operations(counts, names)),
        "events": [
            {"event": row.event, "phase": row.phase, "count": row.count} for row in counts.events
        ],
        "event_values": list(_event_values(counts, names)),
        "points": [
            {"name": row.name, "count": row.count}
            for row in counts.event_values
            if row.event == POINT
        ],
        "event_stream": [_streamed(row, names) for row in seen.events],
        "dispatch": [
            {
                "number": row.opcode,
                "opcode": names.opcodes.get(row.opcode, ""),
                "phase": row.phase,
                "count": row.count,
            }
            for row in counts.dispatch
        ],
        "aot_functions": [
            {
                "function": row.function,
                **_rpython_function(names, row.function),
                "object": Path(row.object).name,
                "phase": row.phase,
                "calls": row.calls,
                "instructions": row.instructions,
            }
            for row in counts.callees
        ],
        "external_calls": [
            {"function": row.name, "calls": row.count}
            for row in counts.event_values
            if row.event == EXTERNAL_CALL
        ],
        "transitions": [
            {"outer": row.from_phase, "inner": row.to, "count": row.count}
            for row in counts.transitions
        ],
        "regions": [
            {
                "region": row.region,
                "phase": row.phase,
                "unit": "instructions",
                "count": row.instructions,
                "entries": row.entries,
                "dispatched": row.dispatched,
            }
            for row in counts.region_phases
        ],
        "samples": list(sample_rows(seen.samples)),
        "functions": list(function_rows(counts, names)),
        "simulated": list(_simulated(counts, names, joined)),
        **_traces(log, joined),
    }


def function_rows(counts: Counts, names: Names = Names()) -> Iterator[Row]:
    """Of every function its own instructions, the most first."""
    for row in sorted(counts.functions, key=lambda row: -row.total):
        for phase, instructions in row.instructions.items():
            yield {
                "function": row.function,
                **_rpython_function(names, row.function),
                "object": Path(row.object).name,
                "phase": phase,
                "instructions": instructions,
            }


def _rpython_function(names: Names, symbol: str) -> Row:
    known = function_name(names.functions, symbol)
    return {"module": known.module, "name": known.name}


def _traces(log: Jitlog | None, joined: Join | None) -> dict[str, list[Row]]:
    if log is None:
        return {}
    return {
        "traces": list(trace_rows(log, joined)),
        "trace_operations": list(operation_rows(log, joined)),
    }


def _operations(counts: Counts, names: Names) -> Iterator[Row]:
    """Operations of all traces, summed by kind; the most expensive first."""
    sums: dict[int, list[int]] = {}
    for row in counts.ir:
        kind = sums.setdefault(row.operation, [0, 0, 0])
        for place, count in enumerate((row.executions, row.instructions, row.nested)):
            kind[place] += count
    for number in sorted(sums, key=lambda number: (-sums[number][1], number)):
        executions, instructions, nested = sums[number]
        name = names.operation(number)
        yield {
            "number": number,
            "operation": name,
            "category": category(name),
            "executions": executions,
            "instructions": instructions,
            "nested": nested,
        }


def _event_values(counts: Counts, names: Names) -> Iterator[Row]:
    for row in counts.event_values:
        if row.value is not None:
            yield {
                "event": row.event,
                "value": row.value,
                "meaning": names.meaning(row.event, row.value),
                "count": row.count,
            }


def _streamed(row: StreamedEvent, names: Names) -> Row:
    return {
        "at": row.at,
        "thread": row.thread,
        "phase": row.phase,
        "event": row.event,
        "first": row.first,
        "second": row.second,
        "name": row.name or names.meaning(row.event, row.first),
    }


def _simulated(counts: Counts, names: Names, joined: Join | None) -> Iterator[Row]:
    of_traces = joined.nodes if joined else {}
    kinds: dict[str, dict[str, int]] = {}
    for node in counts.ir:
        metrics = kinds.setdefault(names.operation(node.operation), {})
        for metric, count in node.simulated.items():
            metrics[metric] = metrics.get(metric, 0) + count
    regions: dict[str, dict[str, int]] = {}
    for context in counts.region_phases:
        metrics = regions.setdefault(context.region, {})
        for metric, count in context.simulated.items():
            metrics[metric] = metrics.get(metric, 0) + count
    for row in (
        *simulated_rows("total", [("", counts.simulated)]),
        *simulated_rows("phase", ((one.phase, one.simulated) for one in counts.phases)),
        *simulated_rows("region", regions.items()),
        *simulated_rows("function", ((one.function, one.simulated) for one in counts.functions)),
        *simulated_rows("aot_function", ((one.function, one.simulated) for one in counts.callees)),
        *simulated_rows("ir_operation", kinds.items()),
        *simulated_rows(
            "trace_operation",
            ((f"{trace}:{at}", node.simulated) for (trace, at), node in of_traces.items()),
        ),
    ):
        yield {**row, "provenance": "simulated"}
