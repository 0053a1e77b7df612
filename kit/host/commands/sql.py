"""`vmkit sql`: a query over all run directories."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from annotations.host import query, schema
from kit.host.answers import FORMATS, print_answer
from kit.host.progress import note
from kit.host.results import results_folder, store_errors


@click.command(epilog="Views: runs, " + ", ".join(schema.TABLES) + ".")
@click.argument("question", metavar="QUERY")
@click.option(
    "--store",
    "stores",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A folder of run directories, or one of them. [default: results]",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="[default: table on a terminal, else csv]"
)
def command(question: str, stores: tuple[Path, ...], form: str | None) -> None:
    """Ask the run store a QUERY in SQL (DuckDB's).

    There is a view for each table, with the rows of all complete runs and their
    directory in the column `run`; the view `runs` describes the directories.
    """
    with store_errors():
        directories = query.run_directories(stores or [results_folder()])
        unfinished = [path for path in directories if not query.is_complete(path)]
        if unfinished:
            note(f"not counted, as they were cut off: {', '.join(p.name for p in unfinished)}")
        answer = query.ask(directories, question)
    print_answer(answer, form or ("table" if sys.stdout.isatty() else "csv"))
