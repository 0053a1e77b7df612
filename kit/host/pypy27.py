"""Fetches PyPy 2.7 from Debian 11's packages into a folder, with apt and without root.

The mirror is the one that the machine's own apt uses, so that its proxies,
mirrors and keys hold here too; the package lists are private to the fetch.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from kit.host.errors import Unavailable
from kit.host.progress import Step

SUITE = "bullseye"  # Debian 11, the last with a Python 2.7 PyPy
PACKAGES = ("pypy", "pypy-lib", "libffi7", "libssl1.1")
FOLDER = "pypy2.7-debian11"
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")

_WRAPPER = """#!/bin/sh
usr=$(dirname -- "$(readlink -f -- "$0")")/usr
LD_LIBRARY_PATH=$usr/lib/x86_64-linux-gnu:$usr/lib/pypy/bin${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export LD_LIBRARY_PATH
exec "$usr/lib/pypy/bin/pypy-c" "$@"
"""


def executable(cache: Path) -> Path:
    """Where the fetched interpreter is, or will be: a script that sets the library path."""
    return cache / FOLDER / "pypy2.7"


def _run(arguments: list[str], folder: Path) -> str:
    environment = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            arguments, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise Unavailable(f"{arguments[0]} is not on this machine") from None
    if done.returncode != 0:
        lines = [line for line in done.stdout.splitlines() if line.startswith(("E:", "Err"))]
        reason = "; ".join((lines or done.stdout.splitlines())[-2:])
        raise Unavailable(f"{arguments[0]} {arguments[-1]} failed: {reason}")
    return done.stdout


def repositories(listing: str) -> list[str]:
    """The repositories in `apt-get update --print-uris`, those of security fixes last."""
    found = re.findall(r"^'(\S+)/dists/\S+/InRelease'", listing, re.MULTILINE)
    return sorted(dict.fromkeys(found), key=lambda uri: "security" in uri)


def _private_apt(root: Path, mirror: str) -> list[str]:
    """Options that make apt-get use this folder and this one suite only."""
    for name in ("state/lists/partial", "cache/archives/partial"):
        (root / name).mkdir(parents=True, exist_ok=True)
    (root / "status").touch()
    trust = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
    (root / "sources.list").write_text(f"deb {trust}{mirror} {SUITE} main\n")
    options = {
        "Dir::State": root / "state",
        "Dir::State::lists": root / "state/lists",
        "Dir::State::status": root / "status",
        "Dir::Cache": root / "cache",
        "Dir::Etc::sourcelist": root / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::Etc::preferencesparts": "-",
        "APT::Architecture": "amd64",
        "APT::Architectures": "amd64",
        "APT::Update::Post-Invoke-Success": "",
        "APT::Sandbox::User": "root",
        "Acquire::Languages": "none",
        "Acquire::Retries": "2",
    }
    return [part for key, value in options.items() for part in ("-o", f"{key}={value}")]


def fetch(cache: Path, step: Step) -> Path:
    """Downloads and unpacks; returns the executable. The caller holds the set-up lock."""
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".pypy-") as temporary:
        root = Path(temporary)
        problems = []
        for mirror in repositories(_run(["apt-get", "update", "--print-uris"], root)):
            step.update(f"reading Debian 11's package list from {mirror}")
            try:
                options = _private_apt(root, mirror)
                _run(["apt-get", "-q", "--error-on=any", *options, "update"], root)
                step.update(f"downloading {', '.join(PACKAGES)}")
                _run(["apt-get", "-q", *options, "download", *PACKAGES], root)
                break
            except Unavailable as problem:
                problems.append(problem.message)
        else:
            raise Unavailable("; ".join(problems) or "apt has no repository set up")
        step.update("unpacking")
        unpacked = root / "unpacked"
        for package in sorted(root.glob("*.deb")):
            _run(["dpkg-deb", "-x", str(package), str(unpacked)], root)
        wrapper = unpacked / "pypy2.7"
        wrapper.write_text(_WRAPPER)
        wrapper.chmod(0o755)
        final = executable(cache)
        shutil.rmtree(final.parent, ignore_errors=True)
        unpacked.rename(final.parent)
    return final
