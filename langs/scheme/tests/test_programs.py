"""Programs print what is expected beside their lines: on Racket, untranslated, on built VMs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from kit.host import languages, toolchain
from kit.host.conformance.subject import FORMS, Subject, command_of, untranslated

LANGUAGE = languages.find("scheme")
SHALLOW = sorted((LANGUAGE.folder / "tests" / "programs").glob("*.rkt"))
PROGRAMS = [
    *SHALLOW,
    *sorted((LANGUAGE.folder / "tests" / "deep").glob("*.rkt")),  # too deep for untranslated code
]
EXPECTED = re.compile(r"; expect: (.*)$", re.MULTILINE)
each_program = pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)


def expected(program: Path) -> list[str]:
    return [line.rstrip() for line in EXPECTED.findall(program.read_text(encoding="utf-8"))]


def lines(output: bytes) -> list[str]:
    return [line.rstrip() for line in output.decode().splitlines()]


def check(program: Path, subject: Subject, command: list[str]) -> None:
    assert subject.compile(program).status == 0
    outcome = subject.run(command, str(subject.code_file(program)))
    assert lines(outcome.output) == expected(program), outcome
    assert outcome.status == 0


def racket() -> str:
    """The path of the reference implementation."""
    known = toolchain.recall()
    if known is None or known.racket is None:
        pytest.skip("there is no toolchain with racket")
    return str(known.racket)


@each_program
def test_on_racket(program: Path) -> None:
    done = subprocess.run([racket(), str(program)], stdout=subprocess.PIPE, check=True)
    assert lines(done.stdout) == expected(program)


@pytest.mark.parametrize("program", SHALLOW, ids=lambda path: path.stem)
def test_untranslated(program: Path, tmp_path: Path) -> None:
    racket()
    command, environment = untranslated(LANGUAGE)
    check(program, Subject(LANGUAGE, {}, tmp_path, environment=environment), command)


@pytest.mark.binaries
@pytest.mark.parametrize("form", FORMS)
@each_program
def test_built(program: Path, form: str, tmp_path: Path) -> None:
    racket()
    check(program, Subject(LANGUAGE, {}, tmp_path), command_of(LANGUAGE, form))
