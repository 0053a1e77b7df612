"""The RPython sources that a build can reach, and their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kit.host.errors import NoInput
from kit.host.languages import Language
from kit.host.paths import REPOSITORY

SUFFIXES = (".py", ".c", ".h", ".s")
SKIPPED_FOLDERS = ("tests", "__pycache__", "__vmkit__")


def _tree(folder: Path) -> Iterator[Path]:
    """All source files below a folder, tests excluded."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in SKIPPED_FOLDERS and not path.name.startswith("."):
                yield from _tree(path)
        elif path.suffix in SUFFIXES:
            yield path


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES)


def of_annotations() -> list[Path]:
    """What every annotated binary is made with."""
    root = REPOSITORY / "annotations"
    return [*_files(root), *_tree(root / "vm"), *_files(root / "native")]


def of_kit() -> list[Path]:
    kit = REPOSITORY / "kit"
    return [*_files(kit), *_tree(kit / "vm")]


def of_language(language: Language) -> list[Path]:
    """The annotations, the kit, and the language's own RPython."""
    return [
        *of_annotations(),
        *of_kit(),
        *_files(language.folder),
        *_tree(language.target.parent),
    ]


def of_target(target: Path, import_roots: Iterable[Path]) -> list[Path]:
    """The annotations and everything below the target's folder and the import roots."""
    if not target.is_file():
        raise NoInput(f"{target}: no such RPython target")
    found = of_annotations()
    for folder in dict.fromkeys([target.parent, *import_roots]):
        # The repository as an import root brings the kit's blocks, not its host code.
        found += of_kit() if folder == REPOSITORY else _tree(folder)
    return found


def hash_of(paths: Iterable[Path]) -> str:
    """Of names relative to the repository and contents, so that clones share their builds."""
    digest = hashlib.sha256()
    for path in paths:
        name = path.relative_to(REPOSITORY) if path.is_relative_to(REPOSITORY) else path
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
