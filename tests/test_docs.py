"""The documentation: its programs print what it says, its commands exist."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from itertools import dropwhile
from pathlib import Path

import click
import pytest

from kit.host import build, languages, toolchain
from kit.host.cli import vmkit
from kit.host.commands import COMMANDS
from kit.host.conformance.subject import Subject, untranslated
from kit.host.paths import REPOSITORY

PAGES = [
    *sorted((REPOSITORY / "docs").rglob("*.md")),
    *(REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "bench/README.md")),
]
TUTORIAL = REPOSITORY / "docs" / "tutorial.md"
INDENTED = re.compile(r"^    (?:\./)?vmkit (.*?)(?:  +# .*)?$", re.MULTILINE)
FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: Path) -> list[tuple[str, str]]:
    """The kind and text of each fenced block."""
    return FENCE.findall(page.read_text(encoding="utf-8"))


def commands(page: Path) -> list[str]:
    """Of the page's console blocks, and of indented ones."""
    lines = "".join(text for kind, text in blocks(page) if kind == "console").splitlines()
    return [
        *(line[2:] for line in lines if line.startswith("$ ")),
        *(f"./vmkit {words}" for words in INDENTED.findall(page.read_text(encoding="utf-8"))),
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_documented_commands_exist(page: Path) -> None:
    for line in commands(page):
        words = list(dropwhile(lambda word: "=" in word, shlex.split(line)))  # variables
        assert words[0] == "./vmkit", line
        with vmkit.make_context("vmkit", ["--", *words[1:]]) as context:
            name, found, rest = vmkit.resolve_command(context, words[1:])
            assert found is not None, line
            try:
                found.make_context(name, rest).close()
            except click.BadParameter as error:  # a file that only the reader has
                assert "does not exist" in error.message, line


def test_readme_names_every_command() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert [name for name, _, _ in COMMANDS if f"vmkit {name}" not in text] == []


def test_programs_of_the_tutorial(tmp_path: Path) -> None:
    if toolchain.recall() is None:
        pytest.skip("the toolchain is not set up")
    language = languages.find("foolang")
    command, environment = untranslated(language)
    subject = Subject(language, {}, tmp_path, environment=environment)
    found = blocks(TUTORIAL)
    pairs = [
        (text, expected)
        for (kind, text), (_, expected) in zip(found, found[1:])
        if kind == "foolang"
    ]
    assert pairs
    for text, expected in pairs:
        program = tmp_path / "program.foo"
        program.write_text(text, encoding="utf-8")
        assert subject.compile(program).status == 0
        outcome = subject.run(command, str(subject.code_file(program)))
        assert outcome.output.decode() == expected, outcome


@pytest.mark.binaries
def test_commands_of_the_tutorial() -> None:
    for line in commands(TUTORIAL):
        done = subprocess.run(
            ["sh", "-c", line], cwd=REPOSITORY, capture_output=True, text=True, check=False,
            env=dict(os.environ),
        )  # fmt: skip
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


def cpu_seconds(command: list[str]) -> float:
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


@pytest.mark.binaries
def test_speedup_of_the_tutorial() -> None:
    (line,) = [line for line in commands(TUTORIAL) if "--jit off" in line]
    _, _, name, _, _, *program = shlex.split(line)
    language = build.of_language(languages.find(name))
    jit, plain = (
        str(build.build(language, build.BuildOptions(jit=jit)).binary) for jit in (True, False)
    )
    program[0] = str(REPOSITORY / program[0])
    pairs = [(cpu_seconds([jit, *program]), cpu_seconds([plain, *program])) for _ in range(3)]
    fast, slow = map(min, zip(*pairs))
    assert slow / fast >= 20, pairs


def test_usage_errors_are_seen() -> None:
    context = vmkit.make_context("vmkit", ["--", "nonsense"])
    with pytest.raises(click.UsageError):
        vmkit.resolve_command(context, ["nonsense"])
