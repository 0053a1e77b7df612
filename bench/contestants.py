"""What runs a suite: VMs of the kit, reference implementations, C, and any other command."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.staging import SCHEME, C, compiler
from kit.host import languages, toolchain
from kit.host.binaries import JIT, NO_JIT, binaries
from kit.host.errors import Unavailable, WrongUsage
from kit.host.measurement import Vm
from kit.host.progress import note

PYTHON = "python_subset"
BUILDS = {"jit": JIT, "nojit": NO_JIT}
# Name of a peer on the command line: its name in the tables, language, command, environment.
PEERS: dict[str, tuple[str, str, tuple[str, ...], dict[str, str]]] = {
    "cpython": ("CPython", PYTHON, ("{cpython}",), {"PYTHONHASHSEED": "0"}),
    "pypy": ("PyPy", PYTHON, ("{pypy3}",), {}),
    "racket": ("Racket", SCHEME, ("{racket}",), {}),
    "c": ("C", C, (), {}),
}
REFERENCES = {PYTHON: "CPython", SCHEME: "Racket", C: "C"}


@dataclass(frozen=True)
class Contestant:
    vm: Vm
    language: str  # of the programs that it runs


def reference_of(language: str) -> str:
    """The implementation that a language's VMs are compared with."""
    return REFERENCES.get(language, "")


def peers(wanted: Sequence[str], suite_languages: Sequence[str]) -> list[Contestant]:
    """`cpython`, or `NAME=COMMAND`, or `LANGUAGE:NAME=COMMAND`; those of other languages are
    left out, those that are not installed with a note."""
    found = []
    for one in wanted:
        try:
            peer = _command_peer(one, suite_languages) if "=" in one else _known_peer(one)
        except Unavailable as error:
            note(f"{one} is left out: {error.message}")
            continue
        if peer.language in suite_languages:
            found.append(peer)
    return found


def _known_peer(name: str) -> Contestant:
    if name not in PEERS:
        raise WrongUsage(f"no peer is called {name}", f"There are: {', '.join(PEERS)}.")
    title, language, command, environment = PEERS[name]
    if language == C:
        compiler()
        return Contestant(Vm(title, ()), C)
    return Contestant(
        Vm(title, toolchain.ensure().expand(command), environment=environment), language
    )


def _command_peer(text: str, suite_languages: Sequence[str]) -> Contestant:
    name, _, line = text.partition("=")
    language, colon, rest = name.partition(":")
    if not colon:
        language, rest = suite_languages[0], name
    command = shlex.split(line)
    if language not in suite_languages or not rest or not command:
        raise WrongUsage(f"--peer {text}: NAME=COMMAND or LANGUAGE:NAME=COMMAND is meant")
    program = shutil.which(command[0])
    if program is None:
        raise Unavailable(f"there is no command {command[0]}")
    return Contestant(Vm(rest, (program, *command[1:])), language)


def vms(
    wanted: Sequence[str] | None, suite_languages: Sequence[str], may_build: bool = True
) -> list[Contestant]:
    """VMs of the kit, `LANGUAGE-jit` or `LANGUAGE-nojit`, or that with `=BINARY`; None: all
    that the suite's languages have. Builds what is not up to date."""
    known = languages.find_all()
    ours = [known[name] for name in suite_languages if name in known]
    if wanted is None:
        return [
            Contestant(_vm(f"{language.name}-{kind}", one.binary), language.name)
            for language in ours
            for kind, one in zip(BUILDS, binaries(language, list(BUILDS.values()), may_build))
        ]
    by_name = {f"{one.name}-{kind}": (one, kind) for one in ours for kind in BUILDS}
    found = []
    for text in wanted:
        name, _, given = text.partition("=")
        if name not in by_name:
            raise WrongUsage(f"no VM is called {name}", f"There are: {', '.join(by_name)}.")
        language, kind = by_name[name]
        if not given:
            (stored,) = binaries(language, [BUILDS[kind]], may_build)
            path = stored.binary
        else:
            path = Path(given).absolute()
            if not path.is_file():
                raise WrongUsage(f"--vm {text}: there is no file {given}")
        found.append(Contestant(_vm(name, path), language.name))
    return found


def _vm(name: str, path: Path) -> Vm:
    return Vm(name, (str(path),), of_kit=True, has_jit=not name.endswith("-nojit"))
