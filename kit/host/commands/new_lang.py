"""`vmkit new-lang`: the files of a new language, which builds and runs at once."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kit.host.paths import REPOSITORY
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
    click.echo(f"{len(written)} files in {_shown(language.folder or language.target)}")
    click.echo("Then:")
    for words in _next(language):
        click.echo(f"  {shlex.join(words)}")


def _next(language: NewLanguage) -> Iterator[list[str]]:
    """Commands for the shell that this was called from."""
    launcher = REPOSITORY / "vmkit"
    vmkit = _shown(launcher) if launcher.is_file() else "vmkit"
    if language.folder:
        yield [_shown(Path(sys.executable)), "-m", "pip", "install", "--editable",
               _shown(language.folder)]  # fmt: skip
    examples = language.target / "examples"
    yield [vmkit, "run", language.name, _shown(examples / f"hello.{language.name}")]
    yield [vmkit, "check", language.name]
    yield [vmkit, "characterize", language.name, _shown(examples / f"benchmark.{language.name}")]


def _shown(path: Path) -> str:
    """Relative where it is below the current folder; a program then begins with ./"""
    here = Path.cwd()
    if not path.is_relative_to(here):
        return str(path)
    below = path.relative_to(here)
    return str(below) if len(below.parts) != 1 else os.path.join(".", below)
