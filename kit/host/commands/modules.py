"""`vmkit modules`: which modules of a language's library our VM imports."""

from __future__ import annotations

import click

from kit.host import languages
from kit.host.build import BuildOptions, build, of_language
from kit.host.library import library_of, try_import


@click.command()
@click.argument("language")
@click.argument("modules", nargs=-1)
@click.option("--binary", type=click.Path(exists=True), help="The VM, instead of this tree's.")
@click.option("--no-jit", is_flag=True, help="On the VM that was built without the JIT.")
@click.option("--limit", type=float, default=60.0, show_default=True, help="Seconds a module.")
def command(
    language: str, modules: tuple[str, ...], binary: str | None, no_jit: bool, limit: float,
) -> None:  # fmt: skip
    """Import the modules of LANGUAGE's library, each in a process of its own.

    Prints those that cannot be imported, and why; then how many can.
    """
    found = languages.find(language)
    library = library_of(found)
    if binary is None:
        binary = str(build(of_language(found), BuildOptions(jit=not no_jit)).binary)
    chosen = list(modules) or library.modules()
    imported = 0
    for name in chosen:
        outcome = try_import(library, binary, found.suffixes[0], name, limit)
        if outcome.problem:
            click.echo(f"{name:20} {outcome.problem}")
        else:
            imported += 1
    click.echo(f"{imported} of {len(chosen)} modules can be imported")
