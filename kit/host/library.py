"""Which modules of a language's library a VM can import: one process a module.

A language's module, named by `library` in its lang.toml, has `modules()` and
`program(module)`: the source of a program that prints `ok`, or one line why the module
cannot be imported.
"""

from __future__ import annotations

import importlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kit.host.errors import WrongUsage
from kit.host.execution import execute, exit_meaning
from kit.host.languages import Language


class Library(Protocol):
    def modules(self) -> list[str]: ...
    def program(self, module: str) -> str: ...


@dataclass(frozen=True)
class Import:
    """`problem` is "" where the module could be imported."""

    module: str
    problem: str


def library_of(language: Language) -> Library:
    if not language.library:
        raise WrongUsage(f"{language.name} names no library whose modules could be imported")
    return importlib.import_module(language.library)


def try_import(library: Library, binary: str, suffix: str, module: str, limit: float) -> Import:
    """Imports a module in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="vmkit-modules-") as folder:
        source = Path(folder, f"program{suffix}")
        source.write_text(library.program(module), encoding="utf-8")
        done = execute([binary, str(source)], Path(folder, "run"), dict(os.environ), limit)
        if done.killed:
            return Import(module, f"time limit of {limit:g} s")
        lines = done.output().decode("utf-8", "replace").splitlines()
        if lines and lines[-1] == "ok":
            return Import(module, "")
        reason = lines[-1] if lines else ": ".join(
            [exit_meaning(done.exit_status), *done.error_lines()[-1:]])
        return Import(module, reason or "nothing was printed")
