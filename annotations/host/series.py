"""Reads the tool's streams: samples over time, and events. JSON lines, see its README."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations.host.counts import CountsError


@dataclass(frozen=True)
class Sample:
    """Running totals, `at` instructions after the start."""

    at: int
    dispatched: int
    code_written: int  # bytes
    code_freed: int
    instructions: dict[str, int]  # by phase
    entries: dict[str, int]
    events: dict[str, int]

    def totals(self) -> Iterator[tuple[str, str, int]]:
        """(what, name, count): all of it that is not zero."""
        yield "dispatched", "", self.dispatched
        yield "code_written", "", self.code_written
        yield "code_freed", "", self.code_freed
        for what in ("instructions", "entries", "events"):
            for name, count in getattr(self, what).items():
                if count:
                    yield what, name, count


@dataclass(frozen=True)
class StreamedEvent:
    at: int  # instructions after the start
    thread: int
    phase: str
    event: str
    first: int | None
    second: int | None
    name: str


def read_samples(path: Path) -> list[Sample]:
    rows = _rows(path)
    header = next(rows, None)
    if header is None or "phases" not in header:
        raise CountsError(f"{path}: no samples")
    phases, events = header["phases"], header["events"]
    return [
        Sample(
            row["at"],
            row["dispatched"],
            row["code_written"],
            row["code_freed"],
            dict(zip(phases, row["instructions"])),
            dict(zip(phases, row["entries"])),
            dict(zip(events, row["events"])),
        )
        for row in rows
    ]


def read_events(path: Path) -> list[StreamedEvent]:
    """None where the process had no event: then the tool writes no file."""
    if not path.exists():
        return []
    return [
        StreamedEvent(
            row["at"],
            row["thread"],
            row["phase"],
            row["event"],
            row.get("first"),
            row.get("second"),
            row.get("name", ""),
        )
        for row in _rows(path)
    ]


def sample_rows(samples: Iterable[Sample]) -> Iterator[dict[str, object]]:
    """Rows of table `samples`."""
    for number, sample in enumerate(samples, 1):
        for what, name, count in sample.totals():
            yield {"sample": number, "at": sample.at, "what": what, "name": name, "count": count}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as lines:
            for line in lines:
                yield json.loads(line)
    except OSError as error:
        raise CountsError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise CountsError(f"{path} is damaged: {error}") from error
