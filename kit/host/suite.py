"""Runs the whole test suite through tox, in every world, and counts what ran."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.host import build_ahead, interpreters
from kit.host.errors import Failed, WrongUsage
from kit.host.locks import exclusive
from kit.host.paths import REPOSITORY, cache_folder
from kit.host.progress import note, step
from kit.host.toolchain import Toolchain

HOST_MINORS = range(9, 14)  # the CPython 3 versions that host code is tested under
UNCOUNTED = ("lint", "docs")  # environments that run no tests, and need but Python 3


@dataclass(frozen=True)
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def total(self) -> int:
        return self.passed + self.failed + self.skipped

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def count(report: Path) -> Counts:
    """The counts in a JUnit report; none when there is no readable one."""
    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    except (OSError, ElementTree.ParseError):
        return Counts()

    def total(attribute: str) -> int:
        return sum(int(suite.get(attribute, "0")) for suite in suites)

    failed, skipped = total("failures") + total("errors"), total("skipped") + total("skips")
    cases = sum(1 for suite in suites for _case in suite.iter("testcase"))
    return Counts(max(cases - failed - skipped, 0), failed, skipped)


def host_interpreters() -> dict[str, Path]:
    """tox's environment names of the CPython 3 versions found here, and their paths."""
    running = sys.version_info[1]
    found = {f"py3{running}": Path(sys.base_prefix) / "bin" / f"python3.{running}"}
    for minor in HOST_MINORS:
        interpreter = None if minor == running else interpreters.cpython3(minor)
        if interpreter is not None:
            found[f"py3{minor}"] = interpreter.path
    return found


def install_tools() -> None:
    """tox and what it needs, into the environment that runs vmkit; once a pyproject.toml."""
    wanted = (REPOSITORY / "pyproject.toml").read_bytes()
    stamp = Path(sys.prefix) / "vmkit-dev"
    with exclusive(Path(sys.prefix) / "vmkit-dev.lock"):
        if stamp.exists() and stamp.read_bytes() == wanted:
            return
        with step("installing the development tools"):
            done = subprocess.run(
                [sys.executable, "-I", "-m", "pip", "install", "--quiet",
                 "--disable-pip-version-check", "--editable", f"{REPOSITORY}[dev]"],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True, errors="replace", check=False,
            )
            if done.returncode != 0:
                raise Failed("the development tools could not be installed", done.stdout[-2000:])
        stamp.write_bytes(wanted)


def needs_set_up(chosen: Sequence[str]) -> bool:
    """Whether one of these environments (all when none is chosen) runs tests."""
    return not chosen or any(name not in UNCOUNTED for name in chosen)


def run(chain: Toolchain | None, chosen: Sequence[str], arguments: Sequence[str]) -> int:
    """Runs tox environments (all that can be when none is chosen); returns the exit status.

    Without a toolchain, only those that run no tests.
    """
    if not (REPOSITORY / "tox.ini").is_file():
        raise WrongUsage("the tests are in the source tree", "Run ./vmkit test in a clone.")
    install_tools()
    hosts = host_interpreters()
    everything = not chosen
    environments = list(chosen) or ["lint", "docs", *hosts, "rpython", "binaries"]
    cache = cache_folder()
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".reports-") as reports:
        variables = {**os.environ, "VMKIT_TEST_REPORTS": reports}
        if chain is not None:
            variables["VMKIT_PYTHON27"] = str(chain.python27.path)
            variables["VMKIT_PYTHONPATH27"] = chain.python27_environment(REPOSITORY)["PYTHONPATH"]
        note(f"running tox: {', '.join(environments)}")
        with build_ahead.running(build_ahead.commands() if everything else []):
            status = subprocess.run(
                [sys.executable, "-I", "-m", "tox", "run", "--conf", str(REPOSITORY / "tox.ini"),
                 "-e", ",".join(environments), "--discover", *map(str, hosts.values()),
                 *(["--", *arguments] if arguments else [])],
                cwd=REPOSITORY, env=variables, check=False,
            ).returncode
        counted = {
            name: count(Path(reports) / f"{name}.xml")
            for name in environments if name not in UNCOUNTED
        }
    for name, counts in counted.items():
        print(f"{name}: ran {counts.total} tests: {counts}")
    empty = [name for name, counts in counted.items() if counts.total == 0]
    if empty:
        print(f"no test ran in: {', '.join(empty)}")
    elif status != 0:
        print(f"tox ended with exit status {status}")
    total = sum(counted.values(), Counts())
    if counted:
        print(total, flush=True)
    return 1 if status != 0 or empty or total.failed else 0
