"""`vmkit agreement`: phase shares by time-stamp counter and by the tool."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from annotations.host import query
from annotations.host.agreement import agreements, largest_difference
from kit.host.errors import NoInput
from kit.host.results import store_errors


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
def command(directory: Path) -> None:
    """Compare the phases of the run directory DIRECTORY by the time-stamp counter
    (cycles of a native run) and by the tool (instructions).
    """
    with store_errors():
        rows = query.table_of(directory, "phases").records()
    found = list(agreements(rows))
    if not found:
        raise NoInput(f"{directory} has no program with phases by tsc and by dbi")
    table = Table(title="Shares of phases", title_justify="left", caption_justify="left")
    table.caption = (
        "Difference in points. Calls from JIT code are part of jit. Cycles include the "
        "counter's own, and those of other processes on a busy machine; a phase whose "
        "instructions are slower than average has more of them."
    )
    for name in ("program", "VM", "phase"):
        table.add_column(name)
    for name in ("cycles, tsc", "instructions, dbi", "difference"):
        table.add_column(name, justify="right")
    for one in found:
        table.add_row(
            one.program, one.vm, one.phase, f"{one.cycles:.1%}", f"{one.instructions:.1%}",
            f"{100 * one.difference:+.1f}",
        )  # fmt: skip
    console = Console(width=120)
    console.print(table)
    console.print(f"largest difference: {100 * largest_difference(found):.1f} points")
