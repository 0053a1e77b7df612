"""Runs a command and says what it took; a program of its own, as small as Python can be.

python -I -S small_parent.py FD COMMAND [ARGUMENT]...

Linux counts what is resident in the process that starts another into the other's peak memory,
so a process with hundreds of megabytes cannot learn that of a small program.

Lines written to the file descriptor FD: the process's number, or `errno N` where it cannot be
started; at its end its wait status, seconds of clock, user and system, the peak of its memory
in KiB, and that of this process, below which the other is not known.
"""

from __future__ import annotations

import os
import sys
import time
from _signal import SIG_IGN, SIGINT, SIGPIPE, SIGXFSZ, signal  # type: ignore[import-not-found]  # without enum


def own_peak() -> int:
    """In KiB, since this program replaced the process that started it."""
    with open("/proc/self/status", "rb") as status:
        lines = [line for line in status if line.startswith(b"VmHWM:")]
    return int(lines[0].split()[1])


def own_environment() -> dict[bytes, bytes]:
    """As it was given: Python adds to its own where the locale is C."""
    with open("/proc/self/environ", "rb") as environ:
        words = environ.read().split(b"\0")
    return dict(word.split(b"=", 1) for word in words if b"=" in word)


def main(out: int, command: list[str]) -> None:
    os.set_inheritable(out, False)
    signal(SIGINT, SIG_IGN)  # who started this ends the command
    started = time.perf_counter()
    try:
        number = os.posix_spawnp(
            command[0], command, own_environment(),
            setpgroup=0, setsigdef=(SIGINT, SIGPIPE, SIGXFSZ),
        )  # fmt: skip
    except OSError as error:
        os.write(out, f"errno {error.errno}\n".encode())
        return
    os.write(out, f"{number}\n".encode())
    _, status, usage = os.wait4(number, 0)
    seconds = time.perf_counter() - started
    figures = (status, seconds, usage.ru_utime, usage.ru_stime, usage.ru_maxrss, own_peak())
    os.write(out, " ".join(map(repr, figures)).encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
