"""Input files that a benchmark program makes for others, kept in the user's cache."""

from __future__ import annotations

import hashlib
import os
import runpy
from pathlib import Path

from kit.host.errors import WrongData
from kit.host.paths import cache_folder

PROGRAMS = Path(__file__).parent / "programs"


def made(description: str) -> Path:
    """The file for `PROGRAM SIZE`, as `fasta 1000`: what that program prints."""
    program, _, size = description.partition(" ")
    source = PROGRAMS / program / "python.py"
    if not source.is_file() or not size.isdigit():
        raise WrongData(f"nothing makes the input {description!r}")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    path = cache_folder() / "inputs" / f"{program}-{size}-{digest}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        private = path.with_name(f".{path.name}.{os.getpid()}")
        run = runpy.run_path(str(source), run_name="input")["run"]
        private.write_text(run(int(size)) + "\n", encoding="ascii")
        private.replace(path)
    return path
