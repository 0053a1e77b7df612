"""`vmkit check`: whether a language does what every language must."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from kit.host import languages
from kit.host.binaries import JIT, NO_JIT, binaries
from kit.host.commands.options import no_build
from kit.host.conformance.checks import CHECKS
from kit.host.conformance.subject import Subject, count_opcodes, untranslated
from kit.host.errors import Failed
from kit.host.progress import step


@click.command()
@click.argument("language")
@click.option("--only", multiple=True, type=click.Choice(list(CHECKS)), help="Just this check.")
@no_build
def command(language: str, only: tuple[str, ...], no_build: bool) -> None:
    """Check LANGUAGE's frontend and VMs, which are built first where need be.

    Programs are those of the language's folders examples/, tests/programs/ and
    tests/programs/conformance/.
    """
    found = languages.find(language)
    jit, no_jit = (str(one.binary) for one in binaries(found, [JIT, NO_JIT], not no_build))
    python27, environment = untranslated(found)
    vms = {"JIT": [jit], "no JIT": [no_jit], "untranslated": python27}
    failed = []
    with tempfile.TemporaryDirectory(prefix="vmkit-check-") as folder:
        subject = Subject(
            found, vms, Path(folder), environment=environment, count_opcodes=count_opcodes
        )
        for name, check in CHECKS.items():
            if only and name not in only:
                continue
            with step(f"checking {name}"):
                problems = list(check(subject))
            click.echo(f"{name}: {'; '.join(problems[:1]) or 'passed'}")
            for problem in problems[1:]:
                click.echo(f"  {problem}")
            failed += [name] if problems else []
            if name == "complete" and problems:
                break
    if failed:
        raise Failed(f"{language} fails: {', '.join(failed)}")
