"""T1, F8 and F13: functions called from JIT code, IR operations, traces."""

from __future__ import annotations

import statistics

from annotations.host.ir_categories import CATEGORIES
from bench.report import charts
from bench.report.content.status import CHARACTERIZE, REPRODUCED, missing
from bench.report.page import Figure
from bench.report.store_data import Data

SIGNIFICANT = 0.10  # of a program's instructions


def figures(data: Data) -> list[Figure]:
    return [_aot_functions(data), _ir_categories(data), *_traces(data)]


def source_of(module: str, function: str, holder: str) -> str:
    """Where a function comes from: the seed's five kinds, and the kit. `module`: the RPython
    function's, empty for C."""
    if not module:
        return "external library" if ".so" in holder else "runtime"
    if "_ll_" in function or module.startswith("rpython.rtyper."):
        return "RPython types"
    if module.startswith(("rpython.", "kit.vm.", "annotations.")):
        return "RPython library" if module.startswith("rpython.") else "kit"
    return "language module" if ".modules." in f"{module}." else "interpreter"


def significant(data: Data, vm: str, least: float = SIGNIFICANT) -> list[list[object]]:
    """program, VM, function, its module, source, share of the instructions, calls."""
    totals = data.instructions()
    found: list[list[object]] = []
    for row in data.rows("aot_functions", vm=vm):
        total = totals.get((row["program"], vm))
        if total and row["instructions"] / total >= least:
            found.append(
                [row["program"], vm, row["name"] or row["function"], row["module"],
                 source_of(row["module"] or "", row["function"], row["object"]),
                 row["instructions"] / total, row["calls"]]
            )  # fmt: skip
    return sorted(found, key=lambda row: -float(str(row[5])))


def _aot_functions(data: Data) -> Figure:
    title = "Significant AOT-compiled functions called from JIT code"
    if not data.rows("phases", provider="dbi"):
        return missing("T1", title, CHARACTERIZE)
    rows = [row for vm in data.jit_vms() for row in significant(data, vm)]
    none = "" if rows else " In the programs measured no function reaches that."
    return Figure(
        "T1",
        f"T1: {title}",
        f"Functions with at least {SIGNIFICANT:.0%} of a program's instructions, without phases "
        f"that begin within.{none} Module and source are of the RPython function that the VM's "
        "translation made the symbol of.",
        ["instructions: measured, dbi", "source: derived from the module"],
        None,
        ["program", "VM", "function", "module", "source", "share", "calls"],
        rows,
        REPRODUCED,
    )


def _ir_categories(data: Data) -> Figure:
    title = "IR operations by category"
    values, rows, order = [], [], []
    names = [name for name in CATEGORIES if name != "vector"]
    for vm in data.jit_vms():
        found = data.rows("ir_operations", vm=vm)
        for program in data.by_speedup(vm, list(dict.fromkeys(row["program"] for row in found))):
            counts = dict.fromkeys(CATEGORIES, 0)
            for row in found:
                if row["program"] == program:
                    counts[row["category"]] += row["instructions"]
            total = sum(counts.values())
            if not total:
                continue
            run = f"{program}, {vm.rpartition('-')[0]}"
            order.append(run)
            rows.append([program, vm, *[counts[name] / total for name in names], total])
            for name in names:
                values.append(
                    {"run": run, "part": name, "share": counts[name] / total,
                     "count": counts[name]}
                )  # fmt: skip
    if not values:
        return missing("F8", title, CHARACTERIZE)
    return Figure(
        "F8",
        f"F8: {title}",
        "Share of the machine instructions executed in JIT code, charged to the IR operation "
        "that they were made for.",
        ["instructions: measured, dbi", "share: derived"],
        charts.stacked(values, "share of instructions in JIT code", order,
                       charts.category_colors(names)),
        ["program", "VM", *names, "instructions"],
        rows,
        REPRODUCED,
    )  # fmt: skip


def _traces(data: Data) -> list[Figure]:
    title = "IR statistics"
    rows: list[list[object]] = []
    values = []
    series = data.jit_vms()
    for vm in series:
        found = data.rows("traces", vm=vm)
        operations = data.rows("ir_operations", vm=vm)
        for program in data.by_speedup(vm, list(dict.fromkeys(row["program"] for row in found))):
            mine = [row for row in found if row["program"] == program and not row["aborted"]]
            executions = sorted((row["executions"] or 0 for row in mine), reverse=True)
            ir = [row for row in operations if row["program"] == program]
            executed = sum(row["executions"] for row in ir)
            instructions = sum(row["instructions"] for row in ir)
            lengths = [row["optimised"] for row in mine]
            if not mine or not executed:
                continue
            rows.append(
                [program, vm, sum(1 for row in mine if row["kind"] != "bridge"),
                 sum(1 for row in mine if row["kind"] == "bridge"),
                 statistics.mean(row["recorded"] for row in mine), statistics.mean(lengths),
                 max(lengths), hot_count(executions), instructions / executed]
            )  # fmt: skip
            values.append({"name": program, "series": vm, "value": instructions / executed})
    if not rows:
        return [missing("F13", title, CHARACTERIZE)]
    order = list(dict.fromkeys(str(value["name"]) for value in values))
    return [
        Figure(
            "F13",
            f"F13: {title}: machine instructions per IR operation",
            "The table has the traces too: how many and how long, and how many of the hottest "
            "ones make up 90 % of all executed operations.",
            ["counts: measured, dbi and the JIT's log", "ratio: derived"],
            charts.bars(values, "machine instructions per executed IR operation", order, series),
            ["program", "VM", "loops", "bridges", "operations recorded, mean",
             "operations optimised, mean", "longest", "traces for 90 %",
             "instructions per operation"],
            rows,
            REPRODUCED,
        )
    ]  # fmt: skip


def hot_count(executions: list[int], part: float = 0.9) -> int:
    """How many of the most executed traces make up that part of all executions."""
    total, running = sum(executions), 0
    for number, count in enumerate(sorted(executions, reverse=True), 1):
        running += count
        if running >= part * total:
            return number
    return 0
