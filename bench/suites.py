"""Reads suites.toml: which programs, in which languages, at which sizes, with which output."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import inputs, pyperformance, staging
from kit.host.errors import WrongData, WrongUsage
from kit.host.measurement import Workload

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parent
PATH = FOLDER / "suites.toml"
LONG = 8  # how much longer than short a packaged program's long is


@dataclass(frozen=True)
class Size:
    """What a program is given, and what it must print then: the text or its SHA-256, or
    anything that ends well where neither is declared."""

    argument: str = ""
    output: str | None = None
    sha256: str | None = None
    options: tuple[str, ...] = ()  # behind the argument
    input: str = ""  # instead of `argument`: what makes the file that the program reads

    @property
    def declared(self) -> bool:
        """Whether it says what must be printed; else VMs are compared with each other."""
        return self.output is not None or self.sha256 is not None

    def arguments(self) -> tuple[str, ...]:
        """For the command line; makes the input file if need be."""
        if self.input:
            return (str(inputs.made(self.input)),)
        return (*((self.argument,) if self.argument else ()), *self.options)

    def accepts(self, printed: bytes) -> bool:
        if self.output is not None:
            return printed == self.output.encode() + b"\n"
        if not self.declared:
            return True
        return hashlib.sha256(printed).hexdigest() == self.sha256


@dataclass(frozen=True)
class Entry:
    """A program of a suite: the size of a whole process, and of in-process iterations."""

    program: str
    size: Size
    iteration_size: Size
    iterations: int
    size_name: str = ""
    iteration_size_name: str = ""


@dataclass(frozen=True)
class Suite:
    name: str
    languages: tuple[staging.LanguageFiles, ...]
    entries: tuple[Entry, ...]
    invocations: int = 3
    limit: float = 120.0  # seconds that a process execution may take

    @property
    def language(self) -> str:
        """Of a suite in one language."""
        return self.languages[0].language

    @property
    def harness(self) -> Path:
        return self.languages[0].harness

    def files_of(self, language: str) -> staging.LanguageFiles:
        return next(files for files in self.languages if files.language == language)

    def source(self, program: str) -> Path:
        return self.languages[0].source(program)

    def workloads(self) -> list[Workload]:
        """Each program as a plain process, then in-process iterations of it."""
        return [workload for entry in self.entries for workload in self._workloads(entry)]

    def _workloads(self, entry: Entry) -> tuple[Workload, Workload]:
        source = self.source(entry.program)
        size, iteration_size = entry.size, entry.iteration_size
        return (
            Workload(entry.program, source, size.arguments(), 0, _line(size)),
            Workload(
                entry.program,
                staging.stage(self.harness, source),
                (str(entry.iterations), *iteration_size.arguments()),
                entry.iterations,
                _line(iteration_size),
            ),
        )


def names(path: Path = PATH) -> list[str]:
    return list(_table(path)["suites"])


def read(name: str, size: str = "", iterations: int | None = None, path: Path = PATH) -> Suite:
    """`size` and `iterations` replace those that the suite declares."""
    table = _table(path)
    suites: Mapping[str, Any] = table["suites"]
    if name not in suites:
        raise WrongUsage(f"no suite is called {name}", f"There are: {', '.join(suites)}.")
    suite = suites[name]
    if suite.get("package") == "pyperformance":
        return _packaged(name, suite, size, iterations)
    try:
        languages = [_files(table, one) for one in suite["languages"]]
        entries = [
            _entry(table["programs"], {**suite, **_row(row)}, size, iterations)
            for row in suite["programs"]
        ]
    except KeyError as error:
        raise WrongData(f"{path}: suite {name}: {error.args[0]} is missing") from None
    invocations, limit = int(suite.get("invocations", 3)), float(suite.get("limit", 120))
    return Suite(name, tuple(languages), tuple(entries), invocations, limit)


def _packaged(name: str, suite: Mapping[str, Any], size: str, iterations: int | None) -> Suite:
    """Sizes are the programs' own, repeated; what they print is compared between VMs of a run."""
    pyperformance.folder()  # or say that it is not there
    (language,) = suite["languages"]
    rows = [_row(row) for row in suite["programs"]]
    programs = {
        row["name"]: pyperformance.Program(
            row.get("folder", f"bm_{row['name']}"), tuple(row.get("packages", ()))
        )
        for row in rows
    }
    harness = FOLDER / suite["harness"]
    files = pyperformance.PyperformanceFiles(language, "", harness, programs=programs)
    entries = tuple(_packaged_entry(suite, row, size, iterations) for row in rows)
    return Suite(name, (files,), entries, int(suite["invocations"]), float(suite["limit"]))


def _packaged_entry(
    suite: Mapping[str, Any], row: Mapping[str, Any], size: str, iterations: int | None
) -> Entry:
    options, short = tuple(row.get("options", ())), int(row.get("loops", 1))
    sizes = {"": short, "test": 1, "iteration": 1, "short": short, "long": LONG * short}
    if size not in sizes:
        known = ", ".join(filter(None, sizes))
        raise WrongUsage(f"{row['name']} has no size {size}", f"There are: {known}.")
    loops = sizes[size]
    count = int(suite["iterations"]) if iterations is None else iterations
    whole, repeated = Size(f"x{loops}", options=options), Size(options=options)
    return Entry(row["name"], whole, repeated, count, f"{loops} x own", "own")


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _files(table: Mapping[str, Any], language: str) -> staging.LanguageFiles:
    row = table["languages"][language]
    flags = {
        name: tuple(program["c_libraries"])
        for name, program in table["programs"].items()
        if "c_libraries" in program
    }
    return staging.LanguageFiles(language, row["file"], FOLDER / row["harness"], flags)


def _row(row: str | Mapping[str, Any]) -> Mapping[str, Any]:
    return {"name": row} if isinstance(row, str) else row


def _entry(
    programs: Mapping[str, Any], row: Mapping[str, Any], size: str, iterations: int | None
) -> Entry:
    program = row["name"]
    sizes = programs[program]
    chosen, repeated = size or row["size"], row["iteration_size"]
    if size and size not in sizes:
        raise WrongUsage(f"{program} has no size {size}", f"There are: {', '.join(sizes)}.")
    if size == "test":
        repeated = size
    count = int(row["iterations"]) if iterations is None else iterations
    return Entry(program, Size(**sizes[chosen]), Size(**sizes[repeated]), count, chosen, repeated)


def _line(size: Size) -> bytes | None:
    return None if size.output is None else size.output.encode() + b"\n"
