"""pyperformance's programs, taken from the installed package; they are not copied here."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
from dataclasses import dataclass
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
        "Install them: pip install 'vmkit[pyperformance]'.",
    )


@dataclass(frozen=True)
class PyperformanceFiles(LanguageFiles):
    """`harness` is the stand-in for pyperf that lies beside each staged program."""

    def source(self, program: str) -> Path:
        return folder() / program / PROGRAM

    def plain(self, program: str) -> Path:
        return self.repeated(program)

    def repeated(self, program: str) -> Path:
        """The program's folder with the stand-in, in the cache."""
        origin = folder() / program
        digest = hashlib.sha256(self.harness.read_bytes())
        for path in sorted(origin.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(origin)).encode() + path.read_bytes())
        staged = cache_folder() / "programs" / digest.hexdigest()[:16]
        if not staged.exists():
            private = staged.with_name(f"{staged.name}.{os.getpid()}")
            shutil.copytree(origin, private, ignore=shutil.ignore_patterns("__pycache__"))
            shutil.copyfile(self.harness, private / self.harness.name)
            try:
                private.rename(staged)
            except OSError:  # another process was faster
                shutil.rmtree(private)
        return staged / PROGRAM
