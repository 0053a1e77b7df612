"""pyperformance's programs, taken from the installed package; they are not copied here."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.staging import LanguageFiles
from kit.host.errors import Unavailable
from kit.host.paths import cache_folder

PROGRAM = "run_benchmark.py"


def folder() -> Path:
    """Of the package's programs."""
    spec = importlib.util.find_spec("pyperformance")
    places = list(spec.submodule_search_locations or []) if spec else []
    found = [Path(place) / "data-files" / "benchmarks" for place in places]
    for one in found:
        if one.is_dir():
            return one
    raise Unavailable(
        "the programs of pyperformance are not here",
        "Install them: .venv/bin/pip install -e '.[pyperformance]'.",
    )


@dataclass(frozen=True)
class Program:
    """A program of the package, which may have several under different options."""

    folder: str
    packages: tuple[str, ...] = ()  # that it imports: they are put beside it

    def origins(self) -> list[Path]:
        """The program's own folder, then those of the packages."""
        return [folder() / self.folder, *map(_package, self.packages)]


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    for place in (spec and spec.submodule_search_locations) or []:
        return Path(place)
    raise Unavailable(
        f"the package {name} is not here",
        "Install it: .venv/bin/pip install -e '.[pyperformance]'.",
    )


@dataclass(frozen=True)
class PyperformanceFiles(LanguageFiles):
    """`harness` is the stand-in for pyperf that lies beside each staged program."""

    programs: Mapping[str, Program] = field(default_factory=dict)

    def source(self, program: str) -> Path:
        return folder() / self.programs[program].folder / PROGRAM

    def has(self, program: str) -> bool:
        return program in self.programs and self.source(program).is_file()

    def plain(self, program: str) -> Path:
        return self.repeated(program)

    def repeated(self, program: str) -> Path:
        """The program's folder with the stand-in and the packages, in the cache."""
        origin, *packages = self.programs[program].origins()
        digest = hashlib.sha256(self.harness.read_bytes())
        for place in (origin, *packages):
            for path in sorted(place.rglob("*")):
                if path.is_file() and path.suffix != ".pyc":
                    digest.update(str(path.relative_to(place)).encode() + path.read_bytes())
        staged = cache_folder() / "programs" / digest.hexdigest()[:16]
        if not staged.exists():
            private = staged.with_name(f"{staged.name}.{os.getpid()}")
            for place, target in ((origin, private), *((p, private / p.name) for p in packages)):
                shutil.copytree(place, target, ignore=shutil.ignore_patterns("__pycache__"))
            shutil.copyfile(self.harness, private / self.harness.name)
            try:
                private.rename(staged)
            except OSError:  # another process was faster
                shutil.rmtree(private)
        return staged / PROGRAM
