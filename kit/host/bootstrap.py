"""Makes .venv from pyproject.toml: run by ./vmkit with any Python 3.9+, standard library only."""

from __future__ import annotations

import fcntl
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

PYPROJECT_STAMP = "vmkit-pyproject.toml"  # a copy of what .venv was made from
ROOT_STAMP = "vmkit-root"  # where the checkout was; written last
MINIMUM = (3, 9)


def is_current(root: Path) -> bool:
    """Whether .venv belongs to this checkout and this pyproject.toml (./vmkit checks the same)."""
    venv = root / ".venv"
    try:
        return (
            (venv / ROOT_STAMP).read_text().rstrip("\n") == str(root)
            and (venv / PYPROJECT_STAMP).read_bytes() == (root / "pyproject.toml").read_bytes()
            and os.access(venv / "bin" / "python", os.X_OK)
            and not is_copied(venv)
        )
    except OSError:
        return False


def is_copied(venv: Path) -> bool:
    """Whether the kit was installed without --editable: that copy would run."""
    return any(venv.glob("lib/python3*/site-packages/kit"))


def say(text: str) -> None:
    print(f"vmkit: {text}", file=sys.stderr, flush=True)


def fail(text: str, hint: str) -> None:
    say(text)
    print(f"  {hint}", file=sys.stderr)
    raise SystemExit(69)


def run(arguments: list[str], what: str, hint: str) -> None:
    """Runs a step, showing what it does in one changing line on a terminal."""
    started = time.monotonic()
    terminal = sys.stderr.isatty()
    lines: list[str] = []
    process = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        if terminal and line.split(" ", 1)[0] in ("Collecting", "Downloading", "Installing"):
            text = f"  {time.monotonic() - started:3.0f} s  {line.strip()}"[:78]
            print(f"\r{text:<78}", end="", file=sys.stderr, flush=True)
    if terminal:
        print("\r" + " " * 78 + "\r", end="", file=sys.stderr, flush=True)
    if process.wait() != 0:
        sys.stderr.writelines(lines[-15:])
        fail(f"{what} failed (exit status {process.returncode})", hint)


def make(root: Path) -> None:
    """Makes or updates .venv; the stamps are written only when all of it worked."""
    venv = root / ".venv"
    python = venv / "bin" / "python"
    started = time.monotonic()
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            version = f"{sys.version_info[0]}.{sys.version_info[1]}"
            fail(
                f"{sys.executable} lacks the module {module}",
                f"On Debian or Ubuntu: apt-get install python{version}-venv",
            )
    moved = not (venv / ROOT_STAMP).exists() or (venv / ROOT_STAMP).read_text().strip() != str(root)
    (venv / ROOT_STAMP).unlink(missing_ok=True)
    if moved or not os.access(python, os.X_OK):
        say(f"making {venv} with Python {sys.version.split()[0]} (first use; about a minute)")
        run(
            [sys.executable, "-I", "-m", "venv", "--clear", str(venv)],
            "making the virtual environment",
            "Is the folder writable, and is python3-venv installed?",
        )
    else:
        reason = "it has a copy of the kit" if is_copied(venv) else "pyproject.toml changed"
        say(f"{reason}: bringing {venv} up to date")
    content = (root / "pyproject.toml").read_bytes()
    run(
        [str(python), "-I", "-m", "pip", "install", "--disable-pip-version-check",
         "--progress-bar=off", "--editable", str(root)],
        "installing the packages that pyproject.toml names",
        "Is there a network, and does pip reach its package index? (pip config list)",
    )
    (venv / PYPROJECT_STAMP).write_bytes(content)
    (venv / ROOT_STAMP).write_text(f"{root}\n")
    say(f"{venv} is ready ({time.monotonic() - started:.0f} s)")


def main(root: Path) -> None:
    if sys.version_info < MINIMUM:
        wanted = ".".join(map(str, MINIMUM))
        fail(
            f"{sys.executable} is Python {sys.version.split()[0]}; {wanted} or newer is needed",
            "Set VMKIT_PYTHON3 to a newer interpreter.",
        )
    folder = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("waiting for another vmkit that makes .venv")
        fcntl.flock(folder, fcntl.LOCK_EX)
    if not is_current(root):  # else the other one has made it
        make(root)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
