"""The distribution's packages that the kit uses: what is missing, and getting it with apt."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kit.host.errors import Unavailable
from kit.host.progress import Step, note


@dataclass(frozen=True)
class SystemPackage:
    """One component: there when all its programs and files are."""

    name: str
    packages: tuple[str, ...]  # Debian's names
    programs: tuple[str, ...]
    files: tuple[str, ...]  # relative to /usr; glob patterns
    version: tuple[str, ...]  # command that prints it; empty: there is none
    needed: bool  # whether nothing works without it
    disables: str  # what does not work without it

    def missing_part(self) -> str:
        """The first program or file that is not there, or nothing."""
        for program in self.programs:
            if shutil.which(program) is None:
                return program
        for pattern in self.files:
            if next(Path("/usr").glob(pattern), None) is None:
                return f"/usr/{pattern}"
        return ""

    @property
    def path(self) -> str:
        """Where it is, for people."""
        if self.programs:
            return shutil.which(self.programs[0]) or ""
        return str(next(Path("/usr").glob(self.files[0]), ""))


PACKAGES = (
    SystemPackage(
        "gcc", ("gcc", "libc6-dev"), ("gcc",), ("include/stdio.h",),
        ("gcc", "-dumpfullversion"), True, "vmkit build: no VM can be compiled",
    ),
    SystemPackage(
        "make", ("make",), ("make",), (),
        ("make", "--version"), True, "vmkit build: no VM can be compiled",
    ),
    SystemPackage(
        "valgrind", ("valgrind",), ("valgrind",),
        ("include/valgrind/pub_tool_basics.h", "lib/*/valgrind/libcoregrind-amd64-linux.a"),
        ("valgrind", "--version"), False,
        "the dbi counters: vmkit characterize works with --native-only",
    ),
    SystemPackage(
        "pypy3", ("pypy3",), ("pypy3",), (),
        ("pypy3", "-c", "import sys; print('%d.%d.%d' % sys.pypy_version_info[:3])"), False,
        "the column PyPy in tables",
    ),
    SystemPackage(
        "racket", ("racket",), ("racket", "raco"), (),
        ("racket", "--version"), False, "languages whose frontend or reference is Racket",
    ),
    SystemPackage(
        "papi", ("libpapi-dev",), (), ("include/papi.h", "lib/*/libpapi.so*"),
        (), False, "hardware counters (--counters papi)",
    ),
    SystemPackage(
        "libffi", ("libffi-dev",), (), ("include/**/ffi.h",),
        (), False, "translation of targets that use libffi (vmkit build --target)",
    ),
)

# Installed by `vmkit test` only.
FOR_TESTS = (
    SystemPackage(
        "chromium", ("chromium",), ("chromium",), (),
        ("chromium", "--version"), False, "tests of the report in a browser",
    ),
)


def missing(packages: Iterable[SystemPackage] = PACKAGES) -> list[SystemPackage]:
    return [package for package in packages if package.missing_part()]


def install_arguments(packages: Iterable[SystemPackage]) -> list[str]:
    """The one command that installs them."""
    names = [name for package in packages for name in package.packages]
    return ["apt-get", "install", "--yes", "--no-install-recommends", *names]


def can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(arguments: list[str]) -> str:
    """Runs apt-get without questions; returns the reason when it failed.

    It ends before an interruption goes on: a package that is half installed
    keeps apt-get from working until somebody repairs it.
    """
    process = subprocess.Popen(
        [arguments[0], "-q", "-o", "DPkg::Lock::Timeout=600", *arguments[1:]],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace", start_new_session=True,  # out of Ctrl-C's reach
    )  # fmt: skip
    try:
        output, _ = process.communicate()
    except BaseException:
        note("interrupted: apt-get is not left half-way, and ends first")
        process.communicate()
        raise
    if process.returncode == 0:
        return ""
    errors = [line for line in output.splitlines() if line.startswith(("E:", "Err:"))]
    return "; ".join(errors[-2:]) or f"exit status {process.returncode}"


def install(packages: list[SystemPackage], step: Step) -> None:
    """Installs them as root; one that cannot be had does not keep the others away."""
    step.update("reading the package lists")
    _apt(["apt-get", "update"])  # a failing third-party source must not stop the rest
    names = ", ".join(name for package in packages for name in package.packages)
    step.update(f"installing {names}")
    if not _apt(install_arguments(packages)):
        return
    problems = []
    for package in packages:
        step.update(f"installing {package.name}")
        problem = _apt(install_arguments([package]))
        if problem:
            problems.append(f"{package.name}: {problem}")
    if problems:
        raise Unavailable("apt-get could not install " + "; ".join(problems))


def version(package: SystemPackage) -> str:
    """The first version number in what the version command prints."""
    if not package.version:
        return ""
    try:
        output = subprocess.run(
            list(package.version), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", timeout=60, check=False,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    number = re.search(r"\d+(\.\d+)+", output)
    return number.group() if number else ""
