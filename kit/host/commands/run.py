"""`vmkit run`: a program on a language's VM."""

from __future__ import annotations

import os
import sys

import click

from kit.host import languages
from kit.host.commands.options import no_build, path_of_vm

OWN = ("--no-jit", "--no-build")  # taken behind LANGUAGE, too: no VM has options of these names


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("language")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[OPTION]... FILE [ARG]...")
@click.option("--no-jit", is_flag=True, help="On the VM that was built without the JIT.")
@no_build
def command(language: str, arguments: tuple[str, ...], no_jit: bool, no_build: bool) -> None:
    """Run FILE on LANGUAGE's VM, which is built first where need be.

    Options after LANGUAGE are the VM's own, as --jit off; `vmkit run LANGUAGE
    --help` lists them. The exit status is the program's.
    """
    while arguments and arguments[0] in OWN:
        no_jit |= arguments[0] == "--no-jit"
        no_build |= arguments[0] == "--no-build"
        arguments = arguments[1:]
    vm = path_of_vm(languages.find(language), None, no_jit, no_build)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(vm, [vm, *arguments])
