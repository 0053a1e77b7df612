"""`vmkit report`: a page of everything that the run store holds, with its pictures and tables."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import click

from bench.report import markdown
from bench.report.content.whole import report
from bench.report.page import Figure, Page, pdf, render, svg
from bench.report.store_data import load
from kit.host.errors import Failed, NoInput
from kit.host.progress import note, step
from kit.host.results import results_folder, store_errors

PAPER_WIDTH = 300  # points of the plot: a column of a paper


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to write. [default: report in the results folder]",
)
@click.option("--paper", is_flag=True, help="Pictures as narrow as a paper's column, too.")
@click.argument("stores", nargs=-1, type=click.Path(path_type=Path), metavar="[RUN OR STORE...]")
def command(out: Path | None, paper: bool, stores: tuple[Path, ...]) -> None:
    """Write DIR/index.html, a page that needs no network, DIR/report.md with the same as
    text, DIR/figures with every picture as SVG and PDF, and DIR/tables with every table
    as CSV.
    """
    places = list(stores) or [results_folder()]
    for place in places:
        if not place.is_dir():
            raise NoInput(f"{place} is not there", "vmkit bench or vmkit characterize makes runs.")
    target = out or results_folder() / "report"
    with store_errors(), step("writing the report"):
        page = report(load(places))
        write(page, target, paper)
    drawn = sum(1 for figure in page.figures if figure.chart is not None)
    note(f"{len(page.figures)} figures and tables, {drawn} of them drawn")
    note(f"page: {target / 'index.html'}")


def write(page: Page, target: Path, paper: bool) -> None:
    try:
        for name in ("figures", "tables", *(["paper"] if paper else [])):
            (target / name).mkdir(parents=True, exist_ok=True)
        for figure in page.figures:
            if figure.header:
                _replace(target / "tables" / f"{figure.name}.csv", table_text(figure).encode())
            if figure.chart is None:
                continue
            _replace(target / "figures" / f"{figure.name}.svg", svg(figure).encode())
            _replace(target / "figures" / f"{figure.name}.pdf", pdf(figure))
            if paper:
                narrow = target / "paper" / figure.name
                _replace(narrow.with_suffix(".svg"), svg(figure, PAPER_WIDTH).encode())
                _replace(narrow.with_suffix(".pdf"), pdf(figure, PAPER_WIDTH))
        _replace(target / "report.md", markdown.render(page).encode())
        _replace(target / "index.html", render(page).encode())
    except OSError as error:
        raise Failed(f"cannot write {target}: {error.strerror}") from error


def table_text(figure: Figure) -> str:
    """CSV with the numbers as they are, not rounded; nothing is an empty field."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(figure.header)
    writer.writerows(figure.rows)
    return text.getvalue()


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(content)
    temporary.replace(path)
