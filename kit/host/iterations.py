"""In-process iterations: what a harness prints, in the format of ReBench's log adapter."""

from __future__ import annotations

import re

LINE = re.compile(rb"(?:.*: )?\S+: iterations=1 runtime: (\d+(?:\.\d+)?)([mu])s")
UNITS = {b"m": 1e-3, b"u": 1e-6}


def split_output(output: bytes) -> tuple[bytes, list[float]]:
    """The checked output without the harness's lines, and each iteration's seconds."""
    checked, seconds = [], []
    for line in output.splitlines(keepends=True):
        found = LINE.fullmatch(line.rstrip(b"\n"))
        if found is None:
            checked.append(line)
        else:
            seconds.append(float(found.group(1)) * UNITS[found.group(2)])
    return b"".join(checked), seconds
