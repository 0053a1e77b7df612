"""The JIT's traces as rows: its log, joined with what the tool counted of each operation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from annotations.host.counts import Counts, IrOperation
from annotations.host.ir_categories import category
from annotations.host.jitlog import (
    ASSEMBLED,
    NOWHERE,
    OPTIMISED,
    RECORDED,
    STAND_IN,
    Jitlog,
    Operation,
    Place,
    Stage,
    Trace,
)

MERGE_POINT = "debug_merge_point"
Row = dict[str, object]


@dataclass
class Join:
    """Which counts belong to which operation of which trace."""

    nodes: dict[tuple[int, int], IrOperation] = field(default_factory=dict)  # trace, position
    unmatched: list[IrOperation] = field(default_factory=list)


def join(log: Jitlog, counts: Counts) -> Join:
    """By address. Where code was freed and its place used again, the n-th operation
    there is the n-th generation that the tool saw, of the same kind of operation.
    """
    names = log.names
    waiting: dict[int, list[IrOperation]] = {}
    for node in sorted(counts.ir, key=lambda node: node.generation):
        waiting.setdefault(node.address, []).append(node)
    found = Join()
    for trace in log.traces:
        stage = trace.stages.get(ASSEMBLED)
        for position, operation in enumerate(stage.operations if stage else ()):
            assert stage is not None
            if operation.offset < 0:
                continue
            here = waiting.get(stage.start + operation.offset, [])
            if here and names.get(here[0].operation) == assembled_name(operation):
                found.nodes[trace.number, position] = here.pop(0)
    found.unmatched = [node for nodes in waiting.values() for node in nodes]
    return found


def assembled_name(operation: Operation) -> str:
    """A merge point's stand-in is a merge point."""
    return MERGE_POINT if is_stand_in(operation) else operation.name


def is_stand_in(operation: Operation) -> bool:
    """A keepalive of a number: rpython's own are of variables and pointers."""
    argument = operation.arguments[0] if operation.arguments else ""
    return operation.name == STAND_IN and argument.lstrip("-").isdigit()


def trace_rows(log: Jitlog, joined: Join | None = None) -> Iterator[Row]:
    """Rows of table `traces`."""
    parents = log.parents()
    for trace in log.traces:
        stage = trace.stages.get(ASSEMBLED, Stage())
        yield {
            "trace": trace.number,
            "kind": trace.kind,
            "aborted": trace.aborted,
            "parent": parents.get(trace.number),
            "guard": f"{trace.guard:#x}" if trace.guard else "",
            **_place(trace.place),
            "recorded": _size(trace, RECORDED),
            "optimised": _size(trace, OPTIMISED),
            "assembled": _size(trace, ASSEMBLED),
            "merge_points": len(trace.stages.get(OPTIMISED, Stage()).merge_points),
            "code_start": f"{stage.start:#x}" if stage.end else "",
            "code_bytes": stage.end - stage.start,
            **_counted(trace, stage, joined),
        }


def _size(trace: Trace, name: str) -> int:
    """Operations, but for merge points."""
    stage = trace.stages.get(name, Stage())
    return sum(1 for operation in stage.operations if not is_stand_in(operation))


def _counted(trace: Trace, stage: Stage, joined: Join | None) -> Row:
    if joined is None:
        return {}
    nodes = [joined.nodes.get((trace.number, at)) for at in range(len(stage.operations))]
    known = [node for node in nodes if node is not None]
    first = next((node for node in nodes if node is not None), None)
    return {
        "entries": first.executions if first else 0,
        "executions": sum(
            node.executions
            for node, operation in zip(nodes, stage.operations)
            if node is not None and not is_stand_in(operation)
        ),
        "instructions": sum(node.instructions for node in known),
        "nested": sum(node.nested for node in known),
    }


def operation_rows(log: Jitlog, joined: Join | None = None) -> Iterator[Row]:
    """Rows of table `trace_operations`."""
    for trace in log.traces:
        for name, stage in trace.stages.items():
            places = _places(trace, name)
            for position, operation in enumerate(stage.operations):
                kind = assembled_name(operation)
                row: Row = {
                    "trace": trace.number,
                    "stage": name,
                    "position": position,
                    "number": operation.number,
                    "operation": kind,
                    "category": category(kind),
                    "result": operation.result,
                    "arguments": ", ".join(operation.arguments),
                    "descr": operation.descr,
                    "descr_id": f"{operation.descr_id:#x}" if operation.descr_id else "",
                    "fail_arguments": ", ".join(operation.fail_arguments),
                    **_place(places[position]),
                }
                if operation.offset >= 0:
                    row.update(offset=operation.offset, code=operation.code.hex())
                node = joined.nodes.get((trace.number, position)) if joined else None
                if name == ASSEMBLED and node is not None:
                    row.update(
                        executions=node.executions,
                        instructions=node.instructions,
                        nested=node.nested,
                    )
                yield row


def _places(trace: Trace, name: str) -> list[Place]:
    """Of each operation. Assembled traces have stand-ins, in the optimised one's order."""
    stage = trace.stages[name]
    if name != ASSEMBLED:
        return [operation.place for operation in stage.operations]
    passed = trace.stages.get(OPTIMISED, Stage()).merge_points
    places, at = [], -1
    for operation in stage.operations:
        at += is_stand_in(operation)
        places.append(passed[at][1] if 0 <= at < len(passed) else NOWHERE)
    return places


def _place(place: Place) -> Row:
    return {
        "source_file": place.filename,
        "line": place.line,
        "function": place.function,
        "index": place.index,
        "opcode": place.opcode,
    }


def simulated_rows(scope: str, rows: Iterable[tuple[str, Mapping[str, int]]]) -> Iterator[Row]:
    """Rows of table `simulated`: of named things with their metrics."""
    for name, metrics in rows:
        for metric, count in metrics.items():
            yield {"scope": scope, "name": name, "metric": metric, "count": count}
