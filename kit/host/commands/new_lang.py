"""`vmkit new-lang`: the files of a new language, which builds and runs at once."""

from __future__ import annotations

from pathlib import Path

import click

from kit.host.scaffold.new_language import STYLES, NewLanguage


@click.command("new-lang")
@click.argument("name")
@click.option(
    "--style", type=click.Choice(STYLES), default="bytecode", show_default=True,
    help="Compile to instructions, or interpret the syntax tree.",
)  # fmt: skip
@click.option(
    "--dir", "folder", type=click.Path(file_okay=False, path_type=Path),
    help="Make it a project of its own there, to be installed with pip.",
)  # fmt: skip
def command(name: str, style: str, folder: Path | None) -> None:
    """Write the files of a new language called NAME: lang.toml, frontend, interpreter,
    examples, tests. It builds, runs and passes `vmkit check` as it is.
    """
    language = NewLanguage(name, style, folder.absolute() if folder else None)
    written = language.write()
    click.echo(f"{len(written)} files in {language.folder or language.target}")
    if folder:
        click.echo(f"Then: pip install --editable {folder}")
    example = language.target / "examples" / f"hello.{name}"
    click.echo(f"Then: vmkit run {name} {example}")
