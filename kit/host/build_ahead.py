"""Builds the languages' VMs beside other work, the longest first."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kit.host import build, languages
from kit.host.binaries import JIT, NO_JIT
from kit.host.progress import note


def commands() -> list[list[str]]:
    """The command of every build of a language that the store lacks, the longest first."""
    estimated = []
    for language in languages.find_all().values():
        for options in (JIT, NO_JIT):
            seconds = build.estimate(build.of_language(language), options)
            if seconds > 0:
                estimated.append((seconds, build.command(language, options)))
    return [command for _, command in sorted(estimated, reverse=True)]


class Builder:
    """A thread that runs one command after the other, until there is none or it is stopped.

    A build that fails is told by whoever needs it.
    """

    def __init__(self, waiting: list[list[str]], lock: threading.Lock) -> None:
        self.waiting = waiting
        self.lock = lock
        self.process: subprocess.Popen[bytes] | None = None
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        while True:
            with self.lock:
                if not self.waiting:
                    return
                self.process = subprocess.Popen(
                    self.waiting.pop(0), stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )  # fmt: skip
            self.process.wait()

    def stop(self) -> None:
        with self.lock:
            self.waiting.clear()
            if self.process is not None:
                self.process.terminate()
        self.thread.join()


@contextmanager
def running(waiting: Sequence[Sequence[str]]) -> Iterator[None]:
    """Runs the commands while the body runs, on all processors but one; then stops."""
    left = [list(command) for command in waiting]
    lock = threading.Lock()
    count = min(len(left), max(1, (os.cpu_count() or 1) - 1))
    if left:
        note(f"building {len(left)} VMs meanwhile")
    builders = [Builder(left, lock) for _ in range(count)]
    try:
        yield
    finally:
        for builder in builders:
            builder.stop()
