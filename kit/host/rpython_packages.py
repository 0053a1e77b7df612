"""The Python 2.7 packages of translation: rpython, and the pytest and py that it needs.

pip downloads them, so that the user's index, proxy and certificates are used,
and checks the pinned hashes; they are unpacked, as Python 2.7 has no pip to install them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from kit.host.errors import Unavailable
from kit.host.progress import Step

RPYTHON_VERSION = "0.2.1"
REQUIREMENTS = """\
rpython==0.2.1 --hash=sha256:803933038f3744538fc04bca9d5be0102eaa80fdc26dcb376b8178e0fa66e90b
pytest==2.9.2 --hash=sha256:ccc23b4aab3ef3e19e731de9baca73f3b1a7e610d9ec65b28c36a5a3305f0349
py==1.11.0 --hash=sha256:607c53218732647dff4acdfcd50cb62615cedf612e72d1724fb1a0cc6405b378
"""


def rpython_folder(cache: Path) -> Path:
    return cache / "python2.7" / f"rpython-{RPYTHON_VERSION}"


def site_folder(cache: Path) -> Path:
    return cache / "python2.7" / "site-pytest-2.9.2"


def _download(folder: Path) -> None:
    requirements = folder / "requirements.txt"
    requirements.write_text(REQUIREMENTS)
    done = subprocess.run(
        [sys.executable, "-I", "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--require-hashes", "--no-binary=rpython", "--only-binary=pytest,py",
         "--dest", str(folder), "--requirement", str(requirements)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace", check=False,
    )
    if done.returncode != 0:
        lines = [line for line in done.stdout.splitlines() if line.startswith("ERROR")]
        raise Unavailable(
            "pip could not download rpython, pytest and py for Python 2.7: "
            + "; ".join((lines or done.stdout.splitlines())[-2:]),
            "Is there a network? Or set VMKIT_RPYTHON to a folder that holds rpython/.",
        )


def _publish(made: Path, final: Path) -> None:
    final.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(final, ignore_errors=True)
    made.rename(final)


def fetch(cache: Path, step: Step) -> None:
    """Downloads and unpacks what is missing. The caller holds the set-up lock."""
    if rpython_folder(cache).is_dir() and site_folder(cache).is_dir():
        return
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".packages-") as temporary:
        root = Path(temporary)
        step.update(f"downloading rpython {RPYTHON_VERSION}, pytest and py")
        _download(root)
        step.update("unpacking")
        (archive,) = root.glob("rpython-*.tar.gz")
        with tarfile.open(archive) as tar:
            # Checked against its hash; the filter's absence before Python 3.9.17 does no harm.
            if hasattr(tarfile, "data_filter"):
                tar.extractall(root, filter="data")
            else:
                tar.extractall(root)
        for wheel in root.glob("*.whl"):
            zipfile.ZipFile(wheel).extractall(root / "site")
        _publish(root / "site", site_folder(cache))
        _publish(root / archive.name[: -len(".tar.gz")], rpython_folder(cache))


def compile_all(python27: Path, *folders: Path) -> None:
    """Writes the .pyc files once, so that no translation has to."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    subprocess.run(
        [str(python27), "-m", "compileall", "-q", *map(str, folders)],
        env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=False,
    )
