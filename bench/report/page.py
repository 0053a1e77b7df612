"""A self-contained page: figures with their tables, offline, light and dark."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import vl_convert

from bench.report import theme
from bench.report.figures import Chart

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Figure:
    """A picture, what it shows, where its figures come from, and they themselves."""

    name: str
    title: str
    caption: str
    provenance: Sequence[str]
    chart: Chart | None  # None: a table alone, or what the caption says is missing
    header: Sequence[str]
    rows: Sequence[Sequence[Any]]
    status: str = ""  # how it relates to the seed's figure of the same number


@dataclass(frozen=True)
class Page:
    title: str
    lead: Sequence[str]  # sentences
    table: tuple[Sequence[str], Sequence[Sequence[Any]]]  # the main result: header, rows
    figures: Sequence[Figure]
    method: Sequence[str]  # paragraphs
    facts: Sequence[tuple[str, str]]
    footer: str


def render(page: Page) -> str:
    charts = {
        f"chart-{figure.name}": _spec(figure.chart)
        for figure in page.figures
        if figure.chart is not None
    }
    data = {"charts": charts, "light": theme.LIGHT, "dark": theme.DARK}
    return Template(_part("page.html")).substitute(
        title=escape(page.title),
        style=_part("page.css"),
        lead="<ul>" + "".join(f"<li>{escape(line)}</li>" for line in page.lead) + "</ul>",
        table=table(*page.table),
        figures="\n".join(_figure(figure) for figure in page.figures),
        method="\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in page.method),
        facts="\n".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in page.facts),
        footer=escape(page.footer),
        bundle=_bundle(),
        charts=json.dumps(data).replace("</", "<\\/"),
        script=_part("page.js"),
    )


def _figure(figure: Figure) -> str:
    tags = "".join(f'<span class="tag">{escape(tag)}</span>' for tag in figure.provenance)
    status = f'<span class="tag status">{escape(figure.status)}</span>' if figure.status else ""
    chart = details = ""
    if figure.chart is not None:
        chart = f"""
<div class="chart" id="chart-{escape(figure.name)}" role="img"
 aria-label="{escape(figure.title)}"></div>"""
    if figure.rows:
        opened = " open" if figure.chart is None else ""
        details = f"""
<details{opened}><summary>{"As a table" if opened else "The same as a table"}</summary>
<div class="scroll">{table(figure.header, figure.rows)}</div>
</details>"""
    return f"""<figure id="{escape(figure.name)}">
<figcaption>
<h2>{escape(figure.title)}</h2>
<p>{escape(figure.caption)}</p>
<div class="tags">{status}{tags}</div>
</figcaption>{chart}{details}
</figure>"""


def svg(figure: Figure, width: int = 640) -> str:
    """The picture alone, on a light page, without a browser."""
    picture: str = vl_convert.vegalite_to_svg(_alone(figure, width))
    return picture


def pdf(figure: Figure, width: int = 640) -> bytes:
    picture: bytes = vl_convert.vegalite_to_pdf(_alone(figure, width))
    return picture


def _alone(figure: Figure, width: int) -> dict[str, Any]:
    assert figure.chart is not None, figure.name
    spec = _spec(figure.chart)
    spec["width"] = width
    return {**spec, "config": {**theme.LIGHT, "background": "white"}}


def table(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Numbers are right-aligned."""
    numeric = [
        bool(rows) and all(_looks_numeric(row[i]) for row in rows) for i in range(len(header))
    ]
    kinds = [' class="number"' if one else "" for one in numeric]
    head = "".join(f"<th{kind}>{escape(name)}</th>" for name, kind in zip(header, kinds))
    body = "".join(
        "<tr>"
        + "".join(f"<td{kind}>{escape(cell_text(cell))}</td>" for cell, kind in zip(row, kinds))
        + "</tr>\n"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def cell_text(cell: Any) -> str:
    """A number with four significant digits, an integer whole; nothing as a dash."""
    if cell is None:
        return "-"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return f"{cell:.4g}" if abs(cell) < 1e4 else f"{cell:,.0f}"
    return str(cell)


def _looks_numeric(cell: Any) -> bool:
    text = cell_text(cell)
    return text == "-" or text[:1].isdigit() or text[:1] == "<"


def _spec(chart: Chart) -> dict[str, Any]:
    spec: dict[str, Any] = chart.to_dict()
    spec.pop("config", None)  # the page's theme
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    return spec


def _part(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8").rstrip("\n")


@lru_cache(maxsize=1)
def _bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script."""
    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return bundle.replace("</script", "<\\/script")
