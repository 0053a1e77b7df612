"""Options that several commands have, and what they mean."""

from __future__ import annotations

from typing import Any, Callable

import click

from kit.host.binaries import JIT, NO_JIT, binaries
from kit.host.languages import Language

no_build = click.option(
    "--no-build",
    is_flag=True,
    help="Translate nothing: take the newest stored VM, though sources changed since.",
)


def one_vm(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that runs one VM, for `path_of_vm`."""
    for option in (
        no_build,
        click.option("--no-jit", is_flag=True, help="On the VM that was built without the JIT."),
        click.option(
            "--binary", type=click.Path(exists=True), help="The VM, instead of this tree's."
        ),
    ):
        command = option(command)
    return command


def path_of_vm(language: Language, binary: str | None, no_jit: bool, no_build: bool) -> str:
    """The VM that these options choose, built where need be."""
    if binary is not None:
        return binary
    (found,) = binaries(language, [NO_JIT if no_jit else JIT], not no_build)
    return str(found.binary)
