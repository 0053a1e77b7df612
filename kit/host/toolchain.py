"""What translation and comparison need: found or fetched once, then remembered in the cache."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kit.host import interpreters, pypy27, rpython_packages, system_packages
from kit.host.errors import Unavailable
from kit.host.interpreters import Interpreter
from kit.host.locks import exclusive
from kit.host.paths import cache_folder
from kit.host.progress import note, step

RECORD_VERSION = 1
KEY_VARIABLES = ("VMKIT_PYTHON27", "VMKIT_RPYTHON", "VMKIT_CPYTHON", "PATH", "PYENV_ROOT", "HOME")


@dataclass(frozen=True)
class Toolchain:
    """Everything that other commands start or put on a path."""

    python27: Interpreter
    rpython: Path  # the folder that holds rpython/
    rpython_identity: str  # changes whenever rpython's source does
    site: Path  # pytest and py for Python 2.7
    cpython: Interpreter  # the reference CPython, 3.11 where there is one
    note: str  # what was given up, for `vmkit doctor`

    @property
    def pypy3(self) -> Path | None:
        return _program("pypy3")

    @property
    def racket(self) -> Path | None:
        return _program("racket")

    @property
    def valgrind(self) -> Path | None:
        return _program("valgrind")

    def python27_environment(self, *import_roots: Path) -> dict[str, str]:
        """The environment in which Python 2.7 imports rpython, pytest and these folders."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        environment["PYTHONPATH"] = os.pathsep.join(
            map(str, [*import_roots, self.rpython, self.site])
        )
        environment["PYTHONDONTWRITEBYTECODE"] = "1"  # Python 2.7 imports orphaned .pyc files
        environment.setdefault("PYPY_GC_MAX_DELTA", "200MB")
        environment.setdefault("PYPY_GC_NURSERY", "32MB")
        return environment

    def expand(self, command: Iterable[str]) -> tuple[str, ...]:
        """A lang.toml command with {cpython}, {pypy3}, {racket} replaced by paths."""
        places = {"cpython": self.cpython.path, "pypy3": self.pypy3, "racket": self.racket}
        expanded = []
        for word in command:
            name = word[1:-1] if word.startswith("{") and word.endswith("}") else ""
            if name not in places:
                expanded.append(word)
            elif places[name] is None:
                raise Unavailable(f"{name} is not installed", "Run: vmkit setup")
            else:
                expanded.append(str(places[name]))
        return tuple(expanded)


def _program(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _stat_identity(folder: Path) -> str:
    """A hash of every source file's path, size and time: cheap, for a folder given by the user."""
    digest = hashlib.sha256()
    for path in sorted((folder / "rpython").rglob("*")):
        if path.suffix in (".py", ".c", ".h", ".s") and "_cache" not in path.parts:
            status = path.stat()
            digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return f"folder {digest.hexdigest()[:16]}"


def _user_rpython() -> Path | None:
    given = os.environ.get("VMKIT_RPYTHON")
    if not given:
        return None
    folder = Path(given).absolute()
    if not (folder / "rpython" / "__init__.py").is_file():
        raise Unavailable(f"VMKIT_RPYTHON={given} does not hold rpython/__init__.py")
    return folder


def _find_python27(cache: Path) -> tuple[Interpreter, str]:
    """The Python 2.7 to translate with, fetched if need be, and what to say about it."""
    given = os.environ.get("VMKIT_PYTHON27")
    if given:
        path = shutil.which(given)
        found = interpreters.probe(Path(path).absolute(), "VMKIT_PYTHON27") if path else None
        if found is None or not found.version.startswith("2.7."):
            raise Unavailable(f"VMKIT_PYTHON27={given} is not a Python 2.7 that starts")
        return found, ""
    own = pypy27.executable(cache)
    fallback = None
    for candidate in interpreters.python27_candidates(own):
        if candidate.is_pypy:
            return candidate, ""
        fallback = fallback or candidate
    about = f"only {fallback.description}" if fallback else "no Python 2.7"
    note(f"{about} was found here: fetching PyPy 2.7 (Debian 11's package, about 20 MB)")
    try:
        with step("fetching PyPy 2.7") as current:
            fetched = interpreters.probe(pypy27.fetch(cache, current), "own download")
        if fetched is not None:
            return fetched, ""
        problem = "it does not start on this machine"
    except Unavailable as error:
        problem = error.message
    if fallback is None:
        raise Unavailable(
            f"there is no Python 2.7, and PyPy 2.7 could not be fetched: {problem}",
            "Install one (pypy2.7 is the fastest), or set VMKIT_PYTHON27 to its path.",
        )
    said = f"PyPy 2.7 could not be fetched ({problem}): translation with CPython takes longer"
    note(said)
    return fallback, said


def _find_cpython() -> Interpreter:
    """The reference CPython: VMKIT_CPYTHON, a 3.11, or the one that runs this."""
    given = os.environ.get("VMKIT_CPYTHON")
    if given:
        path = shutil.which(given)
        found = interpreters.probe(Path(path).absolute(), "VMKIT_CPYTHON") if path else None
        if found is None:
            raise Unavailable(f"VMKIT_CPYTHON={given} is not a Python that starts")
        return found
    running = Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    own = interpreters.probe(running, "runs vmkit") or interpreters.probe(
        Path(sys.executable), "runs vmkit"
    )
    assert own is not None, "the running Python does not start"
    if own.implementation == "CPython" and sys.version_info[:2] == (3, 11):
        return own
    return interpreters.cpython3(11) or own


def _record_path(cache: Path) -> Path:
    wanted = "\n".join(f"{name}={os.environ.get(name, '')}" for name in KEY_VARIABLES)
    return cache / "toolchain" / f"{hashlib.sha256(wanted.encode()).hexdigest()[:16]}.json"


def _signature(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _interpreter(table: dict[str, Any]) -> Interpreter:
    return Interpreter(**{**table, "path": Path(table["path"])})


def _recall(cache: Path) -> Toolchain | None:
    """The toolchain as it was found last, if what it names is still there, unchanged."""
    user_rpython = _user_rpython()
    rpython = user_rpython or rpython_packages.rpython_folder(cache)
    site = rpython_packages.site_folder(cache)
    try:
        record = json.loads(_record_path(cache).read_text())
        if record["version"] != RECORD_VERSION or not rpython.is_dir() or not site.is_dir():
            return None
        found = [_interpreter(record[name]) for name in ("python27", "cpython")]
        if [_signature(one.path) for one in found] != record["signatures"]:
            return None
        return Toolchain(
            python27=found[0],
            rpython=rpython,
            rpython_identity=_stat_identity(rpython)
            if user_rpython
            else f"rpython {rpython_packages.RPYTHON_VERSION}",
            site=site,
            cpython=found[1],
            note=record["note"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _discover(cache: Path) -> None:
    """Finds or fetches everything, and writes the record."""
    python27, said = _find_python27(cache)
    with step("preparing rpython") as current:
        rpython_packages.fetch(cache, current)
        current.update("compiling its modules")
        folders = [rpython_packages.rpython_folder(cache), rpython_packages.site_folder(cache)]
        rpython_packages.compile_all(python27.path, *folders)
    cpython = _find_cpython()
    record = {
        "version": RECORD_VERSION,
        "python27": {**asdict(python27), "path": str(python27.path)},
        "cpython": {**asdict(cpython), "path": str(cpython.path)},
        "signatures": [_signature(python27.path), _signature(cpython.path)],
        "note": said,
    }
    path = _record_path(cache)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps(record, indent=1))
    temporary.replace(path)


def _lock_folder(cache: Path) -> None:
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            f"the cache folder {cache} cannot be made: {error.strerror}",
            "Set VMKIT_CACHE to a folder that can be written.",
        ) from None


def ensure_system(names: Iterable[str]) -> None:
    """Makes sure of these system packages: installs them as root, else names the command."""
    wanted = [package for package in system_packages.PACKAGES if package.name in set(names)]
    absent = system_packages.missing(wanted)
    if not absent:
        return
    if system_packages.can_install():
        install_system(absent)
    absent = system_packages.missing(wanted)
    if absent:
        listed = ", ".join(package.name for package in absent)
        command = " ".join(system_packages.install_arguments(absent))
        raise Unavailable(f"missing: {listed}", f"Run as root: {command}")


def install_system(packages: list[system_packages.SystemPackage]) -> None:
    """Installs as root; says what could not be had and goes on."""
    cache = cache_folder()
    _lock_folder(cache)
    with exclusive(cache / "system.lock", lambda: note("waiting for another vmkit's apt-get")):
        packages = [package for package in packages if package.missing_part()]
        if not packages:
            return
        try:
            with step("installing system packages") as current:
                system_packages.install(packages, current)
        except Unavailable as error:
            note(error.message)


def ensure(retry: bool = False) -> Toolchain:
    """The toolchain for translating; found or fetched on first use, then quick.

    With `retry`, what could not be fetched last time is tried again.
    """
    cache = cache_folder()
    known = _recall(cache)
    if known is not None and known.note and retry:
        _record_path(cache).unlink(missing_ok=True)
        known = None
    if known is None:
        _lock_folder(cache)
        with exclusive(cache / "setup.lock", lambda: note("waiting for another vmkit's set-up")):
            known = _recall(cache)
            if known is None:
                _discover(cache)
                known = _recall(cache)
    if known is None:
        raise Unavailable(f"the toolchain in {cache} is not complete after set-up")
    return known


def recall() -> Toolchain | None:
    """The toolchain if it was set up already; fetches nothing."""
    return _recall(cache_folder())
