"""The module xlayer of the reference implementations: what it writes of regions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from annotations.host.region_times import VARIABLE, region_tables

FOLDER = Path(__file__).parents[2]
PROGRAM = """
import time, xlayer
with xlayer.region("outer"):
    for _ in range(3):
        with xlayer.region("inner"):
            time.sleep(0.01)
            xlayer.point("slept")
"""


def run(program: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(FOLDER / "reference"), **variables},
    )  # fmt: skip


def test_times_and_points(tmp_path: Path) -> None:
    out = tmp_path / "regions"
    run(PROGRAM, **{VARIABLE: str(out)})
    made = region_tables(out)
    regions = {str(row["region"]): row for row in made["regions"]}
    assert {path: row["entries"] for path, row in regions.items()} == {
        "": 0, "outer": 1, "outer/inner": 3,
    }  # fmt: skip
    inner, outer = regions["outer/inner"]["count"], regions["outer"]["count"]
    assert isinstance(inner, int) and isinstance(outer, int)
    assert inner >= 30_000_000 > outer  # nanoseconds, without those of regions inside
    assert made["points"] == [{"name": "slept", "count": 3}]


def test_nothing_is_written_unless_asked() -> None:
    done = run(PROGRAM, **{VARIABLE: ""})
    assert done.stdout == done.stderr == ""
