"""Reads suites.toml, and stages programs beside their harness."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.host.errors import WrongData, WrongUsage
from kit.host.measurement import Workload
from kit.host.paths import cache_folder

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parent
PATH = FOLDER / "suites.toml"


@dataclass(frozen=True)
class Size:
    argument: str
    output: str


@dataclass(frozen=True)
class Entry:
    """A program of a suite: the size of a whole process, and of in-process iterations."""

    program: str
    size: Size
    iteration_size: Size
    iterations: int


@dataclass(frozen=True)
class Suite:
    name: str
    language: str
    file: str
    harness: Path
    entries: tuple[Entry, ...]

    def source(self, program: str) -> Path:
        return FOLDER / "programs" / program / self.file

    def workloads(self) -> list[Workload]:
        """Each program as a plain process, then in-process iterations of it."""
        return [workload for entry in self.entries for workload in self._workloads(entry)]

    def _workloads(self, entry: Entry) -> tuple[Workload, Workload]:
        source = self.source(entry.program)
        size, iteration_size = entry.size, entry.iteration_size
        return (
            Workload(entry.program, source, (size.argument,), 0, _line(size)),
            Workload(
                entry.program,
                stage(self.harness, source),
                (str(entry.iterations), iteration_size.argument),
                entry.iterations,
                _line(iteration_size),
            ),
        )


def read(name: str, path: Path = PATH) -> Suite:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    suites: Mapping[str, Any] = table["suites"]
    if name not in suites:
        raise WrongUsage(f"no suite is called {name}", f"There are: {', '.join(suites)}.")
    suite = suites[name]
    try:
        language = table["languages"][suite["language"]]
        entries = [_entry(table["programs"], row) for row in suite["programs"]]
        harness = FOLDER / language["harness"]
        return Suite(name, suite["language"], language["file"], harness, tuple(entries))
    except KeyError as error:
        raise WrongData(f"{path}: suite {name}: {error.args[0]} is missing") from None


def stage(harness: Path, program: Path) -> Path:
    """The harness in a folder of the cache with the program beside it, as `program`.

    A static import works in every language, and the folder's name, a hash of
    both files, keeps what the languages compile into it valid.
    """
    digest = hashlib.sha256()
    for path in (harness, program):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    folder = cache_folder() / "programs" / digest.hexdigest()[:16]
    staged = folder / harness.name
    if not staged.exists():
        private = folder.with_name(f"{folder.name}.{os.getpid()}")
        private.mkdir(parents=True)
        shutil.copyfile(harness, private / harness.name)
        shutil.copyfile(program, private / f"program{program.suffix}")
        try:
            private.rename(folder)
        except OSError:  # another process was faster
            shutil.rmtree(private)
    return staged


def _entry(programs: Mapping[str, Any], row: Mapping[str, Any]) -> Entry:
    sizes = programs[row["name"]]
    return Entry(
        row["name"],
        Size(**sizes[row["size"]]),
        Size(**sizes[row["iteration_size"]]),
        int(row["iterations"]),
    )


def _line(size: Size) -> bytes:
    return size.output.encode() + b"\n"
