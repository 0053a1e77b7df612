"""Reads what a VM's own counters (`--counters`) report of a native run: JSON lines."""

from __future__ import annotations

import json
from dataclasses import dataclass


class CountersError(Exception):
    """The report is missing, damaged or does not add up."""


@dataclass(frozen=True)
class PhaseCount:
    phase: str
    count: int
    entries: int


@dataclass(frozen=True)
class Report:
    """What was counted of one unit: cycles of the time-stamp counter, or a hardware event."""

    provider: str
    unit: str
    phases: tuple[PhaseCount, ...]
    total: int
    seconds: float
    hertz: float  # of the time-stamp counter


def read(text: str) -> list[Report]:
    """A report a unit. Phases must have begun and ended in pairs, and sum to the total."""
    if not text:
        raise CountersError("the VM wrote no counters")
    try:
        *phases, whole = [json.loads(line) for line in text.splitlines()]
        provider = str(whole["kind"])
        totals = {"cycles": whole["cycles"]} if provider == "tsc" else dict(whole["events"])
        reports = [
            Report(
                provider,
                unit,
                tuple(
                    PhaseCount(row["phase"], int(row[unit]), int(row["entries"])) for row in phases
                ),
                int(total),
                float(whole["seconds"]),
                float(whole["hz"]),
            )
            for unit, total in totals.items()
        ]
        mismatches, mismatch = int(whole["mismatches"]), whole["mismatch"]
    except (ValueError, KeyError, TypeError) as error:
        raise CountersError(f"the VM's counters are damaged: {error!r}") from error
    if mismatches:
        inner, ended = mismatch
        raise CountersError(
            f"phases unbalanced {mismatches} times; first: {ended} ended in {inner}"
        )
    for report in reports:
        counted = sum(row.count for row in report.phases)
        if counted != report.total:
            raise CountersError(
                f"the phases' {report.unit} sum to {counted}, not to the total {report.total}"
            )
    return reports
