"""A process execution: started, timed, its output kept in files."""

from __future__ import annotations

import hashlib
import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kit.host.errors import Failed

SMALL_PARENT = (sys.executable, "-I", "-S", str(Path(__file__).with_name("small_parent.py")))
FIGURES = 6  # that it tells at the end
_running: set[int] = set()  # their process groups
_starting = threading.Lock()


@dataclass(frozen=True)
class Execution:
    command: tuple[str, ...]
    wall_seconds: float
    user_seconds: float
    system_seconds: float
    peak_memory: int | None  # in bytes, resident; None: less than small_parent.py has
    exit_status: int  # as the shell tells it: 128 + signal when killed
    stdout: Path
    stderr: Path
    killed: bool = False  # by us, at the time limit

    def output(self) -> bytes:
        return self.stdout.read_bytes()

    def error_lines(self) -> list[str]:
        return self.stderr.read_text(encoding="utf-8", errors="replace").splitlines()


def execute(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    limit: float | None = None,
    cpu: int | None = None,
) -> Execution:
    """Run `command` with stdout and stderr going to files in the new `folder`.

    `environment` is the whole environment; without it, it is that of this process.
    It is killed after `limit` seconds, with all that it started, and runs on `cpu` alone
    where one is given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stdout, stderr = folder / "stdout", folder / "stderr"
    with open(stdout, "xb") as output, open(stderr, "xb") as errors:
        process = _Process(command, output, errors, environment, cpu)
        limiter = _Limiter(process.group, limit)
        try:
            figures = process.wait()
        finally:
            limiter.cancel()
    status, wall, user, system, peak, unknown_below = figures
    return Execution(
        tuple(command),
        wall,
        user,
        system,
        int(peak) * 1024 if peak > unknown_below else None,
        shell_status(os.waitstatus_to_exitcode(int(status))),
        stdout,
        stderr,
        limiter.killed,
    )


class _Process:
    """A command that was started by a small process, in a process group of its own."""

    def __init__(
        self, command: Sequence[str], output: IO[bytes], errors: IO[bytes],
        environment: Mapping[str, str] | None, cpu: int | None,
    ) -> None:  # fmt: skip
        self.group = 0
        reading, writing = os.pipe()
        self.report = os.fdopen(reading, "rb")
        with _starting, _pinned(cpu):
            self.parent = subprocess.Popen(
                [*SMALL_PARENT, str(writing), *command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                env=environment,
                pass_fds=[writing],
            )
            os.close(writing)
            try:
                told = self.report.readline()
            except BaseException:
                self._started(self.report.readline())
                self.kill()
                self._end()
                raise
            problem = self._started(told)
        if problem:
            self._end()
            raise Failed(f"cannot start {command[0]}: {problem}")

    def _started(self, told: bytes) -> str:
        """Notes the process's number, or returns what kept it from starting."""
        number, *problem = told.split() or [b"errno", b"0"]
        if problem:
            return os.strerror(int(problem[0]))
        self.group = int(number)
        _running.add(self.group)
        return ""

    def wait(self) -> list[float]:
        """The figures at its end; an interruption ends it."""
        try:
            figures = self.report.read().split()
        except BaseException:
            self.kill()
            raise
        finally:
            self._end()
        if len(figures) != FIGURES:
            raise Failed(f"{SMALL_PARENT[-1]} was killed")
        return [float(one) for one in figures]

    def kill(self) -> None:
        """With all that it started."""
        _kill_group(self.group)

    def _end(self) -> None:
        _running.discard(self.group)
        self.parent.wait()
        self.report.close()


def _kill_group(group: int) -> None:
    if group:
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)


class _Limiter:
    """Kills a process group when its time is up."""

    def __init__(self, group: int, limit: float | None) -> None:
        self.killed = False
        self.group = group
        self.timer = None if limit is None else threading.Timer(limit, self._kill)
        if self.timer is not None:
            self.timer.daemon = True
            self.timer.start()

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()

    def _kill(self) -> None:
        self.killed = True
        _kill_group(self.group)


@contextmanager
def _pinned(cpu: int | None) -> Iterator[None]:
    """What is started within the block runs on that CPU alone."""
    if cpu is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cpu})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def kill_running() -> None:
    """End what other threads have started and wait for."""
    with _starting:
        for group in list(_running):
            _kill_group(group)


def output_hash(output: bytes) -> str:
    return hashlib.sha256(output).hexdigest()


def quoted(arguments: Sequence[str]) -> str:
    return " ".join(shlex.quote(argument) for argument in arguments)


def shell_status(returncode: int) -> int:
    """As the shell tells what subprocess tells: 128 + signal when killed."""
    return 128 - returncode if returncode < 0 else returncode


def exit_meaning(status: int) -> str:
    """`exit status 3`, or the signal's name."""
    if status > 128:
        try:
            return f"killed by {signal.Signals(status - 128).name}"
        except ValueError:
            pass
    return f"exit status {status}"

