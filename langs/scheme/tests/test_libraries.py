"""Small programs that use Racket's libraries print on the VM what they print on Racket.

The page docs/reference/scheme-libraries.md lists them; a library that passes stays there.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from kit.host import languages
from kit.host.conformance.subject import Subject, command_of
from kit.host.paths import REPOSITORY
from langs.scheme.tests.test_programs import racket

LANGUAGE = languages.find("scheme")
PROGRAMS = sorted((LANGUAGE.folder / "tests" / "libraries").glob("*.rkt"))
PAGE = REPOSITORY / "docs" / "reference" / "scheme-libraries.md"


def listed() -> dict[str, str]:
    """What the page says of each program: passes, or what is missing."""
    rows = re.findall(r"^\| `([^`]+)` \| .* \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    return dict(rows)


def test_every_program_is_listed() -> None:
    assert sorted(listed()) == sorted(program.stem for program in PROGRAMS)


@pytest.mark.binaries
@pytest.mark.parametrize("program", [path for path in PROGRAMS if listed()[path.stem] == "passes"],
                         ids=lambda path: path.stem)
def test_built(program: Path, tmp_path: Path) -> None:
    done = subprocess.run([racket(), str(program)], stdout=subprocess.PIPE, check=True)
    subject = Subject(LANGUAGE, {}, tmp_path)
    assert subject.compile(program).status == 0
    outcome = subject.run(command_of(LANGUAGE, "JIT"), str(subject.code_file(program)))
    assert (outcome.output, outcome.status) == (done.stdout, 0)
