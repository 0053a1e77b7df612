"""Builds the Valgrind tool `xlayer` into the cache, once for its sources and valgrind."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ANNOTATIONS = Path(__file__).resolve().parents[1]
SOURCES = ANNOTATIONS / "native" / "valgrind"
TAGS = ANNOTATIONS / "tags.py"
HEADERS = Path("/usr/include/valgrind")
NAME = "xlayer"
PACKAGES = "install valgrind, gcc and make: as root, apt-get install valgrind gcc make"


class ToolError(Exception):
    """The tool cannot be built or run, and what to do about it."""


@dataclass(frozen=True)
class Tool:
    valgrind: Path
    library: Path  # holds the tool; what VALGRIND_LIB is set to

    @property
    def is_built(self) -> bool:
        return (self.library / f"{NAME}-amd64-linux").exists()

    def environment(self) -> dict[str, str]:
        """What a process needs in its environment to run `valgrind --tool=xlayer`."""
        return {"VALGRIND_LIB": str(self.library)}


def find_tool(cache: Path) -> Tool | None:
    """The tool when it is built already."""
    tool = _tool(cache)
    return tool if tool.is_built else None


def ensure_tool(cache: Path) -> Tool:
    """The tool, built into the cache folder when it is not there yet."""
    tool = _tool(cache)
    if not tool.is_built:
        _check_parts()
        _build(tool.library.parent)
    return tool


def find_valgrind() -> Path:
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise ToolError(f"valgrind is not installed; {PACKAGES}")
    return Path(valgrind)


def _tool(cache: Path) -> Tool:
    valgrind = find_valgrind()
    return Tool(valgrind, cache / "valgrind" / _identity(valgrind) / "lib")


def _identity(valgrind: Path) -> str:
    """Changes with the sources, the tags and valgrind's version."""
    digest = hashlib.sha256()
    version = subprocess.run([valgrind, "--version"], capture_output=True, text=True, check=False)
    digest.update(version.stdout.encode())
    for path in [TAGS, *sorted(SOURCES.iterdir())]:
        if path.suffix in (".c", ".h", ".py") or path.name == "Makefile":
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _check_parts() -> None:
    if platform.machine() != "x86_64" or sys.platform != "linux":
        raise ToolError("the Valgrind tool works on x86-64 Linux only")
    if not (HEADERS / "pub_tool_basics.h").exists():
        raise ToolError(f"valgrind's headers are not in {HEADERS}; {PACKAGES}")
    for program in ("gcc", "make"):
        if shutil.which(program) is None:
            raise ToolError(f"{program} is not installed; {PACKAGES}")


def _build(folder: Path) -> None:
    """Built beside its place and then renamed, so that builds at once do not meet."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="build-") as scratch:
        built = Path(scratch) / "tool"
        made = subprocess.run(
            ["make", f"-j{len(os.sched_getaffinity(0))}", f"BUILD={built}",
             f"PYTHON={sys.executable}", f"TAGS={TAGS}", "CC=gcc"],
            cwd=SOURCES, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode != 0:
            raise ToolError(f"the Valgrind tool does not build:\n{made.stderr.strip()}")
        try:
            built.rename(folder)
        except OSError:
            if not folder.exists():  # else another process was faster
                raise
