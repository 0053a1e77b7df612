"""Samples and events as a trace that Perfetto and Chrome open (JSON).

Time is executed instructions, not seconds: a microsecond there stands for 1,000 of
them. Each process execution is a process, with a counter track of the instructions
that each phase executed between two samples, and tracks of events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]
PER_MICROSECOND = 1000


def chrome_trace(samples: Iterable[Row], events: Iterable[Row]) -> dict[str, object]:
    """From rows of tables `samples` and `event_stream`."""
    found = [*_names(samples), *_counters(samples), *_events(events)]
    return {
        "traceEvents": found,
        "displayTimeUnit": "ms",
        "otherData": {"time": "1 us = 1,000 executed instructions"},
    }


def _names(samples: Iterable[Row]) -> Iterator[dict[str, object]]:
    for process, name in {row["execution"]: _process(row) for row in samples}.items():
        yield {"ph": "M", "pid": process, "name": "process_name", "args": {"name": name}}


def _process(row: Row) -> str:
    return f"{row['program']} on {row['vm']}"


def _counters(samples: Iterable[Row]) -> Iterator[dict[str, object]]:
    """A counter event holds from its time on: the increase of the interval that follows."""
    totals: dict[tuple[int, str], dict[int, dict[str, int]]] = {}
    for row in samples:
        track = totals.setdefault((row["execution"], row["what"]), {})
        track.setdefault(row["at"], {})[row["name"] or row["what"]] = row["count"]
    for (process, what), track in totals.items():
        names = sorted({name for sample in track.values() for name in sample})
        before, since = dict.fromkeys(names, 0), 0
        for at in sorted(track):
            now = {name: track[at].get(name, before[name]) for name in names}
            yield {
                "ph": "C",
                "pid": process,
                "ts": since / PER_MICROSECOND,
                "name": f"{what} per sample",
                "args": {name: now[name] - before[name] for name in names},
            }
            before, since = now, at


def _events(events: Iterable[Row]) -> Iterator[dict[str, object]]:
    for row in events:
        keys = [key for key in ("first", "second", "name") if row[key] not in (None, "")]
        yield {
            "ph": "i",
            "s": "t",
            "pid": row["execution"],
            "tid": row["thread"],
            "ts": row["at"] / PER_MICROSECOND,
            "name": row["event"],
            "cat": row["phase"],
            "args": {key: row[key] for key in keys},
        }
