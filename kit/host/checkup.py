"""What `vmkit doctor` shows: each component, whether it is there, and what to do if not."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from annotations.host import papi, valgrind_tool
from annotations.host.valgrind_tool import ToolError
from kit.host import rpython_packages, system_packages, toolchain
from kit.host.errors import VmkitError
from kit.host.paths import cache_folder


@dataclass(frozen=True)
class Finding:
    component: str
    version: str
    path: str
    problem: str = ""  # empty: ok
    remedy: str = ""
    needed: bool = False


def _translation() -> list[Finding]:
    try:
        chain = toolchain.recall()
    except VmkitError as error:
        return [Finding("python 2.7", "", "", error.message, error.hint or "vmkit setup", True)]
    if chain is None:
        problem = "not set up: no VM can be translated"
        return [Finding("python 2.7", "", "", problem, "vmkit setup", True)]
    python27, cpython = chain.python27, chain.cpython
    own = chain.rpython == rpython_packages.rpython_folder(cache_folder())
    return [
        Finding(
            "python 2.7",
            f"{python27.description}, {python27.origin}",
            str(python27.path),
            remedy=chain.note,
        ),
        Finding(
            "rpython",
            rpython_packages.RPYTHON_VERSION if own else "VMKIT_RPYTHON",
            str(chain.rpython),
        ),
        Finding("cpython", cpython.version, str(cpython.path)),
    ]


def _system() -> list[Finding]:
    findings = []
    for package in system_packages.PACKAGES:
        part = package.missing_part()
        if part:
            remedy = " ".join(system_packages.install_arguments([package]))
            problem = f"{part} is missing; without it: {package.disables}"
            findings.append(Finding(package.name, "", "", problem, remedy, package.needed))
        else:
            version = system_packages.version(package)
            findings.append(Finding(package.name, version, package.path))
    return findings


def _valgrind_tool() -> Finding:
    try:
        tool = valgrind_tool.find_tool(cache_folder())
    except ToolError as error:
        return Finding(valgrind_tool.NAME, "", "", str(error), "vmkit setup")
    if tool is None:
        problem = "not built; without it: the dbi counters"
        return Finding(valgrind_tool.NAME, "", "", problem, "vmkit setup")
    return Finding(valgrind_tool.NAME, "", str(tool.library))


def _papi() -> Finding:
    found = papi.probe()
    if found.problem:
        remedy = "run on a machine whose kernel offers them, outside of most virtual machines"
        if not found.library:
            remedy = "install libpapi: as root, apt-get install libpapi-dev"
        return Finding("hardware counters", found.version, found.library, found.problem, remedy)
    return Finding("hardware counters", f"PAPI {found.version}", found.library)


def _cache() -> Finding:
    folder = cache_folder()
    existing = folder
    while not existing.exists():
        existing = existing.parent
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        problem = "cannot be written"
        return Finding("cache", "", str(folder), problem, "set VMKIT_CACHE to a folder", True)
    return Finding("cache", "", str(folder))


def _machine() -> Finding:
    name = f"{platform.system()} {platform.machine()}"
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return Finding("machine", name, "", "the JIT and the counters need Linux on x86-64",
                       "use such a machine", True)
    return Finding("machine", name, "")


def examine() -> list[Finding]:
    """All findings; starts programs only to ask for their versions."""
    running = Finding("vmkit's python", platform.python_version(), str(Path(sys.executable)))
    return [_machine(), running, _cache(), *_translation(), *_system(), _valgrind_tool(),
            _papi()]
