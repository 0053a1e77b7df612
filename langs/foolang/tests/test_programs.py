"""Guest programs print what is expected beside their lines: untranslated, and on built VMs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from kit.host import languages, toolchain
from kit.host.conformance.subject import FORMS, Subject, command_of, untranslated

LANGUAGE = languages.find("foolang")
PROGRAMS = sorted((LANGUAGE.folder / "tests" / "programs").glob("*.foo"))
EXPECTED = re.compile(r"# expect: (.*)$", re.MULTILINE)
each_program = pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)


def check(program: Path, subject: Subject, command: list[str]) -> None:
    expected = EXPECTED.findall(program.read_text(encoding="utf-8"))
    assert subject.compile(program).status == 0
    outcome = subject.run(command, str(subject.code_file(program)))
    assert outcome.output.decode().splitlines() == expected, outcome
    assert outcome.status == 0


@each_program
def test_untranslated(program: Path, tmp_path: Path) -> None:
    if toolchain.recall() is None:
        pytest.skip("the toolchain is not set up")
    command, environment = untranslated(LANGUAGE)
    check(program, Subject(LANGUAGE, {}, tmp_path, environment=environment), command)


@pytest.mark.binaries
@pytest.mark.parametrize("form", FORMS)
def test_output_that_cannot_be_written(form: str, tmp_path: Path) -> None:
    program = tmp_path / "writes.foo"
    program.write_text("for i in range(100000) { print(i); }\n")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*command_of(LANGUAGE, form), program], stdout=full,
                              stderr=subprocess.PIPE, check=False)  # fmt: skip
    assert done.stderr == b"foolang: input or output: No space left on device\n"
    assert done.returncode == 74


@pytest.mark.binaries
@pytest.mark.parametrize("form", FORMS)
@each_program
def test_built(program: Path, form: str, tmp_path: Path) -> None:
    check(program, Subject(LANGUAGE, {}, tmp_path), command_of(LANGUAGE, form))
