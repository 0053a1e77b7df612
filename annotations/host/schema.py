"""The tables of a run directory: every column's type and meaning, in one place.

`python -m annotations.host.schema` prints this as SCHEMA.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TEXT, INTEGER, REAL, TRUTH = "text", "integer", "real", "truth"
SQL_TYPES = {TEXT: "VARCHAR", INTEGER: "BIGINT", REAL: "DOUBLE", TRUTH: "BOOLEAN"}
PYTHON_TYPES: Mapping[str, tuple[type, ...]] = {
    TEXT: (str,),
    INTEGER: (int,),
    REAL: (float, int),
    TRUTH: (bool,),
}

PROVENANCE = {
    "measured": "read off a clock or counter, or counted one by one as it happened",
    "simulated": "the answer of a model (a branch predictor, a cache), not of this machine",
    "derived": "computed from other figures of the table or of several providers",
}
PROVIDERS = {
    "clock": "the operating system's clock and its account of the process",
    "tsc": "the time-stamp counter read at phase changes, in a native run",
    "papi": "hardware counters read at phase changes, in a native run",
    "dbi": "dynamic binary instrumentation: the Valgrind tool `xlayer`",
}


@dataclass(frozen=True)
class Column:
    name: str
    kind: str
    meaning: str
    optional: bool = False


@dataclass(frozen=True)
class Table:
    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


# What identifies a row's process; `run` is added when directories are queried.
PROCESS = (
    Column("execution", INTEGER, "number of the process execution within its run"),
    Column("vm", TEXT, "what ran the program: a VM of the kit, or a reference implementation"),
    Column("program", TEXT, "the program's name"),
)
SOURCE = (
    Column("provider", TEXT, "where the figure comes from, see Providers"),
    Column("provenance", TEXT, "how it came about, see Provenance"),
)


def _table(name: str, row: str, *columns: Column) -> Table:
    return Table(name, row, (*PROCESS, *columns, *SOURCE))


EXECUTIONS = _table(
    "executions",
    "a process execution",
    Column("arguments", TEXT, "the guest program's arguments, quoted as for a shell"),
    Column("counters", TEXT, "what looked on: none, tsc, papi or dbi"),
    Column("iterations", INTEGER, "in-process iterations asked for; 0: the plain program"),
    Column("cold", TRUTH, "may have had to compile the program first: for no comparison"),
    Column("wall_seconds", REAL, "from start to end, by the clock; slowed when under dbi"),
    Column("user_seconds", REAL, "CPU time in user mode"),
    Column("system_seconds", REAL, "CPU time in the kernel"),
    Column("peak_memory", INTEGER, "the most bytes that were resident; empty: below 10 MB", True),
    Column("instructions", INTEGER, "all executed instructions, counted by dbi", True),
    Column("exit_status", INTEGER, "as the shell tells it; 128 + signal when killed"),
    Column("output_hash", TEXT, "SHA-256 of the checked output"),
    Column("output_same", TRUTH, "the output equals the reference's, where it is compared", True),
    Column("started", TEXT, "UTC, ISO 8601"),
    Column("command", TEXT, "the command line, quoted as for a shell"),
    Column("raw", TEXT, "where its raw files are, relative to the run directory"),
    Column("size", TEXT, "the benchmark's size: test, short, long...", True),
    Column("invocation", INTEGER, "from 1: VMs take turns within one", True),
    Column("killed", TRUTH, "by the runner, at its time limit", True),
)

ITERATIONS = _table(
    "iterations",
    "an in-process iteration, warm-up included",
    Column("iteration", INTEGER, "from 1"),
    Column("seconds", REAL, "duration, by the guest's monotonic clock"),
)

PHASES = _table(
    "phases",
    "a VM, phase and provider; a process's phases sum to its total",
    Column("phase", TEXT, "the phase's name in the tag registry"),
    Column("layer", TEXT, "the layer that the phase belongs to"),
    Column("unit", TEXT, "instructions or cycles"),
    Column("count", INTEGER, "that many while the phase was innermost"),
    Column("entries", INTEGER, "times that the phase began"),
    Column("share", REAL, "count over the process's total (derived)"),
)

IR_OPERATIONS = _table(
    "ir_operations",
    "a kind of JIT IR operation",
    Column("number", INTEGER, "rpython's number of the operation"),
    Column("operation", TEXT, "its name"),
    Column("category", TEXT, "what it does: memory, guard, call...; see ir_categories.py"),
    Column("executions", INTEGER, "times that one was executed"),
    Column("instructions", INTEGER, "machine instructions charged to it, in phase jit"),
    Column("nested", INTEGER, "instructions of the phases that began within it, as calls"),
)

EVENTS = _table(
    "events",
    "a kind of event",
    Column("event", TEXT, "the event's name in the tag registry"),
    Column("phase", TEXT, "the innermost phase then"),
    Column("count", INTEGER, "times that it happened"),
)

DISPATCH = _table(
    "dispatch",
    "an opcode of the guest language",
    Column("number", INTEGER, "the opcode's number"),
    Column("opcode", TEXT, "its name, empty when the language declares none"),
    Column("phase", TEXT, "the innermost phase then"),
    Column(
        "count", INTEGER, "times that it began: dispatched by the interpreter, traced, in JIT code"
    ),
)

AOT_FUNCTIONS = _table(
    "aot_functions",
    "a function that JIT code calls, AOT-compiled or external",
    Column("function", TEXT, "its symbol; empty where there is none"),
    Column("module", TEXT, "of the RPython function; empty where it is none"),
    Column("name", TEXT, "of the RPython function, with its class if it is a method"),
    Column("object", TEXT, "the binary or library that holds it"),
    Column("phase", TEXT, "jit_call; native where it is external and runs without the GIL"),
    Column("calls", INTEGER, "times that it was called"),
    Column("instructions", INTEGER, "with what it calls, without phases that began within"),
)

EXTERNAL_CALLS = _table(
    "external_calls",
    "an external function that the VM called without the GIL, from anywhere",
    Column("function", TEXT, "its symbol; empty where there is none"),
    Column("calls", INTEGER, "times that it was called"),
)

REGIONS = _table(
    "regions",
    "a region of the guest program and phase; they sum to the process's total",
    Column("region", TEXT, "its path, as outer/inner; empty: outside of any"),
    Column("phase", TEXT, "the phase's name; empty where the program itself took the time"),
    Column("unit", TEXT, "instructions or nanoseconds"),
    Column("count", INTEGER, "that many in the region and phase, not in regions inside"),
    Column("entries", INTEGER, "times that the phase began there; without phase, the region"),
    Column("dispatched", INTEGER, "opcodes begun there", True),
)

POINTS = _table(
    "points",
    "a point of the guest program",
    Column("name", TEXT, "as the program calls it"),
    Column("count", INTEGER, "times that it was passed"),
)

EVENT_VALUES = _table(
    "event_values",
    "a kind of event and its first value",
    Column("event", TEXT, "the event's name in the tag registry"),
    Column("value", INTEGER, "its value: a trace's number, a guard's number, a reason"),
    Column("meaning", TEXT, "of a value that has one: why a trace was given up"),
    Column("count", INTEGER, "times that it happened"),
)

EVENT_STREAM = _table(
    "event_stream",
    "an event",
    Column("at", INTEGER, "instructions executed before it"),
    Column("thread", INTEGER, "in the order in which threads started, from 1"),
    Column("phase", TEXT, "the innermost phase then"),
    Column("event", TEXT, "the event's name in the tag registry"),
    Column("first", INTEGER, "its first value", True),
    Column("second", INTEGER, "its second value", True),
    Column("name", TEXT, "of a point; of why a trace was given up"),
)

TRANSITIONS = _table(
    "transitions",
    "a phase and one that began within it",
    Column("outer", TEXT, "the innermost phase before"),
    Column("inner", TEXT, "the one that began"),
    Column("count", INTEGER, "times"),
)

SAMPLES = _table(
    "samples",
    "a running total at one time, of those that are not zero",
    Column("sample", INTEGER, "from 1"),
    Column("at", INTEGER, "instructions executed until then"),
    Column(
        "what", TEXT, "instructions or entries of a phase, events, dispatched, code_written (bytes)"
    ),
    Column("name", TEXT, "of the phase or event; else empty"),
    Column("count", INTEGER, "since the start"),
)

FUNCTIONS = _table(
    "functions",
    "a function of the binary or a library, and phase",
    Column("function", TEXT, "its symbol; empty where there is none"),
    Column("module", TEXT, "of the RPython function; empty where it is none"),
    Column("name", TEXT, "of the RPython function, with its class if it is a method"),
    Column("object", TEXT, "the binary or library that holds it; empty: code made at run time"),
    Column("phase", TEXT, "the innermost phase then"),
    Column("instructions", INTEGER, "its own, without those of its callees"),
)

SIMULATED = _table(
    "simulated",
    "a metric of the simulated microarchitecture for one thing",
    Column(
        "scope",
        TEXT,
        "total, phase, region, function, aot_function, ir_operation or trace_operation",
    ),
    Column("name", TEXT, "of that thing; empty for the total; TRACE:POSITION of an operation"),
    Column("metric", TEXT, "conditional_branches, conditional_mispredicted, l1d_misses..."),
    Column("count", INTEGER, "times"),
)

PLACE = (
    Column("source_file", TEXT, "source file of the merge point; empty where the VM tells none"),
    Column("line", INTEGER, "its line"),
    Column("function", TEXT, "the guest function there"),
    Column("index", INTEGER, "index of the instruction in that function"),
    Column("opcode", TEXT, "name of the opcode there"),
)

TRACES = _table(
    "traces",
    "a trace of the JIT, from its log",
    Column("trace", INTEGER, "its number"),
    Column("kind", TEXT, "loop, bridge or entry bridge"),
    Column("aborted", TRUTH, "given up after recording"),
    Column("parent", INTEGER, "the trace with the guard that a bridge hangs on", True),
    Column("guard", TEXT, "that guard, a descr_id of trace_operations"),
    *PLACE,
    Column("recorded", INTEGER, "operations that were recorded, merge points not counted"),
    Column("optimised", INTEGER, "operations after optimisation, with the peeled iteration"),
    Column("assembled", INTEGER, "operations that machine code was made of"),
    Column("merge_points", INTEGER, "in the optimised trace"),
    Column("code_start", TEXT, "address of its machine code"),
    Column("code_bytes", INTEGER, "with its slow paths and exits"),
    Column("entries", INTEGER, "executions of its first operation", True),
    Column("executions", INTEGER, "of all operations, merge points not counted", True),
    Column("instructions", INTEGER, "machine instructions charged to its operations", True),
    Column("nested", INTEGER, "instructions of the phases that began within", True),
)

TRACE_OPERATIONS = _table(
    "trace_operations",
    "an operation of a trace at one stage of its making",
    Column("trace", INTEGER, "the trace's number"),
    Column("stage", TEXT, "recorded, optimised or assembled"),
    Column("position", INTEGER, "from 0"),
    Column("number", INTEGER, "rpython's number of the operation"),
    Column("operation", TEXT, "its name"),
    Column("category", TEXT, "what it does: memory, guard, call...; see ir_categories.py"),
    Column("result", TEXT, "variable of its result"),
    Column("arguments", TEXT, "variables and constants"),
    Column("descr", TEXT, "its descriptor"),
    Column("descr_id", TEXT, "the descriptor's number in the log"),
    Column("fail_arguments", TEXT, "of a guard: what is live there"),
    *PLACE,
    Column("offset", INTEGER, "of its machine code, in bytes from the trace's", True),
    Column("code", TEXT, "its machine code, hexadecimal", True),
    Column("executions", INTEGER, "times that it was executed", True),
    Column("instructions", INTEGER, "machine instructions charged to it, in phase jit", True),
    Column("nested", INTEGER, "instructions of the phases that began within it", True),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        EXECUTIONS,
        ITERATIONS,
        PHASES,
        IR_OPERATIONS,
        EVENTS,
        DISPATCH,
        AOT_FUNCTIONS,
        EXTERNAL_CALLS,
        REGIONS,
        POINTS,
        EVENT_VALUES,
        EVENT_STREAM,
        TRANSITIONS,
        SAMPLES,
        FUNCTIONS,
        SIMULATED,
        TRACES,
        TRACE_OPERATIONS,
    )
}


def checked_row(table: Table, row: Mapping[str, object]) -> tuple[object, ...]:
    """The row's values in column order; a wrong row is a mistake of the caller."""
    unknown = set(row) - set(table.names)
    if unknown:
        raise TypeError(f"table {table.name} has no column {', '.join(sorted(unknown))}")
    return tuple(_checked_value(table, column, row.get(column.name)) for column in table.columns)


def _checked_value(table: Table, column: Column, value: object) -> object:
    where = f"{table.name}.{column.name}"
    if value is None:
        if column.optional:
            return None
        raise TypeError(f"{where} is missing")
    right_type = isinstance(value, PYTHON_TYPES[column.kind])
    if not right_type or (isinstance(value, bool) and column.kind != TRUTH):
        raise TypeError(f"{where} must be {column.kind}, not {value!r}")
    allowed = {"provider": PROVIDERS, "provenance": PROVENANCE}.get(column.name)
    if allowed is not None and value not in allowed:
        raise TypeError(f"{where} must be one of {', '.join(allowed)}, not {value!r}")
    return value


def document() -> str:
    """SCHEMA.md."""
    lines = [
        "# Tables of a run directory",
        "",
        "Written by `python -m annotations.host.schema`; a test keeps it up to date.",
        "",
        "Each table is a Parquet file of its name in the run directory, and a view of",
        "that name over all run directories in `vmkit sql`, where the further column",
        "`run` names the directory. The view `runs` has a row per directory with its",
        "`state` (`complete` or `cut off`), path and environment; only complete runs",
        "show up in the other views. `vmkit export DIR TABLE` prints one as CSV.",
    ]
    for title, words in (("Provenance", PROVENANCE), ("Providers", PROVIDERS)):
        lines += ["", f"## {title}", ""]
        lines += [f"- `{word}`: {meaning}" for word, meaning in words.items()]
    for table in TABLES.values():
        lines += ["", f"## {table.name}", "", f"A row is {table.row}.", ""]
        lines += ["| column | type | meaning |", "| --- | --- | --- |"]
        for column in table.columns:
            kind = column.kind + (", may be empty" if column.optional else "")
            lines.append(f"| `{column.name}` | {kind} | {column.meaning} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(document(), end="")
