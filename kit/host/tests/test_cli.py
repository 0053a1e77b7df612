"""The command line: errors in one line with their statuses, lazy commands, languages, the suite."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kit.host import bootstrap, cli, languages, suite
from kit.host.commands import COMMANDS
from kit.host.errors import Unavailable, VmkitError, WrongData, WrongUsage
from kit.host.progress import duration


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kit.host.cli", *arguments], capture_output=True, text=True,
        check=False, cwd=languages.REPOSITORY,
    )


def test_help_lists_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    for name, _module, text in COMMANDS:
        assert name in done.stdout and text in done.stdout


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from kit.host.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print([m for m in sys.modules if m.startswith(('kit.host.commands.', 'rich'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          check=False, cwd=languages.REPOSITORY)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("module", [module for _name, module, _text in COMMANDS])
def test_command_module(module: str) -> None:
    assert isinstance(importlib.import_module(module).command, click.Command)


@pytest.mark.parametrize(("arguments", "message"), [
    (["nosuch"], "No such command 'nosuch'"),
    (["build", "--nosuch"], "No such option"),
    (["build", "nosuch"], "vmkit: no language is called nosuch"),
    (["build"], "vmkit: which language is to be built?"),
    (["build", "--no-such-flag"], "No such option"),
])
def test_wrong_usage(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.returncode == 64
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [
    ["jitlog", "/nowhere"],
    ["tool-speed", "/nowhere"],
    ["overhead", "python", "--vm", "/nowhere"],
    ["characterize", "--binary", "/nowhere"],
])
def test_no_input(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 66
    assert done.stderr.startswith("vmkit: /nowhere: no such ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize(("error", "status", "printed"), [
    (Unavailable("no gcc", "Install it."), 69, "vmkit: no gcc\n  Install it.\n"),
    (VmkitError("failed"), 1, "vmkit: failed\n"),
    (PermissionError(13, "Permission denied", "/x"), 70, "vmkit: /x: Permission denied\n"),
    (KeyboardInterrupt(), 130, "vmkit: interrupted\n"),
])
def test_errors(
    error: BaseException, status: int, printed: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(**_options: object) -> None:
        raise error

    monkeypatch.setattr(cli.vmkit, "main", fail)
    with pytest.raises(SystemExit) as caught:
        cli.main([])
    assert caught.value.code == status
    assert capsys.readouterr().err == printed


def test_languages_of_the_tree() -> None:
    for name, language in languages.find_all().items():
        assert language.folder.name == name
        assert all(suffix.startswith(".") for suffix in language.suffixes)


def test_incomplete_lang_toml(tmp_path: Path) -> None:
    path = tmp_path / "lang.toml"
    path.write_text('name = "x"\n')
    with pytest.raises(WrongData, match="the key title is missing"):
        languages.read(path, tmp_path)
    path.write_text("name = ")
    with pytest.raises(WrongData, match=r"lang\.toml: "):
        languages.read(path, tmp_path)


def test_unknown_language() -> None:
    with pytest.raises(WrongUsage, match="no language is called nosuch"):
        languages.find("nosuch")


def test_language_of_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "outside"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "lang.toml").write_text(
        'name = "outside"\ntitle = "Outside"\nsuffixes = [".out"]\ntarget = "vm/target.py"\n'
        'frontend = "outside.host"\nrevision_module = "outside.opcodes"\n'
        '[reference]\nname = "R"\ncommand = ["{racket}"]\n'
    )
    information = tmp_path / "outside-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Name: outside\nVersion: 1\n")
    (information / "entry_points.txt").write_text("[vmkit.languages]\noutside = outside\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = languages.find("outside")
    assert (found.import_root, found.target) == (tmp_path, package / "vm/target.py")
    assert found.reference.command == ("{racket}",)


def test_virtual_environment_stamp(tmp_path: Path) -> None:
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin/python").symlink_to(sys.executable)
    (tmp_path / "pyproject.toml").write_text("a")
    assert not bootstrap.is_current(tmp_path)
    (venv / bootstrap.PYPROJECT_STAMP).write_text("a")
    (venv / bootstrap.ROOT_STAMP).write_text(f"{tmp_path}\n")
    assert bootstrap.is_current(tmp_path)
    copied = venv / "lib" / "python3.11" / "site-packages" / "kit"
    copied.mkdir(parents=True)  # pip install without --editable
    assert not bootstrap.is_current(tmp_path)
    copied.rmdir()
    (tmp_path / "pyproject.toml").write_text("b")
    assert not bootstrap.is_current(tmp_path)


@pytest.mark.parametrize(("text", "counts"), [
    # pytest 9's report, then pytest 2.9's
    ('<testsuites><testsuite errors="1" failures="1" skipped="1" tests="4"><testcase/>'
     "<testcase/><testcase/><testcase/></testsuite></testsuites>", (1, 2, 1)),
    ('<testsuite errors="0" failures="0" skips="1" tests="1"><testcase/><testcase/></testsuite>',
     (1, 0, 1)),
    ("<testsuites>", (0, 0, 0)),
])
def test_counting(text: str, counts: tuple[int, int, int], tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(text)
    assert suite.count(report) == suite.Counts(*counts)
    assert suite.count(tmp_path / "missing.xml").total == 0


def test_closing_line() -> None:
    assert str(suite.Counts(5, 0)) == "5 passed, 0 failed"
    assert str(suite.Counts(5, 1, 2)) == "5 passed, 1 failed, 2 skipped"


def test_duration() -> None:
    assert [duration(8.2), duration(200)] == ["8 s", "3 min 20 s"]


def test_set_up_is_for_environments_that_run_tests() -> None:
    assert suite.needs_set_up([]) and suite.needs_set_up(["lint", "py311"])
    assert not suite.needs_set_up(["lint", "docs"])
