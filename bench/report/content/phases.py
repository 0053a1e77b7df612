"""F3, F4, F5 and F10: where the instructions of a VM go, by phase."""

from __future__ import annotations

from collections.abc import Sequence

from bench.report import charts, theme
from bench.report.content.status import CHARACTERIZE, REPRODUCED, missing
from bench.report.page import Figure
from bench.report.store_data import Data, Row
from kit.host.summary import GROUP_OF, PHASE_GROUPS, Share, group_shares

TITLES = {group: title for group, title, _phases in PHASE_GROUPS}
COLORS = {TITLES[group]: color for group, color in theme.GROUP_COLORS.items()}
JIT_GROUPS = ("jit", "jit_call")
OVERHEADS = ("interpreter", "tracing", "deoptimisation", "gc")
WINDOWS = 60  # of a timeline
PROVENANCE = ["instructions: measured, dbi", "share: derived"]


def shares_of(data: Data, vm: str) -> list[Share]:
    return group_shares(data.rows("phases", vm=vm, provider="dbi"))


def figures(data: Data) -> list[Figure]:
    return [
        *_timelines(data),
        _breakdown(
            data, "F4", "Phases of every program", list(TITLES),
            "Of all executed instructions; the program that the JIT speeds up most comes first.",
        ),
        _breakdown(
            data, "F5", "JIT code and calls from it to AOT-compiled functions", JIT_GROUPS,
            "Both together are what the JIT made of a program's instructions.",
        ),
        _breakdown(
            data, "F10", "Overheads of every program", OVERHEADS,
            "What is not JIT code, nor called from it, nor start-up.",
        ),
    ]  # fmt: skip


def _breakdown(data: Data, number: str, title: str, groups: Sequence[str], what: str) -> Figure:
    values, rows, order = [], [], []
    for vm in data.jit_vms():
        shares = shares_of(data, vm)
        programs = data.by_speedup(vm, list(dict.fromkeys(one.program for one in shares)))
        for program in programs:
            run = f"{program}, {_short(vm)}"
            order.append(run)
            mine = {one.phase: one for one in shares if one.program == program}
            for group in groups:
                one = mine[group]
                values.append(
                    {"run": run, "part": TITLES[group], "share": one.share, "count": one.count}
                )
            rows.append([program, vm, *[mine[group].share for group in groups],
                         sum(mine[group].share for group in groups)])  # fmt: skip
    if not values:
        return missing(number, title, CHARACTERIZE)
    return Figure(
        number,
        f"{number}: {title}",
        f"{what} At the size `test` unless the run says otherwise, so start-up and tracing "
        "weigh more than in a long run.",
        PROVENANCE,
        charts.stacked(values, "share of instructions", order,
                       {TITLES[group]: COLORS[TITLES[group]] for group in groups}),
        ["program", "VM", *[TITLES[group] for group in groups], "sum"],
        rows,
        REPRODUCED,
    )  # fmt: skip


def _short(vm: str) -> str:
    return vm.rpartition("-")[0] if vm.endswith("-jit") else vm


def _timelines(data: Data) -> list[Figure]:
    title = "Phases over time"
    found = []
    for vm in data.jit_vms():
        sampled = {row["program"] for row in data.rows("samples", vm=vm)}
        programs = data.by_speedup(vm, sorted(sampled))
        ends = programs if len(programs) < 2 else [programs[0], programs[-1]]
        for program, word in zip(ends, ("easy", "hard")):
            rows = data.rows("samples", vm=vm, program=program)
            found.append(_timeline(rows, program, vm, word))
    return found or [missing("F3", title, CHARACTERIZE)]


def windows(samples: Sequence[Row], count: int = WINDOWS) -> list[tuple[int, dict[str, int]]]:
    """(instructions until its end, instructions by group) of about `count` equal windows."""
    totals: dict[int, dict[str, int]] = {}
    for row in samples:
        if row["what"] == "instructions":
            groups = totals.setdefault(row["at"], {})
            group = GROUP_OF[row["name"]]
            groups[group] = groups.get(group, 0) + row["count"]
    places = sorted(totals)
    step = max(1, len(places) // count)
    chosen = places[step - 1 :: step]
    if places and chosen[-1:] != places[-1:]:
        chosen.append(places[-1])
    found = []
    before: dict[str, int] = {}
    for at in chosen:
        now = totals[at]
        found.append((at, {group: now.get(group, 0) - before.get(group, 0) for group in TITLES}))
        before = now
    return found


def _timeline(samples: Sequence[Row], program: str, vm: str, word: str) -> Figure:
    values, rows = [], []
    for at, counts in windows(samples):
        total = sum(counts.values()) or 1
        rows.append([at, *[counts[group] / total for group in TITLES]])
        for group, count in counts.items():
            values.append({"part": TITLES[group], "at": at, "share": count / total})
    return Figure(
        f"F3-{vm}-{word}",
        f"F3: Phases over time: {program} on {vm}",
        f"The {'most' if word == 'easy' else 'least'} sped-up program of those measured, window "
        "by window of executed instructions.",
        PROVENANCE,
        charts.area(values, "executed instructions", COLORS),
        ["instructions", *TITLES.values()],
        rows,
        REPRODUCED,
    )
