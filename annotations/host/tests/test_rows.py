"""Counts, log and streams of a process as rows of tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotations.host import region_times
from annotations.host.agreement import agreements, largest_difference
from annotations.host.chrome_trace import chrome_trace
from annotations.host.counts import Counts, CountsError, parse
from annotations.host.ir_categories import CATEGORIES, category
from annotations.host.jitlog import Jitlog, Operation, Place, Stage, Trace
from annotations.host.marked import has_marks
from annotations.host.perf_map import perf_map
from annotations.host.schema import TABLES, checked_row
from annotations.host.series import read_events, read_samples, sample_rows
from annotations.host.tool_rows import Names, Seen, tables
from annotations.host.trace_rows import join, operation_rows, trace_rows

PLACE = Place("/a/b.py", 3, "f", 6, "ADD")
PROCESS = {"execution": 1, "vm": "v", "program": "p", "provider": "dbi", "provenance": "measured"}


def operation(number: int, name: str, offset: int, *arguments: str, descr: int = 0) -> Operation:
    return Operation(number, name, "i1", arguments, "", descr, (), Place(), offset, b"\x90")


def log() -> Jitlog:
    add = operation(62, "int_add", -1, "i0", "1")
    loop = Trace(1, "loop", "toy", 0)
    loop.stages["optimised"] = Stage(("i0",), [add], [(0, PLACE)])
    loop.stages["assembled"] = Stage(
        ("i0",),
        [operation(5, "keepalive", 8, "7"), operation(62, "int_add", 24, "i0", "1"),
         operation(7, "guard_true", 40, "i1", descr=5), operation(5, "keepalive", 60, "p1")],
        start=0x1000, end=0x1100,
    )  # fmt: skip
    bridge = Trace(2, "bridge", "toy", 5)
    bridge.stages["assembled"] = Stage((), [operation(62, "int_add", 24)], [], 0x1000, 0x1080)
    names = {5: "keepalive", 7: "guard_true", 62: "int_add", 190: "debug_merge_point"}
    return Jitlog("x86_64", names, [loop, bridge])


def node(address: int, number: int, executions: int, generation: int = 0) -> dict[str, object]:
    return {
        "record": "ir", "address": hex(address), "generation": generation, "sequence": 0,
        "operation": number, "executions": executions, "instructions": 2 * executions,
        "nested": 1, "simulated": {"loads": executions},
    }  # fmt: skip


def counts() -> Counts:
    rows: list[dict[str, object]] = [
        {"record": "header", "format": 1, "command": ["p"]},
        {"record": "total", "instructions": 100, "threads": 1, "code_written": 0,
         "code_freed": 0, "simulated": {"loads": 9}},
        {"record": "phase", "phase": "jit", "layer": "machine", "instructions": 100,
         "entries": 1, "outside": 58},
        {"record": "transition", "from": "startup", "to": "jit", "count": 1},
        {"record": "region_phase", "region": "parse", "phase": "jit", "instructions": 100,
         "entries": 1, "dispatched": 10},
        {"record": "dispatch", "opcode": 7, "phase": "jit", "count": 10},
        node(0x1008, 190, 10), node(0x1018, 62, 10), node(0x1028, 7, 9), node(0x1018, 62, 4, 1),
        node(0x9000, 62, 1),
        {"record": "event_value", "event": "trace_aborted", "value": 14, "count": 2},
        {"record": "event_value", "event": "point", "name": "here", "count": 3},
        {"record": "balance", "balanced": True, "errors": []},
    ]  # fmt: skip
    return parse(json.dumps(row) for row in rows)


def test_operations_get_their_counts_also_where_code_was_replaced() -> None:
    joined = join(log(), counts())
    assert {key: found.executions for key, found in joined.nodes.items()} == {
        (1, 0): 10, (1, 1): 10, (1, 2): 9, (2, 0): 4,
    }  # fmt: skip
    assert [found.address for found in joined.unmatched] == [0x9000]
    loop, bridge = trace_rows(log(), joined)
    assert (loop["assembled"], loop["executions"], loop["entries"]) == (3, 19, 10)
    assert (loop["source_file"], loop["line"], loop["opcode"]) == ("/a/b.py", 3, "ADD")
    assert (bridge["parent"], bridge["guard"], bridge["instructions"]) == (1, "0x5", 8)


def test_places_of_assembled_operations() -> None:
    rows = [row for row in operation_rows(log()) if row["stage"] == "assembled"]
    assert [(row["operation"], row["line"]) for row in rows] == [
        ("debug_merge_point", 3), ("int_add", 3), ("guard_true", 3), ("keepalive", 3),
        ("int_add", 0),
    ]  # fmt: skip


def test_rows_fit_their_tables() -> None:
    made = tables(Seen(counts(), log()), Names({}, {7: "ADD"}, {14: "escape"}))
    for name, rows in made.items():
        for row in rows:
            checked_row(TABLES[name], {**PROCESS, **row})
    assert made["dispatch"] == [{"number": 7, "opcode": "ADD", "phase": "jit", "count": 10}]
    assert made["points"] == [{"name": "here", "count": 3}]
    assert made["regions"][0]["region"] == "parse" and made["regions"][0]["dispatched"] == 10
    (aborted,) = made["event_values"]
    assert (aborted["meaning"], aborted["count"]) == ("escape", 2)
    add = next(row for row in made["ir_operations"] if row["operation"] == "int_add")
    assert (add["category"], add["executions"]) == ("int", 15)
    simulated = {(row["scope"], row["name"]): row["count"] for row in made["simulated"]}
    assert simulated["total", ""] == 9 and simulated["trace_operation", "1:1"] == 10


def test_categories() -> None:
    assert {category(name) for name in ("int_add", "uint_lt", "getfield_gc_i", "guard_true")} == {
        "int", "memory", "guard",
    }  # fmt: skip
    assert category("call_malloc_nursery") == category("new_with_vtable") == "allocation"
    assert category("cond_call_gc_wb") == "memory" and category("cond_call") == "call"
    assert category("debug_merge_point") == "other"
    assert {category(name) for name in ("strgetitem", "float_add", "ptr_eq", "jump")} <= set(
        CATEGORIES
    )


def test_samples_and_events(tmp_path: Path) -> None:
    samples, events = tmp_path / "samples", tmp_path / "events"
    samples.write_text(
        '{"phases":["startup","jit"],"events":["point"],"every":10}\n'
        '{"at":10,"dispatched":1,"code_written":0,"code_freed":0,"instructions":[10,0],'
        '"entries":[1,0],"events":[0]}\n'
        '{"at":20,"dispatched":5,"code_written":64,"code_freed":0,"instructions":[12,8],'
        '"entries":[1,1],"events":[1]}\n'
    )
    events.write_text(
        '{"at":15,"thread":1,"phase":"jit","event":"point","name":"here","mark":"0x1"}\n'
        '{"at":16,"thread":1,"phase":"jit","event":"guard_failed","first":-3,"mark":"0x1"}\n'
    )
    rows = [{**PROCESS, **row} for row in sample_rows(read_samples(samples))]
    for row in rows:
        checked_row(TABLES["samples"], row)
    found = [{**PROCESS, **vars(one)} for one in read_events(events)]
    assert [(one["event"], one["first"], one["name"]) for one in found] == [
        ("point", None, "here"), ("guard_failed", -3, ""),
    ]  # fmt: skip
    trace = chrome_trace(rows, found)
    assert isinstance(trace["traceEvents"], list)
    by_phase = [
        (one["ts"], one["args"])
        for one in trace["traceEvents"]
        if one["name"] == "instructions per sample"
    ]
    assert by_phase == [(0.0, {"jit": 0, "startup": 10}), (0.01, {"jit": 8, "startup": 2})]
    json.dumps(trace)
    assert read_events(tmp_path / "none") == []
    samples.write_text("")
    with pytest.raises(CountsError):
        read_samples(samples)


def test_agreement_merges_calls_from_jit_code() -> None:
    def row(provider: str, phase: str, share: float) -> dict[str, object]:
        return {"program": "p", "vm": "v", "execution": 1 if provider == "tsc" else 2,
                "provider": provider, "phase": phase, "share": share}  # fmt: skip

    found = list(agreements([
        row("tsc", "jit", 0.75), row("tsc", "tracing", 0.25),
        row("dbi", "jit", 0.5), row("dbi", "jit_call", 0.125), row("dbi", "tracing", 0.375),
    ]))  # fmt: skip
    assert [(one.phase, one.cycles, one.instructions) for one in found] == [
        ("jit", 0.75, 0.625), ("tracing", 0.25, 0.375),
    ]  # fmt: skip
    assert largest_difference(found) == 0.125
    assert list(agreements([row("tsc", "jit", 1.0)])) == []


def test_perf_map() -> None:
    assert list(perf_map(log())) == ["1000 100 JIT loop 1 f /a/b.py:3", "1000 80 JIT bridge 2"]


def test_marks_in_a_binary(tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"\x7fELF..\x0f\x1f\x84\x00\x01\x30\x4c\x58..")
    assert has_marks(binary)
    binary.write_bytes(b"\x7fELF..\x0f\x1f\x84\x00\x00\x00\x00\x00..")
    assert not has_marks(binary)


def test_regions_that_a_program_timed(tmp_path: Path) -> None:
    assert region_times.region_tables(tmp_path / "none") == {}
    path = tmp_path / "regions"
    path.write_text(
        '{"region": "", "entries": 0, "nanoseconds": 5}\n'
        '{"region": "a/b", "entries": 2, "nanoseconds": 7}\n{"point": "here", "count": 3}\n'
    )
    made = region_times.region_tables(path)
    assert [(row["region"], row["count"]) for row in made["regions"]] == [("", 5), ("a/b", 7)]
    assert made["points"] == [{"name": "here", "count": 3}]
    for name, rows in made.items():
        for row in rows:
            checked_row(TABLES[name], {**PROCESS, **row})
