"""`vmkit fuzz`: random programs on the reference implementation and on the VMs."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import click

from kit.host import fuzzing, languages, toolchain
from kit.host.binaries import JIT, NO_JIT, binaries
from kit.host.commands.options import no_build
from kit.host.errors import Failed, WrongUsage
from kit.host.fuzzing import Contestant, Difference, Session
from kit.host.languages import Language
from kit.host.paths import cache_folder


@click.command()
@click.argument("language")
@click.option("--minutes", type=float, default=5.0, show_default=True, help="How long.")
@click.option("--seed", type=int, help="Of the first program; random without it.")
@click.option("--corpus", multiple=True, type=click.Path(exists=True, path_type=Path),
              help="Programs or folders to change; else the language's own.")
@click.option("--binary", multiple=True, type=click.Path(exists=True),
              help="A VM to test instead of the builds of this tree.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path),
              help="Where programs that show differences are written.")
@click.option("--limit", type=float, default=5.0, show_default=True,
              help="Seconds for the reference; programs that need more are left out.")
@click.option("--shrink", type=float, default=60.0, show_default=True,
              help="Seconds to make each of them small.")
@no_build
def command(
    language: str, minutes: float, seed: int | None, corpus: tuple[Path, ...],
    binary: tuple[str, ...], keep: Path | None, limit: float, shrink: float, no_build: bool,
) -> None:  # fmt: skip
    """Run random programs of LANGUAGE on its reference implementation and on its VMs.

    New programs, and real ones with small changes. Where output or exit status
    differ, the program is made smaller and kept: copied to the language's
    tests/programs/ once it is understood, it stays a test. A seed makes the
    same programs again.
    """
    found = languages.find(language)
    if found.reference is None:
        raise WrongUsage(f"{language} has no other implementation to compare with")
    command_ = toolchain.ensure().expand(found.reference.command)
    session = Session(
        found,
        Contestant(found.reference.name, command_, found.reference.environment),
        [vm for path, has_jit in _binaries(found, binary, not no_build)
         for vm in fuzzing.variants("with JIT" if has_jit else "without JIT", path, has_jit)],
        _programs(found, corpus),
        limit,
    )  # fmt: skip
    folder = keep or cache_folder() / "fuzz" / language
    first = random.randrange(1_000_000) if seed is None else seed
    click.echo(f"seed {first}, {len(session.corpus)} programs to change")
    for difference in session.differences(first, time.monotonic() + minutes * 60):
        _report(session, difference, folder, shrink)
    counts = session.counts
    click.echo(
        f"{counts.compared} programs compared on {len(session.vms)} VMs, "
        f"{counts.left_out} left out, {counts.different} differ"
    )
    if counts.different:
        raise Failed(f"{counts.different} programs differ", f"They are in {folder}.")


def _report(session: Session, difference: Difference, folder: Path, seconds: float) -> None:
    small = session.shrunk(difference, seconds)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / fuzzing.file_name(small, session.language.suffixes[0])
    path.write_text(small.source, encoding="utf-8")
    click.echo(f"{path}: seed {small.seed}, {small.vm.name}: {small}")


def _binaries(
    language: Language, given: tuple[str, ...], may_build: bool
) -> Iterator[tuple[str, bool]]:
    """Paths of VMs, and whether each has a JIT."""
    if not given:
        wanted = [NO_JIT, JIT]
        for options, built in zip(wanted, binaries(language, wanted, may_build)):
            yield str(built.binary), options.jit
    for path in given:
        told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
        yield path, "JIT no" not in told.stdout


def _programs(language: Language, given: tuple[Path, ...]) -> list[str]:
    suffix = language.suffixes[0]
    places = given or (language.folder / "tests" / "programs", language.folder / "examples")
    paths = [
        path for place in places
        for path in (sorted(place.glob(f"*{suffix}")) if place.is_dir() else [place])
    ]  # fmt: skip
    return [path.read_text(encoding="utf-8") for path in paths]
