"""`vmkit identical`: whether two runs counted the same."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from annotations.host.sameness import Comparison, compare
from kit.host.errors import Failed, NoInput
from kit.host.results import store_errors

PHASE_OF_LOADING = "startup"
LOADING = (
    "The phase startup begins with the dynamic loader, which reads /etc/ld.so.cache and the "
    "environment: has either changed between the two?"
)


@click.command()
@click.argument("one", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path))
def command(one: Path, other: Path) -> None:
    """Compare what the instrumentation tool counted in the run directories ONE and OTHER.

    Of the same programs on the same VMs every count must be the same; exit status 1 where
    one is not.
    """
    with store_errors():
        found = list(compare(one, other))
    if not found:
        raise NoInput(f"neither {one} nor {other} has counts of the tool")
    Console(width=120).print(table(found))
    different = [comparison for comparison in found if not comparison.same]
    if different:
        first = different[0]
        raise Failed(
            f"{first.program} on {first.vm} differs, first in table {first.table}: "
            + " and ".join(first.examples),
            LOADING if all(PHASE_OF_LOADING in row for row in first.examples) else "",
        )


def table(found: list[Comparison]) -> Table:
    shown = Table(title="Rows counted, and how many differ", title_justify="left")
    for name in ("program", "VM"):
        shown.add_column(name)
    for name in ("rows", "differing", "in tables"):
        shown.add_column(name, justify="right")
    for program, vm in dict.fromkeys((row.program, row.vm) for row in found):
        mine = [row for row in found if (row.program, row.vm) == (program, vm)]
        shown.add_row(
            program, vm, f"{sum(row.rows for row in mine):,}",
            f"{sum(row.differing for row in mine):,}",
            ", ".join(row.table for row in mine if not row.same),
        )  # fmt: skip
    return shown
