"""The conformance checks pass a language that does everything right, and each of them
fails one that does not."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from kit.host.conformance.checks import CHECKS
from kit.host.conformance.subject import SPECIAL, Subject
from kit.host.languages import Language
from kit.host.paths import REPOSITORY

PROGRAMS = {
    "error": "print 1\nerror\n",
    "exit": "exit 3\n",
    "syntax": "print 1\nnonsense\n",
    "recursion": "recurse\n",
    "allocation": "allocate\n",
    "loop": "loop\n",
}


def subject(folder: Path, breaks: str) -> Subject:
    language = Language(
        name="checked", title="", folder=folder / "language", import_root=REPOSITORY,
        suffixes=(".txt",), target=folder, frontend="kit.host.tests.checked",
        revision_module="kit.host.tests.checked.opcodes", reference=None, peers=(),
    )  # fmt: skip
    for name, text in {**PROGRAMS, "../../../examples/hello": "print hello\nprint 2\n"}.items():
        path = language.folder / "tests" / "programs" / "conformance" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.resolve().parent.mkdir(parents=True, exist_ok=True)
        path.resolve().write_text(text, encoding="utf-8")
    command = [sys.executable, str(REPOSITORY / "kit/host/tests/checked/vm.py")]
    written = folder / "written"
    written.mkdir()
    vms = {"JIT": command, "no JIT": [*command, "--"], "untranslated": command}

    def count(arguments: Sequence[str]) -> Counter[int]:
        if breaks == "no-counts":
            return Counter()
        lost = int(breaks == "lost-opcodes" and "--annotate-ir" in arguments)
        return Counter({0: 1000 - lost})

    return Subject(language, vms, written, 60.0, {"CHECKED_BREAKS": breaks}, count)


@pytest.mark.parametrize("name", CHECKS)
def test_a_right_language_passes(tmp_path: Path, name: str) -> None:
    assert list(CHECKS[name](subject(tmp_path, ""))) == []


@pytest.mark.parametrize(
    ("breaks", "check"),
    [
        ("frontend-crashes", "code-files"),
        ("random-code", "code-files"),
        ("other-code", "code-files"),
        ("wrong-origin", "code-files"),
        ("no-checksum", "corruption"),
        ("compiled-differs", "agreement"),
        ("error-status", "errors"),
        ("exit-status", "errors"),
        ("no-place", "errors"),
        ("syntax-line", "errors"),
        ("missing-file", "errors"),
        ("stack-overflow", "recursion"),
        ("lost-object", "garbage"),
        ("unbalanced", "phases"),
        ("no-trace", "locations"),
        ("no-location", "locations"),
        ("unknown-opcode", "locations"),
        ("unknown-line", "locations"),
        ("no-counts", "opcodes"),
        ("lost-opcodes", "opcodes"),
    ],
)
def test_a_broken_language_fails(tmp_path: Path, breaks: str, check: str) -> None:
    assert list(CHECKS[check](subject(tmp_path, breaks)))


@pytest.mark.parametrize("name", SPECIAL)
def test_a_missing_program_is_named(tmp_path: Path, name: str) -> None:
    checked = subject(tmp_path, "")
    program = checked.special(name)
    assert program
    program.unlink()
    (problem,) = CHECKS["complete"](checked)
    assert f"{name}.txt" in problem
