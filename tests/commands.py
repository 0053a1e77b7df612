"""The command line, as tests of whole commands call it."""

from __future__ import annotations

import subprocess
import sys


def vmkit(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kit.host.cli", *map(str, arguments)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout
