"""`vmkit modules`: which modules of a language's library our VM imports."""

from __future__ import annotations

import click

from kit.host import languages
from kit.host.commands.options import one_vm, path_of_vm
from kit.host.library import library_of, try_import


@click.command()
@click.argument("language")
@click.argument("modules", nargs=-1)
@one_vm
@click.option("--limit", type=float, default=60.0, show_default=True, help="Seconds a module.")
def command(
    language: str, modules: tuple[str, ...], binary: str | None, no_jit: bool, no_build: bool,
    limit: float,
) -> None:  # fmt: skip
    """Import the modules of LANGUAGE's library, each in a process of its own.

    Prints those that cannot be imported, and why; then how many can.
    """
    found = languages.find(language)
    library = library_of(found)
    vm = path_of_vm(found, binary, no_jit, no_build)
    chosen = list(modules) or library.modules()
    imported = 0
    for name in chosen:
        outcome = try_import(library, vm, found.suffixes[0], name, limit)
        if outcome.problem:
            click.echo(f"{name:20} {outcome.problem}")
        else:
            imported += 1
    click.echo(f"{imported} of {len(chosen)} modules can be imported")
