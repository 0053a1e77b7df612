"""The content-addressed store of built binaries, in the user's cache.

    store/<key>/<name>            the binary
    store/<key>/<name>.frontend   the command that compiles its source files
    store/<key>/manifest.json     what it was made of, how and when
    store/<key>/translate.log     the translation's whole log

A folder appears there in one step, complete.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.host.locks import exclusive
from kit.host.paths import cache_folder

MANIFEST = "manifest.json"
LOG = "translate.log"


@dataclass(frozen=True)
class StoredBuild:
    """A finished build."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def key(self) -> str:
        return self.folder.name

    @property
    def name(self) -> str:
        return str(self.manifest["name"])

    @property
    def binary(self) -> Path:
        return self.folder / self.name

    @property
    def seconds(self) -> float:
        return float(self.manifest["seconds"])

    @property
    def made(self) -> str:
        """When, in local time: 2026-11-07 18:05."""
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(float(self.manifest["created"])))


def folder() -> Path:
    return cache_folder() / "store"


def key_of(inputs: Mapping[str, Any]) -> str:
    """The name of a build with these inputs."""
    text = json.dumps(inputs, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _read(place: Path) -> StoredBuild | None:
    try:
        build = StoredBuild(place, json.loads((place / MANIFEST).read_text(encoding="utf-8")))
        return build if os.access(build.binary, os.X_OK) else None
    except (OSError, ValueError, KeyError):
        return None


def find(key: str) -> StoredBuild | None:
    return _read(folder() / key)


def find_all() -> list[StoredBuild]:
    """Every build, newest first."""
    places = folder().iterdir() if folder().is_dir() else iter(())
    builds = [build for place in places if not place.name.startswith(".")
              if (build := _read(place)) is not None]
    return sorted(builds, key=lambda build: -float(build.manifest["created"]))


@contextmanager
def making(key: str, waiting: Any) -> Iterator[Path]:
    """A private folder to make the build `key` in; gone afterwards unless published.

    Only one process at a time makes a build; what a killed one left is removed.
    """
    place = folder()
    with exclusive(place / f".{key}.lock", waiting):
        for leftover in place.glob(f".{key}.making-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        private = place / f".{key}.making-{os.getpid()}"
        private.mkdir()
        try:
            yield private
        finally:
            shutil.rmtree(private, ignore_errors=True)


def publish(private: Path, key: str, manifest: Mapping[str, Any]) -> StoredBuild:
    """Moves a complete folder into its place."""
    text = json.dumps({**manifest, "created": time.time()}, indent=1, sort_keys=True)
    (private / MANIFEST).write_text(text + "\n", encoding="utf-8")
    final = folder() / key
    shutil.rmtree(final, ignore_errors=True)  # one whose binary was lost
    private.rename(final)
    build = _read(final)
    assert build is not None, f"{final} was published without its binary"
    return build


def write_frontend(build: StoredBuild, command: Sequence[str]) -> None:
    """Records how the binary starts its frontend: of the clone that built or found it last."""
    path = build.folder / f"{build.name}.frontend"
    content = "".join(f"{argument}\n" for argument in command)
    try:
        if path.read_text(encoding="utf-8") == content:
            return
    except OSError:
        pass
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_text(content, encoding="utf-8")
    temporary.replace(path)
