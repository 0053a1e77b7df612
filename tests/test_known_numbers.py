"""A VM that knows nothing of the kit, translated with annotations: its phases, IR
operations, opcodes and calls are counted exactly, by the Valgrind tool and by TSC.
"""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from annotations.host import counters
from annotations.host.counts import Counts
from annotations.host.function_names import read_function_names
from annotations.host.tool_run import ToolOptions, ToolRun, run_under_tool
from annotations.host.valgrind_tool import Tool, ensure_tool
from kit.host import build
from kit.host.paths import cache_folder

pytestmark = pytest.mark.binaries

TARGET = Path(__file__).parent / "vm" / "known_numbers.py"
OPCODES = "dabcergxkjopmn"

# enough iterations of the outer loop for each to be compiled, in letters of the target
EVERYTHING = "abcerdj/cadj"


@pytest.fixture(scope="session")
def binary() -> Path:
    return build.build(build.of_target(TARGET, [TARGET.parents[2]])).binary


@pytest.fixture(scope="session")
def tool() -> Tool:
    return ensure_tool(cache_folder())


def total_of(functions: list[str], n: int, dispatched: Counter[str], index: int = 0) -> int:
    """What the target computes, and which opcodes it dispatches."""
    total = 0
    while True:
        for letter in functions[index]:
            dispatched[letter] += 1
            if letter == "d":
                n -= 1
            elif letter in "abn":
                total += n
            elif letter == "c":
                total += n ^ 1
            elif letter == "e":
                total += -n if n & 1 else n
            elif letter in "op":
                total += (letter == "o") * (n % 3 == 0) + 2 * (letter == "p") * (n % 5 == 0)
            elif letter == "m":
                total += n & 3
            elif letter == "r":
                total += total_of(functions, n & 7, dispatched, index + 1)
        if n <= 0:
            return total


def environment(**switches: str) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("VMKIT_", "PYPY"))}
    return {**inherited, **switches}


def counted(
    tool: Tool, binary: Path, program: str, n: int, **switches: str
) -> tuple[ToolRun, Counts]:
    ran = run_under_tool(
        tool, [str(binary), program, str(n)], ToolOptions(tells_code=True),
        environment=environment(**{"VMKIT_ANNOTATE_IR": "1", **switches}),
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return ran, ran.counts


def executions(counts: Counts) -> Counter[int]:
    """By address, of IR operations."""
    return Counter({row.address: row.executions for row in counts.ir})


def events(counts: Counts) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in counts.events:
        found[row.event] += row.count
    return found


def test_output(binary: Path) -> None:
    for n in (1, 100, 20_000):
        done = subprocess.run(
            [binary, EVERYTHING, str(n)], capture_output=True, text=True, env=environment()
        )
        assert int(done.stdout) == total_of(EVERYTHING.split("/"), n, Counter())


def test_phases_of_a_loop(tool: Tool, binary: Path) -> None:
    _ran, counts = counted(tool, binary, "adj", 100_000)
    entries = {row.phase: row.entries for row in counts.phases}
    # the program and the call of its first function
    assert entries["interpreter"] == 2
    assert entries["tracing"] == entries["assembling"] == entries["jit"] == 1
    assert entries["deoptimisation"] == 1
    assert entries["optimising"] == 2  # the first iteration and the loop
    assert entries["shutdown"] == 1
    assert events(counts)["loop_compiled"] == events(counts)["trace_entered"] == 1
    assert events(counts)["guard_failed"] == 1
    assert not counts.open_phases


def test_every_iteration_of_a_loop_is_counted(tool: Tool, binary: Path) -> None:
    n, further = 100_000, 12_345
    before = executions(counted(tool, binary, "adj", n)[1])
    after = executions(counted(tool, binary, "adj", n + further)[1])
    assert set(before) == set(after)
    differences = Counter(after[address] - before[address] for address in after)
    assert set(differences) == {0, further}
    assert differences[further] >= 4  # n - 1, total + n, n > 0, the guard, the jump
    assert n - max(before.values()) < 2_000  # the others were interpreted and traced


def test_calls_of_a_compiled_function(tool: Tool, binary: Path) -> None:
    n, further = 50_000, 3_210

    def calls(n: int) -> int:
        _ran, counts = counted(tool, binary, "cdj", n)
        phase = counts.phase("jit_call")
        rows = [row for row in counts.callees if "called_function" in row.function]
        assert {row.phase for row in counts.callees} == {"jit_call"}
        assert sum(row.calls for row in counts.callees) == phase.entries
        assert sum(row.instructions for row in counts.callees) == phase.instructions
        return sum(row.calls for row in rows)

    assert calls(n + further) - calls(n) == further


@pytest.mark.parametrize("n", [900, 20_000])
def test_external_calls(tool: Tool, binary: Path, n: int) -> None:
    """Each is one entry of phase native and one event, interpreted or in JIT code."""
    _ran, counts = counted(tool, binary, "ndj", n)
    called = {row.name: row.count for row in counts.event_values if row.event == "external_call"}
    assert called.pop("getppid") == n
    assert counts.phase("native").entries == n + sum(called.values())
    by_phase = {row.phase: row.count for row in counts.events if row.event == "external_call"}
    rows = [row for row in counts.callees if row.phase == "native"]
    assert sum(row.calls for row in rows) == by_phase.get("jit", 0)
    assert by_phase.get("jit", 0) > n / 2 if n > 10_000 else not rows


def test_names_of_functions(binary: Path) -> None:
    known = read_function_names(binary)["pypy_g_called_function"]
    assert known.module.endswith("known_numbers") and known.name == "called_function"


def test_no_marks_in_jit_code_unless_asked(tool: Tool, binary: Path) -> None:
    _ran, counts = counted(tool, binary, "cdj", 50_000, VMKIT_ANNOTATE_IR="0")
    assert not counts.ir and not counts.callees
    assert counts.phase("jit_call").entries == 0
    assert counts.phase("jit").instructions > 500_000


def test_collections(tool: Tool, binary: Path) -> None:
    few = counted(tool, binary, "gdj", 5_000)[1]
    many = counted(tool, binary, "gdj", 6_000)[1]
    assert many.phase("gc_minor").entries - few.phase("gc_minor").entries == 1_000


def test_opcodes_where_nothing_is_compiled(tool: Tool, binary: Path) -> None:
    program, n = "abcerdj/cadj", 900  # the JIT starts at 1,039 iterations
    expected: Counter[str] = Counter()
    total_of([program.split("/")[0].replace("r", "")], n, expected)
    _ran, counts = counted(tool, binary, program.split("/")[0].replace("r", ""), n)
    found = {OPCODES[row.opcode]: row.count for row in counts.dispatch}
    assert found == dict(expected)
    assert counts.phase("jit").entries == 0


@pytest.mark.parametrize("n", [1, 1_500, 20_000, 20_017])
@pytest.mark.parametrize(
    "program",
    ["dj", "abcdj", "edj", "opdj", "oapbdj", "mopdj", "mdj", "ncdj", "gopcdj", "rdj/dj", "rdj/opdj",
     "ropdj/rcdj/moadj", "rrdj/eopdj/opmdj", EVERYTHING, "opr" + EVERYTHING],
)  # fmt: skip
def test_every_opcode_is_counted_once(tool: Tool, binary: Path, program: str, n: int) -> None:
    """Interpreted, traced, in JIT code, and after guards that fail within an opcode."""
    expected: Counter[str] = Counter()
    total = total_of(program.split("/"), n, expected)
    ran = run_under_tool(
        tool, [str(binary), program, str(n)], ToolOptions(tells_code=True),
        environment=environment(VMKIT_ANNOTATE_IR="1"), stdout=subprocess.DEVNULL,
    )  # fmt: skip
    found: Counter[str] = Counter()
    for row in ran.counts.dispatch:
        found[OPCODES[row.opcode]] += row.count
    assert found == expected, total
    if n > 10_000 and "g" not in program:  # tracing a collection is given up
        assert ran.counts.dispatched("jit") > ran.counts.dispatched() / 2


@pytest.mark.parametrize("program", ["abdj", "cdj", "edj", EVERYTHING, "rdj/rcdj/adj"])
def test_balanced_and_the_same_every_time(tool: Tool, binary: Path, program: str) -> None:
    runs = [counted(tool, binary, program, 20_000)[1] for _ in range(2)]
    assert runs[0] == runs[1]
    assert not runs[0].open_phases
    assert events(runs[0])["loop_compiled"] >= 1


def test_interpreter_within_jit_code_within_interpreter(tool: Tool, binary: Path) -> None:
    _ran, counts = counted(tool, binary, EVERYTHING, 20_000)
    inside = {(row.from_phase, row.to) for row in counts.transitions}
    assert ("deoptimisation", "tracing") in inside
    assert {"interpreter"} < {to for _around, to in inside}
    assert any(to == "interpreter" and around != "interpreter" for around, to in inside)


def test_exit_within_a_call_from_jit_code(tool: Tool, binary: Path) -> None:
    ran, counts = counted(tool, binary, "xdj", 20_000)
    assert ran.exit_status == 7
    assert [row.phase for row in counts.open_phases][-2:] == ["jit", "jit_call"]


def test_a_crash_within_jit_code(tool: Tool, binary: Path) -> None:
    ran, counts = counted(tool, binary, "kdj", 20_000)
    assert ran.exit_status == -6
    assert [row.phase for row in counts.open_phases][-2:] == ["jit", "jit_call"]


@pytest.mark.parametrize("program", ["adj", "cdj", EVERYTHING, "rdj/rcdj/adj"])
def test_time_stamps(binary: Path, program: str, tmp_path: Path) -> None:
    out = tmp_path / "counters"
    subprocess.run(
        [binary, program, "300000"], check=True, stdout=subprocess.DEVNULL,
        env=environment(VMKIT_COUNTERS="tsc", VMKIT_COUNTERS_OUT=str(out)),
    )  # fmt: skip
    (report,) = counters.read(out.read_text())  # balanced, and sums to the total
    phases = {row.phase: row for row in report.phases}
    assert phases["jit"].count > 0 and phases["tracing"].entries >= 1


@pytest.mark.parametrize(("program", "status"), [("xdj", 7), ("kdj", -6)])
def test_time_stamps_of_a_process_cut_short(
    binary: Path, program: str, status: int, tmp_path: Path
) -> None:
    out = tmp_path / "counters"
    done = subprocess.run(
        [binary, program, "20000"], stdout=subprocess.DEVNULL,
        env=environment(VMKIT_COUNTERS="tsc", VMKIT_COUNTERS_OUT=str(out)),
    )  # fmt: skip
    assert done.returncode == status
    (report,) = counters.read(out.read_text())
    assert sum(row.count for row in report.phases) == report.total


def test_counters_that_do_not_exist(binary: Path) -> None:
    done = subprocess.run(
        [binary, "dj", "5"], capture_output=True, text=True,
        env=environment(VMKIT_COUNTERS="miles"),
    )  # fmt: skip
    assert done.returncode == 64
    assert done.stderr == "VMKIT_COUNTERS: no such counters; there are: none, tsc, papi\n"
