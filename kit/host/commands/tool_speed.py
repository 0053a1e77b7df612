"""`vmkit tool-speed`: how fast the Valgrind tool is on this machine."""

from __future__ import annotations

import shutil

import click

from annotations.host import tool_speed
from annotations.host.counts import CountsError
from annotations.host.valgrind_tool import ToolError
from kit.host.errors import Failed, NoInput
from kit.host.paths import cache_folder


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.option("--turns", default=50_000_000, show_default=True, help="Of the built-in loop.")
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[COMMAND [ARGUMENT]...]")
def command(turns: int, words: tuple[str, ...]) -> None:
    """Print the tool's speed in each of its modes, in guest instructions per second.

    Without COMMAND, of a loop like those that rpython's JIT makes, start-up left out.
    With one, of an RPython VM that runs for some seconds, of that.
    """
    if words and shutil.which(words[0]) is None:
        raise NoInput(f"{words[0]}: no such program")
    try:
        tool_speed.main(["--cache", str(cache_folder()), "--turns", str(turns), *words])
    except (ToolError, CountsError) as error:
        raise Failed(str(error)) from error
