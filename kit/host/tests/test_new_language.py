"""A new language works as it is written: frontend and VM, untranslated."""

from __future__ import annotations

import ast
import dataclasses
import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from kit.host import languages, toolchain
from kit.host.conformance.checks import CHECKS
from kit.host.conformance.subject import Subject, untranslated
from kit.host.errors import WrongUsage
from kit.host.scaffold.new_language import STYLES, NewLanguage

NUMBERS = itertools.count()


@pytest.fixture(params=STYLES)
def language(request: pytest.FixtureRequest, tmp_path: Path) -> languages.Language:
    """One of its own project, as an installed package brings it."""
    name = f"newborn_{request.param}_{next(NUMBERS)}"  # as a module is imported once
    folder = tmp_path / "project"
    NewLanguage(name, request.param, folder).write()
    return languages.read(folder / name / "lang.toml", folder)


def test_all_files_are_whole(language: languages.Language) -> None:
    for path in language.import_root.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert "{{" not in text, path
        if path.suffix == ".py":
            ast.parse(text)


def test_code_files(language: languages.Language, tmp_path: Path) -> None:
    subject = Subject(language, {}, tmp_path)
    assert not [*CHECKS["complete"](subject), *CHECKS["code-files"](subject)]


def test_it_runs_untranslated(language: languages.Language, tmp_path: Path) -> None:
    if toolchain.recall() is None:
        pytest.skip("the toolchain is not set up")
    command, environment = untranslated(language)
    subject = Subject(language, {"untranslated": command}, tmp_path, environment=environment)
    (hello,) = (path for path in subject.programs if path.stem == "hello")
    assert subject.compile(hello).status == 0
    outcome = subject.run(command, str(subject.code_file(hello)))
    assert outcome.output == b"hello 42 3.5 -4\n2 ** 70 = 1180591620717411303424\n", outcome
    (path,) = filter(None, [subject.special("error")])
    subject.compile(path)
    outcome = subject.run(command, str(subject.code_file(path)))
    assert (outcome.status, outcome.output) == (1, b"before\n")
    assert b":2: in f\n    return 1 // x;\nerror: division by zero" in outcome.errors


def test_a_language_of_the_tree_has_another_package(tmp_path: Path) -> None:
    texts = dict(dataclasses.replace(NewLanguage("newborn")).files())
    main = next(text for path, text in texts.items() if path.name == "__main__.py")
    assert "from langs.newborn.host.compiler import" in main
    assert not any(path.name == "pyproject.toml" for path in texts)


@pytest.mark.parametrize("name", ["Big", "1st", "with-dash", "while", ""])
def test_wrong_names(name: str) -> None:
    with pytest.raises(WrongUsage):
        NewLanguage(name)


@pytest.mark.parametrize("name", ["json", "kit", "annotations"])
def test_a_project_hides_no_module(name: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="cannot be the name of a project's language"):
        NewLanguage(name, folder=tmp_path)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    NewLanguage("newborn", folder=tmp_path).write()
    with pytest.raises(WrongUsage, match="newborn exists already"):
        NewLanguage("newborn", folder=tmp_path)
    with pytest.raises(WrongUsage, match=r"pyproject\.toml exists already"):
        NewLanguage("another", folder=tmp_path)


def test_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kit.host.cli", "new-lang", "newborn", "--dir", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"-m pip install --editable {tmp_path}\n" in done.stdout
    assert f"vmkit run newborn {tmp_path}/newborn/examples/hello.newborn\n" in done.stdout
