"""What a benchmark run has measured so far, on disk after every process execution.

A line of `journal.jsonl` is a process execution: its key in the experiment and
its rows. An interrupted or crashed run goes on from there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations.host import query
from annotations.host.runstore import COMPLETE, PARTIAL, Run, RunStoreError, read_environment

FILE = "journal.jsonl"
FINGERPRINT = "fingerprint"

Rows = Mapping[str, Sequence[Mapping[str, Any]]]  # by table


@dataclass(frozen=True)
class Line:
    key: str
    rows: Rows
    problem: str = ""


def append(run: Run, line: Line) -> None:
    """Write the line, and wait until it is on the disk."""
    text = json.dumps({"key": line.key, "rows": line.rows, "problem": line.problem})
    with open(run.path / FILE, "a", encoding="utf-8") as journal:
        journal.write(text + "\n")
        journal.flush()
        os.fsync(journal.fileno())


def read(directory: Path) -> list[Line]:
    """All whole lines; the last one may have been cut off by a crash."""
    try:
        text = (directory / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    lines = []
    for line in text.split("\n"):
        try:
            found = json.loads(line)
            lines.append(Line(found["key"], found["rows"], found["problem"]))
        except (ValueError, KeyError):
            continue
    return lines


def find_cut_off(results: Path, fingerprint: str) -> Path | None:
    """The newest cut-off run of the experiment with that fingerprint."""
    for directory in reversed(query.run_directories([results])):
        try:
            environment = read_environment(directory)
        except RunStoreError:
            continue
        options = environment.get("options")
        cut_off = PARTIAL in directory.name and environment.get("state") != COMPLETE
        if cut_off and isinstance(options, dict) and options.get(FINGERPRINT) == fingerprint:
            return directory
    return None
