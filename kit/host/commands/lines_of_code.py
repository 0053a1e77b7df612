"""`vmkit lines-of-code`: what a language costs."""

from __future__ import annotations

import click

from kit.host import code_size, languages


@click.command()
def command() -> None:
    """Print the lines of code of each language, and of the kit's blocks that they share.

    Neither empty lines nor comments, docstrings, tests, examples and data count.
    """
    folders = [language.folder for language in languages.find_all().values()]
    for part, lines in code_size.rows(folders):
        print(f"{part:32}{lines:8,}")
