"""`vmkit export`: a table of a run directory as CSV."""

from __future__ import annotations

from pathlib import Path

import click

from annotations.host import query, schema
from kit.host.answers import FORMATS, print_answer
from kit.host.progress import note
from kit.host.results import store_errors


@click.command(epilog="Tables: " + ", ".join(schema.TABLES) + ".")
@click.argument("directory", type=click.Path(path_type=Path))
@click.argument("table")
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
def command(directory: Path, table: str, form: str) -> None:
    """Print TABLE of the run directory DIRECTORY."""
    with store_errors():
        answer = query.table_of(directory, table)
        if not query.is_complete(directory):
            note(f"{directory} was cut off: the table holds what was measured until then")
    print_answer(answer, form)
