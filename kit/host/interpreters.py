"""Finds interpreters: Python 2.7 for translation, CPython and others to compare with."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROBE = """
import json, platform, sys
pypy = getattr(sys, "pypy_version_info", None)
print(json.dumps([platform.python_implementation(), "%d.%d.%d" % sys.version_info[:3],
    "%d.%d.%d" % pypy[:3] if pypy else "", sys.executable]))
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that was started and answered."""

    path: Path  # what to start; never a pyenv shim
    implementation: str  # CPython or PyPy
    version: str  # of the language
    pypy_version: str
    origin: str  # how it was found

    @property
    def is_pypy(self) -> bool:
        return self.implementation == "PyPy"

    def is_cpython(self, version_prefix: str) -> bool:
        return self.implementation == "CPython" and self.version.startswith(version_prefix)

    @property
    def translation_options(self) -> tuple[str, ...]:
        """PyPy is to keep the loops it compiled: later steps of a translation use them again."""
        return ("--jit", "loop_longevity=1000000") if self.is_pypy else ()

    @property
    def description(self) -> str:
        if self.is_pypy:
            return f"PyPy {self.pypy_version} (Python {self.version})"
        return f"{self.implementation} {self.version}"


def probe(path: Path, origin: str) -> Interpreter | None:
    """Starts it; None when it does not answer, as a pyenv shim of an unselected version."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    try:
        answer = subprocess.run(
            [str(path), "-c", _PROBE],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=environment,
            timeout=60,
            check=True,
        ).stdout
        implementation, version, pypy_version, executable = json.loads(answer)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    # A shim says which file it stands for; a wrapper script must stay the one started.
    real = Path(executable) if "shims" in path.parts and executable else path
    return Interpreter(real, implementation, version, pypy_version, origin)


def pyenv_roots() -> list[Path]:
    """pyenv's folders: PYENV_ROOT, ~/.pyenv, and those whose shims are on PATH."""
    roots = [Path(os.environ["PYENV_ROOT"])] if os.environ.get("PYENV_ROOT") else []
    roots.append(Path.home() / ".pyenv")
    for entry in os.environ.get("PATH", "").split(os.pathsep):
        if Path(entry).name == "shims":
            roots.append(Path(entry).parent)
    return [root for root in dict.fromkeys(roots) if os.path.isdir(root / "versions")]


def in_pyenv(pattern: str, *names: str) -> Iterator[Path]:
    """Executables `names` of pyenv's versions that match the pattern, newest first."""

    def newest_first(version: Path) -> list[int]:
        digits = "".join(c if c.isdigit() else " " for c in version.name)
        return [-int(number) for number in digits.split()]

    for root in pyenv_roots():
        for version in sorted((root / "versions").glob(pattern), key=newest_first):
            for name in names:
                if os.access(version / "bin" / name, os.X_OK):
                    yield version / "bin" / name
                    break


def on_path(*names: str) -> Iterator[Path]:
    """Every executable of these names on PATH, not only the first: a shim may be dead."""
    for name in names:
        for entry in os.environ.get("PATH", "").split(os.pathsep):
            found = shutil.which(name, path=entry) if entry else None
            if found:
                yield Path(found).absolute()


def python27_candidates(own_download: Path) -> Iterator[Interpreter]:
    """Every Python 2.7 that starts, in the documented order."""
    places = [(path, "PATH") for path in on_path("pypy2.7", "pypy", "python2.7")]
    places += [(path, "pyenv") for path in in_pyenv("pypy2.7-*", "pypy", "python")]
    places += [(path, "pyenv") for path in in_pyenv("2.7*", "python2.7", "python")]
    places += [(own_download, "own download")] if os.path.exists(own_download) else []
    for path, origin in places:
        found = probe(path, origin)
        if found is not None and found.version.startswith("2.7."):
            yield found


def cpython3(minor: int) -> Interpreter | None:
    """CPython 3.`minor`, from PATH or pyenv."""
    name = f"python3.{minor}"
    places = [(path, "PATH") for path in on_path(name)]
    places += [(path, "pyenv") for path in in_pyenv(f"3.{minor}.*", name)]
    found = (probe(path, origin) for path, origin in places)
    wanted = f"3.{minor}."
    return next((one for one in found if one and one.is_cpython(wanted)), None)
