"""`vmkit export`: a table of a run directory as CSV, all of them, or a trace for Perfetto."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import click

from annotations.host import query, schema
from annotations.host.chrome_trace import chrome_trace
from kit.host.answers import FORMATS, print_answer
from kit.host.errors import Failed, WrongUsage
from kit.host.progress import note
from kit.host.results import store_errors

ALL, TRACE = "all", "perfetto"


@click.command(epilog="Tables: " + ", ".join(schema.TABLES) + ".")
@click.argument("directory", type=click.Path(path_type=Path))
@click.argument("table")
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Where `all` writes to."
)
def command(directory: Path, table: str, form: str, out: Path | None) -> None:
    """Print TABLE of the run directory DIRECTORY.

    The TABLE `all` is every table, a CSV file each in FOLDER. The TABLE `perfetto` is
    the time series and events as a trace that Perfetto and Chrome open; events are in
    it where `characterize --events` kept them.
    """
    if (table == ALL) != (out is not None):
        raise WrongUsage(f"--out FOLDER goes with the table {ALL}, and only with it")
    with store_errors():
        if table == TRACE:
            samples = query.table_of(directory, "samples").records()
            events = query.table_of(directory, "event_stream").records()
            print(json.dumps(chrome_trace(samples, events)))
            return
        if out is not None:
            _export_all(directory, out)
            return
        answer = query.table_of(directory, table)
        if not query.is_complete(directory):
            note(f"{directory} was cut off: the table holds what was measured until then")
    print_answer(answer, form)


def _export_all(directory: Path, out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in schema.TABLES:
            answer = query.table_of(directory, name)
            with open(out / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(answer.columns)
                writer.writerows(answer.rows)
    except OSError as error:
        raise Failed(f"cannot write {out}: {error.strerror}") from error
