from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kit.host.errors import Failed
from kit.host.execution import execute, exit_meaning, output_hash, quoted


def python(code: str, folder: Path, **options: dict[str, str]):
    return execute([sys.executable, "-c", code], folder, **options)


def test_output_status_and_time_are_kept(tmp_path: Path) -> None:
    code = "import os, sys, time; time.sleep(0.05); print(os.environ['X']); sys.exit('late')"
    done = python(code, tmp_path / "1", environment={"X": "hello", "PATH": ""})
    assert done.output() == b"hello\n"
    assert done.error_lines() == ["late"]
    assert done.exit_status == 1
    assert 0.05 <= done.wall_seconds < 5
    assert done.user_seconds + done.system_seconds > 0
    assert 1 << 20 < done.peak_memory < 1 << 30


def test_signal_is_told_as_a_shell_does(tmp_path: Path) -> None:
    done = python("import os; os.kill(os.getpid(), 11)", tmp_path / "1")
    assert done.exit_status == 139
    assert exit_meaning(139) == "killed by SIGSEGV"
    assert exit_meaning(3) == "exit status 3"


def test_missing_program(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="cannot start /nowhere/vm: No such file"):
        execute(["/nowhere/vm"], tmp_path / "1")


def test_output_files_are_never_rewritten(tmp_path: Path) -> None:
    python("", tmp_path / "1")
    with pytest.raises(FileExistsError):
        python("", tmp_path / "1")


def test_hash_and_quoting() -> None:
    assert output_hash(b"").startswith("e3b0c442")
    assert quoted(["a b", "c"]) == "'a b' c"
