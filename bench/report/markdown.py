"""The page as text: what the pictures show as tables, for a file in a repository."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bench.report.page import Figure, Page, cell_text

LONGEST = 80  # rows of a table; longer ones are in the CSV files alone


def render(page: Page) -> str:
    return "\n".join(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    yield f"# {page.title}\n"
    yield from (f"- {line}" for line in page.lead)
    yield ""
    yield from table(*page.table)
    yield "\n## Figures and tables"
    for figure in page.figures:
        yield from _figure(figure)
    yield "\n## Method\n"
    yield "\n\n".join(page.method)
    yield "\n## The runs\n"
    yield from table(["what", "was"], page.facts)
    yield f"\n{page.footer}\n"


def _figure(figure: Figure) -> Iterator[str]:
    yield f"\n### {figure.title}\n"
    yield figure.caption
    tags = [figure.status, *figure.provenance]
    yield f"\n*{'; '.join(tag for tag in tags if tag)}*\n"
    if len(figure.rows) > LONGEST:
        yield f"{len(figure.rows)} rows: `tables/{figure.name}.csv`."
    elif figure.rows:
        yield from table(figure.header, figure.rows)


def table(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    yield _row(header)
    yield _row(["---"] * len(header))
    yield from map(_row, rows)


def _row(cells: Sequence[Any]) -> str:
    texts = (cell_text(cell).replace("|", "\\|").replace("\n", " ") for cell in cells)
    return "| " + " | ".join(texts) + " |"
