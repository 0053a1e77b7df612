"""The languages there are: langs/*/lang.toml, and entry points of installed packages.

A lang.toml has the keys

    name             of the language, its folder and its binary
    title            for people
    suffixes         of source files, with the dot
    target           path of the RPython target, from the lang.toml's folder
    frontend         Python module, run as `python -m MODULE SOURCE -o CODE_FILE`; by VMs
                     as `python -E -s -S MODULE/__main__.py`, which finds its packages itself
    revision_module  Python module (2+3) with the opcode table `OPS`

where `vmkit fuzz` can make programs, `fuzzer`: a Python module (see kit/host/fuzzing.py);
where the reference implementation has tests of its own, `reference_tests`: a Python module
(see kit/host/reference_tests.py);
where programs import from a library that comes from elsewhere, `library`: a Python module
(see kit/host/library.py);
and, where there are other implementations, [reference] with `name` and `command`, then
any [[peers]] with the same two: those to compare with. In a command, {cpython}, {pypy3}, {racket}
stand for the toolchain's interpreters; a table `environment` sets variables, for
instance so that two runs do exactly the same; {folder} is that of the lang.toml.

A package outside the tree names itself in the entry-point group
`vmkit.languages`: the language's name, and the package that holds its lang.toml.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.host.errors import WrongData, WrongUsage
from kit.host.paths import REPOSITORY

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

GROUP = "vmkit.languages"


@dataclass(frozen=True)
class Implementation:
    """An implementation of the language that is not ours."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Language:
    name: str
    title: str
    folder: Path
    import_root: Path  # the folder from which the language's modules are imported
    suffixes: tuple[str, ...]
    target: Path
    frontend: str
    revision_module: str
    reference: Implementation | None  # None: only ours exist
    peers: tuple[Implementation, ...]
    fuzzer: str = ""  # a module, or none
    reference_tests: str = ""  # a module, or none
    library: str = ""  # a module, or none

    @property
    def frontend_command(self) -> tuple[str, ...]:
        """Its __main__.py by path and without site: that starts twice as fast as `-m`."""
        main = self.import_root.joinpath(*self.frontend.split("."), "__main__.py")
        return (sys.executable, "-E", "-s", "-S", str(main))


def _implementation(table: dict[str, Any], folder: Path) -> Implementation:
    variables = {
        str(name): str(value).replace("{folder}", str(folder))
        for name, value in table.get("environment", {}).items()
    }
    return Implementation(str(table["name"]), tuple(map(str, table["command"])), variables)


def read(path: Path, import_root: Path) -> Language:
    """Reads one lang.toml."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Language(
            name=str(table["name"]),
            title=str(table["title"]),
            folder=path.parent,
            import_root=import_root,
            suffixes=tuple(map(str, table["suffixes"])),
            target=path.parent / str(table["target"]),
            frontend=str(table["frontend"]),
            revision_module=str(table["revision_module"]),
            reference=(
                _implementation(table["reference"], path.parent) if "reference" in table else None
            ),
            peers=tuple(_implementation(peer, path.parent) for peer in table.get("peers", [])),
            fuzzer=str(table.get("fuzzer", "")),
            reference_tests=str(table.get("reference_tests", "")),
            library=str(table.get("library", "")),
        )
    except KeyError as error:
        raise WrongData(f"{path}: the key {error.args[0]} is missing") from None
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise WrongData(f"{path}: {error}") from None


def _installed() -> dict[str, Language]:
    found = {}
    if sys.version_info >= (3, 10):
        points = list(importlib.metadata.entry_points(group=GROUP))
    else:
        points = list(importlib.metadata.entry_points().get(GROUP, []))
    for point in points:
        spec = importlib.util.find_spec(point.value)
        for location in (spec and spec.submodule_search_locations) or []:
            folder = Path(location)
            root = folder.parents[point.value.count(".")]
            found[point.name] = read(folder / "lang.toml", root)
    return found


def find_all() -> dict[str, Language]:
    """All languages by name; one in the tree hides an installed one of the same name."""
    found = _installed()
    for path in sorted(REPOSITORY.glob("langs/*/lang.toml")):
        language = read(path, REPOSITORY)
        found[language.name] = language
    return dict(sorted(found.items()))


def find(name: str) -> Language:
    """The language of that name, or an error that says which there are."""
    languages = find_all()
    if name not in languages:
        known = ", ".join(languages) or "none"
        raise WrongUsage(f"no language is called {name}", f"There are: {known}.")
    return languages[name]
