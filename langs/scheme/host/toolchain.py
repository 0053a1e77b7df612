"""Racket, and our modules for it, compiled once into the user's cache for each state of the two."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INSTALL = "install Racket 8.0 or newer, for instance: apt-get install racket"
HERE = os.path.dirname(os.path.abspath(__file__))
REFERENCE = os.path.join(os.path.dirname(HERE), "reference")  # the collection xlayer
FRONTEND = os.path.join(HERE, "frontend.rkt")
UNIT_MODULES = ("correlated.rkt", "source.rkt", "store.rkt", "unit.rkt")  # that make the units


class NoRacket(Exception):
    """There is none that works: one line why."""


class Racket:
    """A racket, with the folders of the cache that belong to it and to our modules."""

    def __init__(self, environment: Mapping[str, str], cache: str) -> None:
        path = environment.get("VMKIT_RACKET") or shutil.which(
            "racket", path=environment.get("PATH", ""))
        if not path:
            raise NoRacket(f"there is no racket to compile with: {INSTALL}")
        self.path = path
        self.environment = environment
        try:
            status = os.stat(os.path.realpath(path))
        except OSError as error:
            raise NoRacket(f"{path}: {error.strerror}: {INSTALL}") from None
        self.identity = f"{os.path.realpath(path)} {status.st_size} {status.st_mtime_ns}"
        modules = sorted(name for name in os.listdir(HERE) if name.endswith(".rkt"))
        self.compiled = os.path.join(cache, "compiled-" + self._key(modules))
        self.units = os.path.join(cache, "units-" + self._key(UNIT_MODULES))

    def _key(self, modules: Sequence[str]) -> str:
        digest = hashlib.sha1(self.identity.encode("utf-8", "surrogateescape"))
        for name in modules:
            with open(os.path.join(HERE, name), "rb") as file:
                digest.update(file.read())
        return digest.hexdigest()[:16]

    def run_frontend(self, arguments: Sequence[str]) -> int:
        """Its exit status."""
        if not os.path.exists(os.path.join(self.compiled, "complete")):
            self._compile_modules()
        return self._run([FRONTEND, *arguments]).returncode

    def _compile_modules(self) -> None:
        os.makedirs(self.compiled, exist_ok=True)
        with open(os.path.join(self.compiled, "lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            complete = os.path.join(self.compiled, "complete")
            if os.path.exists(complete):
                return
            problem = self._run(["-l-", "raco", "make", FRONTEND], quiet=True)
            if problem.returncode != 0:
                raise NoRacket(f"{self.path} cannot compile the frontend: "
                               f"{_reason(problem.stderr)} (or {INSTALL})")
            with open(complete, "w"):
                pass

    def _run(
        self, arguments: Sequence[str], quiet: bool = False
    ) -> subprocess.CompletedProcess[bytes]:
        # the empty part of the roots stands for Racket's own
        roots = [self.compiled, self.environment.get("PLTCOMPILEDROOTS", "")]
        collections = [REFERENCE, self.environment.get("PLTCOLLECTS", "")]
        environment = {**self.environment, "PLTCOMPILEDROOTS": ":".join(roots),
                       "PLTCOLLECTS": ":".join(collections)}
        try:
            return subprocess.run([self.path, *arguments], check=False, env=environment,
                                  stderr=subprocess.PIPE if quiet else None)
        except OSError as error:
            raise NoRacket(f"{self.path}: {error.strerror}: {INSTALL}") from None


def _reason(told: bytes) -> str:
    """Racket's message without its context, in one line."""
    lines = [line.strip() for line in told.decode("utf-8", "replace").splitlines()]
    ends = [i for i, line in enumerate(lines) if line.endswith("context...:")]
    return "; ".join(line for line in lines[: ends[0] if ends else None] if line)
