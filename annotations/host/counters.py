"""Reads what a VM's own counters (`--counters`) report of a native run: JSON lines."""

from __future__ import annotations

import json
from dataclasses import dataclass

UNITS = {"tsc": "cycles"}


class CountersError(Exception):
    """The report is missing, damaged or does not add up."""


@dataclass(frozen=True)
class PhaseCount:
    phase: str
    count: int
    entries: int


@dataclass(frozen=True)
class Report:
    provider: str
    unit: str
    phases: tuple[PhaseCount, ...]
    total: int
    seconds: float
    hertz: float


def read(text: str) -> Report:
    """Phases must have begun and ended in pairs, and sum to the total."""
    if not text:
        raise CountersError("the VM wrote no counters")
    try:
        *phases, whole = [json.loads(line) for line in text.splitlines()]
        provider = whole["kind"]
        unit = UNITS[provider]
        total, hertz = int(whole["cycles"]), float(whole["hz"])
        report = Report(
            provider,
            unit,
            tuple(PhaseCount(row["phase"], int(row[unit]), int(row["entries"])) for row in phases),
            total,
            float(whole["seconds"]),
            hertz,
        )
        mismatches, mismatch = int(whole["mismatches"]), whole["mismatch"]
    except (ValueError, KeyError, TypeError) as error:
        raise CountersError(f"the VM's counters are damaged: {error!r}") from error
    if mismatches:
        inner, ended = mismatch
        raise CountersError(
            f"phases unbalanced {mismatches} times; first: {ended} ended in {inner}"
        )
    counted = sum(row.count for row in report.phases)
    if counted != total:
        raise CountersError(f"the phases' {unit} sum to {counted}, not to the total {total}")
    return report
