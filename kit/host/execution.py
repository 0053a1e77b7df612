"""A process execution: started, timed, its output kept in files.

Peak memory is not taken: Linux counts the starting process's own memory into it.
"""

from __future__ import annotations

import hashlib
import os
import resource
import shlex
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kit.host.errors import Failed

_running: set[subprocess.Popen[bytes]] = set()
_starting = threading.Lock()


@dataclass(frozen=True)
class Execution:
    command: tuple[str, ...]
    wall_seconds: float
    user_seconds: float
    system_seconds: float
    peak_memory: int  # in bytes, resident
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
        started = time.perf_counter()
        try:
            with _starting, _pinned(cpu):
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=errors,
                    env=environment,
                    start_new_session=limit is not None,
                )
                _running.add(process)
        except OSError as error:
            raise Failed(f"cannot start {command[0]}: {error.strerror}") from error
        limiter = _Limiter(process, limit)
        try:
            status, usage, ended = _wait(process)
        finally:
            limiter.cancel()
            _running.discard(process)
    return Execution(
        tuple(command),
        ended - started,
        usage.ru_utime,
        usage.ru_stime,
        usage.ru_maxrss * 1024,
        status,
        stdout,
        stderr,
        limiter.killed,
    )


class _Limiter:
    """Kills a process and its group when its time is up."""

    def __init__(self, process: subprocess.Popen[bytes], limit: float | None) -> None:
        self.killed = False
        self.process = process
        self.timer = None if limit is None else threading.Timer(limit, self._kill)
        if self.timer is not None:
            self.timer.daemon = True
            self.timer.start()

    def cancel(self) -> None:
        if self.timer is not None:
            self.timer.cancel()

    def _kill(self) -> None:
        self.killed = True
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


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
        for process in list(_running):
            process.kill()


def output_hash(output: bytes) -> str:
    return hashlib.sha256(output).hexdigest()


def quoted(arguments: Sequence[str]) -> str:
    return " ".join(shlex.quote(argument) for argument in arguments)


def exit_meaning(status: int) -> str:
    """`exit status 3`, or the signal's name."""
    if status > 128:
        try:
            return f"killed by {signal.Signals(status - 128).name}"
        except ValueError:
            pass
    return f"exit status {status}"


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, resource.struct_rusage, float]:
    """Reap the process itself, as only wait4 tells the resources of one child."""
    try:
        _, wait_status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        process.wait()
        raise
    ended = time.perf_counter()
    process.returncode = os.waitstatus_to_exitcode(wait_status)
    code = process.returncode
    return (128 - code if code < 0 else code), usage, ended
