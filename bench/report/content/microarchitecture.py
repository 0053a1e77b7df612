"""F11 and F12: instructions per cycle, branches and mispredictions."""

from __future__ import annotations

import statistics

from bench.contestants import reference_of
from bench.report import charts, seed
from bench.report.content.status import CHARACTERIZE, IMPOSSIBLE, missing, proxy
from bench.report.page import Figure
from bench.report.store_data import Data
from bench.staging import C
from kit.host.summary import GROUP_OF, PHASE_GROUPS

BRANCHES = ("conditional_branches", "indirect_branches", "returns")
MISSES = ("conditional_mispredicted", "indirect_mispredicted", "returns_mispredicted")


def figures(data: Data) -> list[Figure]:
    return [_ipc(data), _by_phase(data)]


def rates(data: Data) -> dict[tuple[str, str], float]:
    """Instructions (dbi) over nanoseconds of user time of the fastest native run of the same
    program, size and run, by program and VM."""
    times: dict[tuple[str, str, str], float] = {}
    for row in data.counted:
        if row["counters"] == "none" and not row["cold"] and not row["iterations"]:
            key = (row["run"], row["program"], row["vm"])
            times[key] = min(row["user_seconds"], times.get(key, float("inf")))
    found = {}
    for row in data.counted:
        seconds = times.get((row["run"], row["program"], row["vm"]))
        if row["instructions"] and seconds and row["exit_status"] == 0:
            found[row["program"], row["vm"]] = row["instructions"] / (seconds * 1e9)
    return found


def _ipc(data: Data) -> Figure:
    title = "Instructions per time of C and the VMs"
    found = rates(data)
    if not found:
        return missing("F11", title, CHARACTERIZE)
    c = reference_of(C)
    series = [vm for vm in (c, *data.jit_vms()) if any(one == vm for _program, one in found)]
    values = [
        {"name": program, "series": vm, "value": value}
        for (program, vm), value in found.items()
        if vm in series
    ]
    programs = list(dict.fromkeys(program for program, _vm in found))
    rows = [
        [program, *[found.get((program, vm)) for vm in series], seed.c_ipc(program)]
        for program in programs
    ]
    return Figure(
        "F11",
        f"F11: {title}",
        "Executed instructions over user time in nanoseconds: proportional to IPC as far as the "
        "clock is steady. This kind of machine gives no hardware counters. Processes of a few "
        "milliseconds are mostly start-up, and their time is coarse.",
        ["instructions: measured, dbi", "time: measured, clock", "ratio: derived"],
        charts.bars(values, "instructions per nanosecond of user time", programs, series),
        ["program", *series, "the seed's IPC of C"],
        rows,
        proxy("instructions per nanosecond instead of per cycle"),
    )


def branch_figures(data: Data) -> dict[tuple[str, str, str], tuple[float, float, float]]:
    """By VM, program and phase group (of C: `C`): branches an instruction, mispredicted an
    branch, mispredicted in a thousand instructions; simulated."""
    counts: dict[tuple[str, str, str], dict[str, int]] = {}
    c = reference_of(C)
    for row in data.rows("simulated"):
        if row["vm"] == c and row["scope"] == "total":
            key = (c, row["program"], "C")
        elif row["vm"] in data.jit_vms() and row["scope"] == "phase":
            key = (row["vm"], row["program"], GROUP_OF[row["name"]])
        else:
            continue
        metrics = counts.setdefault(key, {})
        metrics[row["metric"]] = metrics.get(row["metric"], 0) + row["count"]
    instructions: dict[tuple[str, str, str], int] = {}
    for row in data.rows("phases", provider="dbi"):
        group = "C" if row["vm"] == c else GROUP_OF[row["phase"]]
        key = (row["vm"], row["program"], group)
        instructions[key] = instructions.get(key, 0) + row["count"]
    for (program, vm), count in data.instructions().items():
        if vm == c:
            instructions[c, program, "C"] = count
    found = {}
    for key, metrics in counts.items():
        executed = instructions.get(key, 0)
        branches = sum(metrics.get(name, 0) for name in BRANCHES)
        missed = sum(metrics.get(name, 0) for name in MISSES)
        if executed >= 10_000 and branches:
            found[key] = (branches / executed, missed / branches, missed / executed * 1000)
    return found


def _by_phase(data: Data) -> Figure:
    title = "Branches and mispredictions by phase, and of C"
    found = branch_figures(data)
    if not found:
        return Figure(
            "F12", f"F12: {title}",
            "IPC by phase needs hardware counters, which this kind of machine does not give; "
            "branches need a run under the tool with `--branch-sim`.",
            [], None, [], [], IMPOSSIBLE,
        )  # fmt: skip
    rows: list[list[object]] = []
    values = []
    groups = [*[group for group, _title, _phases in PHASE_GROUPS], "C"]
    titles = {**{group: title for group, title, _phases in PHASE_GROUPS}, "C": "C"}
    for group in groups:
        vms = sorted({vm for vm, _program, one in found if one == group})
        for vm in vms:
            mine = [value for (one, _p, g), value in found.items() if (one, g) == (vm, group)]
            mean = [statistics.mean(column) for column in zip(*mine)]
            rows.append(
                [titles[group], vm, len(mine), *mean,
                 seed.microarchitecture(group, "branches_per_instruction_mean"),
                 seed.microarchitecture(group, "branch_miss_rate_mean"),
                 seed.microarchitecture(group, "branch_mpki_mean"),
                 seed.microarchitecture(group, "ipc_mean")]
            )  # fmt: skip
            values.append({"name": titles[group], "series": vm, "value": mean[2]})
        published = seed.microarchitecture(group, "branch_mpki_mean")
        if vms and published is not None:
            values.append({"name": titles[group], "series": charts.SEED, "value": published})
    series = list(dict.fromkeys(str(value["series"]) for value in values))
    series = [one for one in series if one != charts.SEED] + [charts.SEED]
    return Figure(
        "F12",
        f"F12: {title}",
        "Branches as executed; mispredictions as a simulated predictor makes them: conditional "
        "and indirect branches and returns. Means over programs. IPC by phase would need "
        "hardware counters: only the seed's is shown. Phases of fewer than 10,000 instructions "
        "in a program are left out.",
        ["branches: simulated, dbi", "ratios: derived"],
        charts.bars(values, "mispredicted in 1,000 instructions",
                    [titles[group] for group in groups], series),
        ["phase", "VM", "programs", "branches per instruction", "mispredicted per branch",
         "mispredicted in 1,000 instructions", "the seed's branches per instruction",
         "the seed's misprediction rate", "the seed's in 1,000", "the seed's IPC"],
        rows,
        proxy("a simulated predictor, no IPC"),
    )  # fmt: skip
