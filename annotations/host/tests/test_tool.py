"""The Valgrind tool on C programs whose counts are known."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from annotations.host.counts import Counts, UnbalancedError, parse
from annotations.host.tests.conftest import Compile
from annotations.host.tool_run import DEFAULT, ToolOptions, run_under_tool, tool_command
from annotations.host.valgrind_tool import Tool


def loop(count: int) -> int:
    return 1 + 2 * count


def run(tool: Tool, command: Sequence[Path | str], options: ToolOptions = DEFAULT) -> Counts:
    return run_under_tool(
        tool, [str(word) for word in command], options, stdout=subprocess.DEVNULL
    ).counts


def test_nested_phases(tool: Tool, guest: Compile) -> None:
    counts = run(tool, [guest("phases")])
    assert {
        row.phase: (row.instructions, row.entries)
        for row in counts.phases
        if row.phase != "startup"
    } == {
        "interpreter": (loop(1000) + 2 + loop(10), 2),
        "tracing": (20, 20),
        "jit": (loop(500) + 1, 1),
        "jit_call": (loop(50), 1),
        "gc_minor": (loop(70), 1),
    }
    assert {(row.from_phase, row.to): row.count for row in counts.transitions} == {
        ("startup", "interpreter"): 1,
        ("startup", "tracing"): 20,
        ("interpreter", "jit"): 1,
        ("jit", "jit_call"): 1,
        ("jit", "gc_minor"): 1,
        ("jit_call", "interpreter"): 1,
    }
    assert counts.open_phases == ()


@pytest.mark.parametrize(
    ("how", "messages"),
    [
        ("wrong-end", ["end of phase interpreter within phase gc_minor", "main (unbalanced.c",
                       "gc_minor       begun at"]),
        ("underflow", ["end of phase interpreter where none is open"]),
        ("overflow", ["more than 1000000 phases are open", "nest (unbalanced.c", "more"]),
        ("region", ["end of a region where none is open"]),
        ("name", ["the name of a region is not in readable memory: 5 bytes at 0x8"]),
        ("watch", ["the byte to be set is not in writable memory: 0x8"]),
        ("unknown-kind", ["unknown mark, kind 15, number 0"]),
        ("unknown-phase", ["unknown mark, kind 0, number 99"]),
        ("payload", ["no jump precedes this mark"]),
        ("ir-outside-jit", ["IR operations were executed outside phase jit"]),
    ],
)  # fmt: skip
def test_imbalance_fails(tool: Tool, guest: Compile, how: str, messages: list[str]) -> None:
    with pytest.raises(UnbalancedError) as caught:
        run(tool, [guest("unbalanced"), how])
    for message in messages:
        assert message in str(caught.value)


@pytest.mark.parametrize(("on_imbalance", "status"), [("stop", 97), ("report", 97), ("ignore", 0)])
def test_what_an_imbalance_does(
    tool: Tool, guest: Compile, tmp_path: Path, on_imbalance: str, status: int
) -> None:
    out = tmp_path / "counts"
    command = tool_command(
        tool, [str(guest("unbalanced")), "wrong-end"], out, tmp_path / "messages"
    )
    command.insert(2, f"--on-imbalance={on_imbalance}")
    ended = subprocess.run(command, env={**os.environ, **tool.environment()}, check=False)
    assert ended.returncode == status
    counts = parse(out.read_text().splitlines())
    assert not counts.balanced
    assert counts.imbalances[0].message == "end of phase interpreter within phase gc_minor"
    assert sum(row.instructions for row in counts.phases) == counts.instructions
    # Where it goes on, it has found back to the phases around.
    assert [row.phase for row in counts.open_phases] == (
        ["interpreter", "gc_minor"] if on_imbalance == "stop" else []
    )


@pytest.mark.parametrize(
    ("how", "status"),
    [("exit", 5), ("abort", -signal.SIGABRT), ("segv", -signal.SIGSEGV), ("kill", -signal.SIGTERM)],
)
def test_ending_within_phases(tool: Tool, guest: Compile, how: str, status: int) -> None:
    ended = run_under_tool(tool, [str(guest("ends")), how])
    assert ended.exit_status == status
    assert [row.phase for row in ended.counts.open_phases] == ["interpreter", "jit"]
    (operation,) = ended.counts.ir
    assert operation.executions == 1 and operation.instructions >= loop(100)


def test_opcodes(tool: Tool, guest: Compile) -> None:
    counts = run(tool, [guest("opcodes")])
    assert {(row.opcode, row.phase): row.count for row in counts.dispatch} == {
        (7, "interpreter"): 30,
        (8, "interpreter"): 30,
        (4095, "interpreter"): 1,
        (7, "jit"): 1000,
    }
    assert counts.dispatched() == 1061 and counts.dispatched("jit") == 1000
    assert counts.phase("interpreter").instructions == 1 + 3 * 30
    assert counts.phase("jit").instructions == 1 + 3 * 1000
    assert [(row.operation, row.executions, row.instructions) for row in counts.ir] == [
        (1, 1000, 1000),
        (2, 1000, 2000),
    ]
    assert run(tool, [guest("opcodes")], ToolOptions(dispatch=False, ir=False)).dispatch == ()


def test_opcodes_known_only_at_run_time(tool: Tool, guest: Compile) -> None:
    counts = run(tool, [guest("dispatched")])
    assert {(row.opcode, row.phase): row.count for row in counts.dispatch} == {
        **{(opcode, "tracing"): opcode for opcode in range(1, 6)},
        (9, "tracing"): 1,
    }
    assert run(tool, [guest("dispatched")], ToolOptions(dispatch=False)).dispatch == ()


def test_a_program_is_told_that_it_is_watched(tool: Tool, guest: Compile) -> None:
    program = guest("watch")
    assert subprocess.run([program], check=False).returncode == 4
    ended = run_under_tool(tool, [str(program)])
    assert ended.exit_status == 5
    assert ended.counts.phase("jit").instructions == loop(100)


def test_regions(tool: Tool, guest: Compile) -> None:
    counts = run(tool, [guest("regions")])
    assert {row.region: row.entries for row in counts.regions} == {
        "": 0, "outer": 1, 'outer/inner "x"': 3, "outer/outer": 1, "late": 1,
    }  # fmt: skip
    rows = {(row.region, row.phase): row for row in counts.region_phases}
    inner, outer = rows['outer/inner "x"', "jit"], rows["outer", "jit"]
    assert (inner.instructions, inner.entries, inner.dispatched) == (3 * loop(100), 3, 3)
    assert (outer.instructions, outer.entries, outer.dispatched) == (3 * loop(10), 3, 6)
    assert rows["late", "gc_minor"].instructions >= 2
    assert rows["late", "gc_minor"].entries == 0
    assert rows["", "gc_minor"].entries == 1
    assert counts.phase("jit").instructions == inner.instructions + outer.instructions


@pytest.mark.parametrize("told", [False, True])
def test_ir_operations_of_made_code(tool: Tool, guest: Compile, told: bool) -> None:
    counts = run(tool, [guest("irops"), "told" if told else "untold"], ToolOptions(tells_code=told))
    assert counts.phase("jit").outside == 5
    assert counts.code_freed > 100 and counts.event_values == ()
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in counts.ir:
        first[row.operation, row.generation] = (row.executions, row.instructions)
    # Every second turn goes through a slow path of 9 instructions, and of the
    # jump back.
    thirty = 100 * (2 + 2) + 50 * (4 + 5)
    assert first == {
        (10, 0): (3, 3 * 2),
        (20, 0): (300, 300 * 2),
        (30, 0): (300, 3 * thirty),
        (40, 0): (300, 300 * 3 - 100),
        (50, 0): (300, 300 * 2),
        (60, 0): (3, 3),
        (10, 1): (2, 2 * 2),
        (20, 1): (100, 100 * 2),
        (21, 2): (100, 100 * 2),
        (30, 1): (200, 2 * thirty),
        (40, 1): (200, 200 * 3),
        (50, 1): (200, 200 * 2),
        (60, 1): (2, 2),
    }


def test_callees(tool: Tool, guest: Compile) -> None:
    counts = run(tool, [guest("callees")])
    callees = {row.function: row for row in counts.callees}
    assert set(callees) == {"small", "big"}
    # 3 direct calls (2 instructions before the callee's) and one through the stub (4).
    assert (callees["small"].calls, callees["small"].instructions) == (4, 3 * (2 + 4) + 4 + 4)
    assert (callees["big"].calls, callees["big"].instructions) == (4, 3 * (4 + 7) + 2 + 7)
    jit_call = counts.phase("jit_call")
    assert jit_call.instructions == sum(row.instructions for row in counts.callees)
    assert counts.phase("gc_minor").instructions == 8 * loop(10)
    assert [(row.operation, row.executions, row.instructions) for row in counts.ir] == [
        (1, 4, 16), (2, 4, 4), (3, 4, 0), (4, 4, 12),
    ]  # fmt: skip
    second = counts.ir[1]
    assert second.nested == 3 * (2 + 4 + loop(10)) + 2 + 7 + loop(10)


@pytest.mark.parametrize("binding", ["lazy", "now"])
def test_external_calls(tool: Tool, guest: Compile, binding: str) -> None:
    """Through the linker's stubs, the first time also through what looks them up."""
    counts = run(tool, [guest("externals", f"-Wl,-z,{binding}")])
    assert {row.name: row.count for row in counts.event_values} == {"getppid": 4, "getpid": 1}
    assert {(row.event, row.phase): row.count for row in counts.events} == {
        ("external_call", "startup"): 3,
        ("external_call", "jit"): 2,
    }
    assert [(row.function, row.phase, row.calls) for row in counts.callees] == [
        ("getppid", "native", 2)
    ]
    assert counts.phase("native").entries == 5


def test_functions(tool: Tool, guest: Compile) -> None:
    """With their own instructions, by phase; what the JIT made is one row."""
    counts = run(tool, [guest("callees")], ToolOptions(functions=True))
    rows = {row.function: row for row in counts.functions if "callees" in row.object}
    assert rows["small"].instructions == {"jit_call": 8 * 4, "gc_minor": 8 * loop(10)}
    assert rows["big"].instructions == {"jit_call": 4 * 3}
    (made,) = [row for row in counts.functions if not row.object]
    assert made.instructions["jit"] == counts.phase("jit").instructions
    assert sum(row.total for row in counts.functions) == counts.instructions
    assert run(tool, [guest("callees")]).functions == ()


def test_events(tool: Tool, guest: Compile, tmp_path: Path) -> None:
    stream = tmp_path / "100%.events"
    counts = run(tool, [guest("events")], ToolOptions(events=stream))
    assert {(row.event, row.phase): row.count for row in counts.events} == {
        ("loop_compiled", "tracing"): 3,
        ("trace_entered", "jit"): 10,
        ("guard_failed", "jit"): 1,
        ("point", "startup"): 3,
    }
    assert [(row.event, row.value, row.name, row.count) for row in counts.event_values] == [
        ("loop_compiled", 1, None, 1),
        ("loop_compiled", 2, None, 1),
        ("loop_compiled", 3, None, 1),
        ("guard_failed", -5, None, 1),
        ("trace_entered", 1, None, 5),
        ("trace_entered", 2, None, 5),
        ("point", None, "end", 1),
        ("point", None, "half\tway", 2),
    ]
    rows = [json.loads(line) for line in stream.read_text().splitlines()]
    assert len(rows) == 17
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    assert (rows[0]["event"], rows[0]["phase"], rows[0]["first"]) == ("loop_compiled", "tracing", 1)
    assert rows[-1]["name"] == "end"


def test_threads(tool: Tool, guest: Compile) -> None:
    counts = run(tool, [guest("threads")])
    assert counts.threads == 4
    assert counts.phase("jit").instructions == 3 * loop(1000000)
    assert counts.phase("gc_minor").instructions == loop(1000000)
    (operation,) = counts.ir
    assert (operation.executions, operation.instructions) == (3, 3 * loop(1000000))


def test_forked_child_does_not_count_for_its_parent(tool: Tool, guest: Compile) -> None:
    counts = run(tool, [guest("forks")])
    assert [row.phase for row in counts.open_phases] == ["interpreter"]
    assert counts.phase("jit").instructions == 0
    assert counts.phase("gc_minor").instructions == loop(30)


def test_forked_child_has_counts_of_its_own(tool: Tool, guest: Compile, tmp_path: Path) -> None:
    command = tool_command(tool, [str(guest("forks"))], tmp_path / "c", tmp_path / "m")
    command = [
        f"--xlayer-out-file={tmp_path}/c.%p" if word.startswith("--xlayer-out-file") else word
        for word in command
    ]
    subprocess.run(command, env={**os.environ, **tool.environment()}, check=True)
    found = [parse(path.read_text().splitlines()) for path in tmp_path.glob("c.*")]
    assert sorted(one.phase("jit").instructions for one in found) == [0, loop(20)]
    for one in found:
        assert sum(row.instructions for row in one.phases) == one.instructions
        assert one.phase("jit").instructions == sum(row.instructions for row in one.ir)
    child = next(one for one in found if one.phase("jit").instructions)
    assert child.instructions < 1000 and child.phase("interpreter").instructions > 0


def test_signal_handlers(tool: Tool, guest: Compile) -> None:
    counts = run(tool, [guest("signals")])
    assert counts.phase("gc_minor").instructions == 5 * loop(10)
    assert counts.phase("gc_minor").entries == 5
    assert counts.open_phases == ()


def test_samples(tool: Tool, guest: Compile, tmp_path: Path) -> None:
    path = tmp_path / "samples"
    counts = run(tool, [guest("threads")], ToolOptions(samples=path, sample_every=100_000))
    head, *rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert head["every"] == 100_000 and head["phases"][0] == "startup"
    assert len(rows) == counts.instructions // 100_000 + 1
    for row in rows:
        assert sum(row["instructions"]) == row["at"]
    for before, after in zip(rows, rows[1:]):
        assert after["at"] - before["at"] < 100_200
        assert all(a <= b for a, b in zip(before["instructions"], after["instructions"]))
    assert rows[-1]["at"] == counts.instructions
    last = dict(zip(head["phases"], rows[-1]["instructions"]))
    assert last["jit"] == counts.phase("jit").instructions


def test_arithmetic_is_the_machines(tool: Tool, guest: Compile) -> None:
    """Fused multiply-add is the tool's own."""
    command = [str(guest("arithmetic"))]
    native = subprocess.run(command, capture_output=True, check=True).stdout
    with tempfile.TemporaryFile() as output:
        run_under_tool(tool, command, stdout=output.fileno())
        output.seek(0)
        assert output.read() == native


def test_two_runs_are_identical(tool: Tool, guest: Compile, tmp_path: Path) -> None:
    for name in ("ordinary", "irops", "callees", "regions"):
        outs = [tmp_path / f"{name}.{number}" for number in (1, 2)]
        for out in outs:
            command = tool_command(tool, [str(guest(name)), "x"], out, tmp_path / "messages")
            subprocess.run(
                command, env={**os.environ, **tool.environment()},
                stdout=subprocess.DEVNULL, check=True,
            )  # fmt: skip
        assert outs[0].read_bytes() == outs[1].read_bytes()
