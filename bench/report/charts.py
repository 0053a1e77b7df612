"""The report's kinds of charts: pure functions from values to Altair charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from bench.report import theme
from bench.report.figures import BAR, Chart

Values = Sequence[Mapping[str, Any]]
SEED = "the seed"


def ratios(values: Values, title: str, order: Sequence[str], series: Sequence[str]) -> Chart:
    """Points with intervals on a logarithmic axis, a line at 1. Values: program, series,
    value, low, high; the seed's series is drawn hollow."""
    base = alt.Chart(alt.InlineData(list(values))).encode(
        y=alt.Y("program:N", sort=list(order), title=None,
                axis=alt.Axis(ticks=False, domain=False, grid=True)),
        yOffset=alt.YOffset("series:N", sort=list(series)),
        color=_series_color("series", series),
        tooltip=[
            alt.Tooltip("program:N"), alt.Tooltip("series:N", title="VM"),
            alt.Tooltip("value:Q", format=".3f"), alt.Tooltip("low:Q", format=".3f"),
            alt.Tooltip("high:Q", format=".3f"),
        ],
    )  # fmt: skip
    axis = alt.X("value:Q", title=title, scale=alt.Scale(type="log"),
                 axis=alt.Axis(format="~g", tickCount=6))  # fmt: skip
    points = base.mark_point(filled=True, size=60, opacity=1).encode(
        x=axis, shape=alt.Shape("series:N", scale=_shapes(series))
    )
    lines = base.mark_rule(strokeWidth=2).encode(x="low:Q", x2="high:Q")
    one = alt.Chart(alt.InlineData([{"one": 1}])).mark_rule(strokeDash=[4, 3]).encode(x="one:Q")
    count = max(1, len({value["series"] for value in values}))
    return _sized(alt.layer(one, lines, points), len(order) * (8 + 12 * count))


def stacked(
    values: Values, title: str, order: Sequence[str], parts: Mapping[str, str]
) -> Chart:
    """Stacked bars of shares. Values: run, part, share, count; `parts`: title -> colour."""
    titles = list(parts)
    rows = [{**value, "order": titles.index(value["part"])} for value in values]
    chart = (
        alt.Chart(alt.InlineData(rows))
        .mark_bar()
        .encode(
            y=alt.Y("run:N", sort=list(order), title=None,
                    axis=alt.Axis(ticks=False, domain=False)),
            x=alt.X("share:Q", title=title, axis=alt.Axis(format="%", tickCount=5)),
            color=alt.Color("part:N", scale=alt.Scale(domain=titles, range=list(parts.values()))),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("run:N", title="program"), alt.Tooltip("part:N"),
                alt.Tooltip("share:Q", format=".2%"), alt.Tooltip("count:Q", format=","),
            ],
        )
    )  # fmt: skip
    return _sized(chart, max(1, len(order)) * BAR)


def area(values: Values, title: str, parts: Mapping[str, str]) -> Chart:
    """Shares over executed instructions, stacked. Values: part, at, share."""
    titles = list(parts)
    rows = [{**value, "order": titles.index(value["part"])} for value in values]
    chart = (
        alt.Chart(alt.InlineData(rows))
        .mark_area(interpolate="step-after")
        .encode(
            x=alt.X("at:Q", title=title, axis=alt.Axis(format="~s", grid=False)),
            y=alt.Y("share:Q", title="share", stack="zero", axis=alt.Axis(format="%"),
                    scale=alt.Scale(domain=[0, 1])),
            color=alt.Color("part:N", scale=alt.Scale(domain=titles, range=list(parts.values()))),
            order=alt.Order("order:Q"),
            tooltip=[alt.Tooltip("part:N"), alt.Tooltip("at:Q", format="~s"),
                     alt.Tooltip("share:Q", format=".1%")],
        )
    )  # fmt: skip
    return _sized(chart, 160)


def lines(
    values: Values, x: str, y: str, titles: tuple[str, str], series: Sequence[str],
    log: bool = False,
) -> Chart:  # fmt: skip
    """A line for each series. Values: series, and the columns `x` and `y`."""
    kind = "log" if log else "linear"
    chart = (
        alt.Chart(alt.InlineData(list(values)))
        .mark_line(point=alt.OverlayMarkDef(size=20))
        .encode(
            x=alt.X(f"{x}:Q", title=titles[0], axis=alt.Axis(format="~s", grid=False),
                    scale=alt.Scale(nice=False)),
            y=alt.Y(f"{y}:Q", title=titles[1], scale=alt.Scale(type=kind),  # type: ignore[arg-type]
                    axis=alt.Axis(format="~g", tickCount=5)),
            color=_series_color("series", series),
            strokeDash=alt.StrokeDash("series:N", sort=list(series), legend=None),
            tooltip=[alt.Tooltip("series:N"), alt.Tooltip(f"{x}:Q", format="~s"),
                     alt.Tooltip(f"{y}:Q", format=".4~g")],
        )
    )  # fmt: skip
    return _sized(chart, 260)


def bars(values: Values, title: str, order: Sequence[str], series: Sequence[str]) -> Chart:
    """Grouped bars from zero. Values: name, series, value."""
    chart = (
        alt.Chart(alt.InlineData(list(values)))
        .mark_bar()
        .encode(
            y=alt.Y("name:N", sort=list(order), title=None,
                    axis=alt.Axis(ticks=False, domain=False)),
            yOffset=alt.YOffset("series:N", sort=list(series)),
            x=alt.X("value:Q", title=title, axis=alt.Axis(tickCount=6)),
            color=_series_color("series", series),
            tooltip=[alt.Tooltip("name:N"), alt.Tooltip("series:N"),
                     alt.Tooltip("value:Q", format=".4~g")],
        )
    )  # fmt: skip
    return _sized(chart, max(1, len(order)) * (6 + 14 * max(1, len(series))))


def category_colors(names: Sequence[str]) -> dict[str, str]:
    return dict(zip(names, theme.CATEGORY_COLORS))


def _series_color(column: str, series: Sequence[str]) -> alt.Color:
    scale = alt.Scale(domain=list(series), range=theme.series_colors(series))
    return alt.Color(f"{column}:N", sort=list(series), scale=scale)


def _shapes(series: Sequence[str]) -> alt.Scale:
    forms = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"]
    chosen = [forms[place % len(forms)] for place in range(len(series))]
    return alt.Scale(domain=list(series), range=chosen)


def _sized(chart: Chart, height: float) -> Chart:
    sized: Chart = chart.properties(width="container", height=height)
    return sized
