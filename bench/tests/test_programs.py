"""The programs and the harness on the Python that runs the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench import suites
from kit.host.errors import WrongUsage
from kit.host.iterations import split_output

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = tomllib.loads(suites.PATH.read_text(encoding="utf-8"))


def output(*command: object) -> str:
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


@pytest.mark.parametrize("name", TABLE["programs"])
def test_program_prints_its_declared_output(name: str) -> None:
    size = TABLE["programs"][name]["test"]
    source = suites.FOLDER / "programs" / name / "python.py"
    assert output(source, size["argument"]) == size["output"] + "\n"


def test_every_program_is_declared() -> None:
    folders = {path.name for path in (suites.FOLDER / "programs").iterdir() if path.is_dir()}
    assert folders == set(TABLE["programs"])


@pytest.mark.parametrize("name", TABLE["suites"])
def test_suites_name_programs_and_sizes_that_exist(name: str) -> None:
    suite = suites.read(name)
    for entry in suite.entries:
        assert suite.source(entry.program).is_file()
    assert suite.harness.is_file()


def test_unknown_suite() -> None:
    with pytest.raises(WrongUsage, match="no suite is called nonsense"):
        suites.read("nonsense")


def test_staged_harness_times_iterations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path))
    suite = suites.read("quickstart")
    staged = suites.stage(suite.harness, suite.source("nbody"))
    assert staged == suites.stage(suite.harness, suite.source("nbody"))
    checked, seconds = split_output(output(staged, 3, 1000).encode())
    assert checked.decode() == TABLE["programs"]["nbody"]["test"]["output"] + "\n"
    assert len(seconds) == 3 and min(seconds) > 0


def test_harness_notices_a_result_that_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path))
    program = tmp_path / "unsteady.py"
    program.write_text(
        "calls = []\ndef run(size):\n    calls.append(size)\n    return len(calls)\n"
    )
    staged = suites.stage(suites.read("quickstart").harness, program)
    done = subprocess.run([sys.executable, staged, "3", "1"], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"iteration 2 differs: 2" in done.stdout
