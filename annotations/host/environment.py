"""What env.json says of the machine, the software and the binaries of a run."""

from __future__ import annotations

import datetime
import hashlib
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def capture(
    root: Path, binaries: Mapping[str, Path], options: Mapping[str, object]
) -> dict[str, object]:
    """`binaries`: VM name -> executable; `options`: what the run was asked to do."""
    return {
        "started": now().isoformat(timespec="seconds"),
        "command": sys.argv,
        "options": dict(options),
        **machine(),
        "python": platform.python_version(),
        "commit": commit(root),
        "dirty": is_dirty(root),
        "binaries": {name: describe_binary(path) for name, path in binaries.items()},
    }


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


def machine() -> dict[str, object]:
    cpus = os.sched_getaffinity(0)
    return {
        "host": platform.node(),
        "cpu": _cpu_field("model name") or platform.machine(),
        "cores": len(cpus),
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": _operating_system(),
        "kernel": f"{platform.system()} {platform.release()}",
        "governor": _first_line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
        "aslr": _first_line("/proc/sys/kernel/randomize_va_space"),
        "load": list(os.getloadavg()),
        "virtual_machine": "hypervisor" in _cpu_field("flags").split(),
    }


def describe_binary(path: Path) -> dict[str, object]:
    real = path.resolve()
    return {"path": str(real), "sha256": file_hash(real), "version": _version(real)}


def file_hash(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as source:
        for block in iter(lambda: source.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def commit(root: Path) -> str:
    """Short hash of the checkout's commit; empty where there is none."""
    return _output(["git", "-C", str(root), "rev-parse", "--short=10", "HEAD"])


def is_dirty(root: Path) -> bool:
    return bool(_output(["git", "-C", str(root), "status", "--porcelain"]))


def _version(binary: Path) -> str:
    text = _output([str(binary), "--version"])
    return " ".join(text.split())


def _output(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


def _cpu_field(name: str) -> str:
    for line in _lines("/proc/cpuinfo"):
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""


def _operating_system() -> str:
    for line in _lines("/etc/os-release"):
        key, _, value = line.partition("=")
        if key == "PRETTY_NAME":
            return value.strip('"')
    return platform.system()


def _first_line(path: str) -> str:
    lines = _lines(path)
    return lines[0].strip() if lines else "unknown"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
