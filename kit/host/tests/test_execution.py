from __future__ import annotations

import os
import signal
import sys
import threading
import time
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
    assert done.peak_memory is None or done.peak_memory < 1 << 30


def test_peak_memory_is_the_programs_own(tmp_path: Path) -> None:
    ours = b"x" * (300 << 20)  # Linux counts it into that of what this process starts
    small = python("print(len(b'x' * (50 << 20)))", tmp_path / "1")
    assert small.peak_memory is not None and 50 << 20 < small.peak_memory < 150 << 20
    assert execute(["/bin/true"], tmp_path / "2").peak_memory is None
    assert len(ours) == 300 << 20


def test_environment_is_what_was_given(tmp_path: Path) -> None:
    done = execute(["/usr/bin/env"], tmp_path / "1", {"B": "=2", "LC_ALL": "C"})
    assert done.output() == b"B==2\nLC_ALL=C\n"


def test_time_limit_ends_all_that_was_started(tmp_path: Path) -> None:
    done = execute(["/bin/sh", "-c", "sleep 50 & sleep 50; echo late"], tmp_path / "1", limit=0.3)
    assert done.killed and done.exit_status == 137
    assert done.wall_seconds < 30 and done.output() == b""


def test_interruption_ends_the_program(tmp_path: Path) -> None:
    pid, main_thread = tmp_path / "pid", threading.get_ident()

    def interrupt() -> None:
        while not pid.exists() or not pid.read_text():
            time.sleep(0.01)
        signal.pthread_kill(main_thread, signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Thread(target=interrupt, daemon=True).start()
        with pytest.raises(KeyboardInterrupt):
            execute(["/bin/sh", "-c", f"echo $$ > {pid}; exec sleep 50"], tmp_path / "1")
    finally:
        signal.signal(signal.SIGINT, before)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


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
