"""Figures: pure functions from rows of the run store to Altair charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Union

import altair as alt

from bench.report import theme
from kit.host.summary import PHASE_GROUPS, Rows, Timing, group_shares, speedup

Chart = Union[alt.Chart, alt.LayerChart, alt.FacetChart]

GROUP_TITLES = {group: title for group, title, _phases in PHASE_GROUPS}
BAR = 22  # height of a bar with its gap


def speedup_chart(timings: Sequence[Timing], vms: Sequence[str], reference: str) -> Chart:
    """Bars: how many times faster than the reference; lines: from slowest to fastest run."""
    medians = {one.program: one.median for one in timings if one.vm == reference}
    values: list[dict[str, Any]] = []
    for one in timings:
        ratio = speedup(one, timings, reference)
        if ratio is not None:
            values.append(
                {
                    "program": one.program,
                    "vm": one.vm,
                    "speedup": ratio,
                    "low": medians[one.program] / one.high,
                    "high": medians[one.program] / one.low,
                    "seconds": one.median,
                    "label": f"{ratio:.3g}x",
                }
            )
    programs = list(dict.fromkeys(str(value["program"]) for value in values))
    base = alt.Chart(alt.InlineData(values)).encode(
        y=alt.Y("program:N", sort=programs, title=None, axis=alt.Axis(ticks=False, domain=False)),
        yOffset=alt.YOffset("vm:N", sort=list(vms)),
        tooltip=[
            alt.Tooltip("program:N"),
            alt.Tooltip("vm:N", title="VM"),
            alt.Tooltip("speedup:Q", format=".3f"),
            alt.Tooltip("low:Q", format=".3f", title="slowest"),
            alt.Tooltip("high:Q", format=".3f", title="fastest"),
            alt.Tooltip("seconds:Q", format=".4f", title="median seconds"),
        ],
    )
    room = max((value["high"] for value in values), default=1.0) * 1.12  # for the last label
    axis = alt.X(
        "speedup:Q",
        title=f"times as fast as {reference}",
        axis=alt.Axis(tickCount=6),
        scale=alt.Scale(domain=[0, room], nice=False),
    )
    bars = base.mark_bar().encode(x=axis, color=_vm_color(vms))
    ranges = base.mark_rule(strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    labels = base.mark_text(align="left", dx=6).encode(x="high:Q", text="label:N")
    height = len(programs) * len(vms) * BAR
    return _sized(alt.layer(bars, ranges, labels), height)


def phase_chart(phases: Rows, provider: str, names: Sequence[tuple[str, str]]) -> Chart:
    """Stacked bars: each group of phases' share of a process, by one provider.

    `names`: the VMs to show and what to call them.
    """
    titles = dict(names)
    order = {group: place for place, (group, _title, _phases) in enumerate(PHASE_GROUPS)}
    values = [
        {
            "run": f"{share.program}, {titles[share.vm]}",
            "phase": GROUP_TITLES[share.phase],
            "order": order[share.phase],
            "share": share.share,
            "count": share.count,
            "entries": share.entries,
        }
        for share in group_shares(phases)
        if share.provider == provider and share.vm in titles
    ]
    unit = next((row["unit"] for row in phases if row["provider"] == provider), "")
    runs = list(dict.fromkeys(str(value["run"]) for value in values))
    chart = (
        alt.Chart(alt.InlineData(values))
        .mark_bar()
        .encode(
            y=alt.Y("run:N", sort=runs, title=None, axis=alt.Axis(ticks=False, domain=False)),
            x=alt.X("share:Q", title=f"share of {unit}", axis=alt.Axis(format="%", tickCount=5),
                    scale=alt.Scale(domain=[0, 1])),
            color=alt.Color(
                "phase:N",
                scale=alt.Scale(
                    domain=list(GROUP_TITLES.values()),
                    range=[theme.GROUP_COLORS[group] for group in GROUP_TITLES],
                ),
            ),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("run:N", title="run"),
                alt.Tooltip("phase:N"),
                alt.Tooltip("share:Q", format=".2%"),
                alt.Tooltip("count:Q", format=",", title=unit),
                alt.Tooltip("entries:Q", format=",", title="entered"),
            ],
        )
    )  # fmt: skip
    return _sized(chart, len(runs) * BAR * 1.6)


def warmup_chart(iterations: Rows, program: str, vms: Sequence[str]) -> Chart:
    """Lines: the seconds that each in-process iteration takes."""
    values = [
        {"iteration": row["iteration"], "seconds": row["seconds"], "vm": row["vm"]}
        for row in iterations
        if row["program"] == program
    ]
    last = max((value["iteration"] for value in values), default=1)
    chart = (
        alt.Chart(alt.InlineData(values))
        .mark_line(point=alt.OverlayMarkDef(size=36))
        .encode(
            x=alt.X("iteration:Q", title="in-process iteration", scale=alt.Scale(nice=False),
                    axis=alt.Axis(values=list(range(1, last + 1)), format="d", grid=False)),
            y=alt.Y("seconds:Q", title="seconds, log scale", scale=alt.Scale(type="log"),
                    axis=alt.Axis(format="~g", tickCount=4)),
            color=_vm_color(vms),
            tooltip=[
                alt.Tooltip("vm:N", title="VM"),
                alt.Tooltip("iteration:Q"),
                alt.Tooltip("seconds:Q", format=".5f"),
            ],
        )
    )  # fmt: skip
    return _sized(chart, 220)


def ir_chart(ir_operations: Rows, program: str, count: int = 12) -> Chart:
    """Bars: the kinds of IR operation that most machine instructions go to."""
    rows = [row for row in ir_operations if row["program"] == program]
    total = sum(row["instructions"] for row in rows)
    largest = sorted(rows, key=lambda row: (-row["instructions"], row["operation"]))[:count]
    values: list[dict[str, Any]] = [
        {
            "operation": row["operation"],
            "share": row["instructions"] / total if total else 0.0,
            "instructions": row["instructions"],
            "executions": row["executions"],
            "each": row["instructions"] / row["executions"] if row["executions"] else None,
        }
        for row in largest
    ]
    chart = (
        alt.Chart(alt.InlineData(values))
        .mark_bar(color=theme.GROUP_COLORS["jit"])
        .encode(
            y=alt.Y("operation:N", sort=None, title=None,
                    axis=alt.Axis(ticks=False, domain=False)),
            x=alt.X("share:Q", title="share of instructions in IR operations",
                    axis=alt.Axis(format="%", tickCount=5)),
            tooltip=[
                alt.Tooltip("operation:N"),
                alt.Tooltip("share:Q", format=".2%"),
                alt.Tooltip("instructions:Q", format=","),
                alt.Tooltip("executions:Q", format=","),
                alt.Tooltip("each:Q", format=".2f", title="instructions each"),
            ],
        )
    )  # fmt: skip
    return _sized(chart, max(1, len(values)) * BAR)


def _sized(chart: Chart, height: float) -> Chart:
    """As wide as the page; `height` is that of the plot without its axis."""
    sized: Chart = chart.properties(width="container", height=height)
    return sized


def _vm_color(vms: Sequence[str]) -> alt.Color:
    scale = alt.Scale(domain=list(vms), range=theme.vm_colors(vms))
    return alt.Color("vm:N", sort=list(vms), scale=scale)
