"""Figures derived from a run's tables: medians, speedups, shares of phase groups."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotations.tags import PHASES

Rows = Sequence[Mapping[str, Any]]

# What the method's figures show as one: group, title, its phases.
PHASE_GROUPS: list[tuple[str, str, tuple[str, ...]]] = [
    ("interpreter", "Interpreter", ("interpreter",)),
    ("tracing", "Tracing and optimising", ("tracing", "optimising", "assembling")),
    ("deoptimisation", "Deoptimisation", ("deoptimisation",)),
    ("gc", "Garbage collection", ("gc_minor", "gc_major")),
    ("jit", "JIT code", ("jit",)),
    ("jit_call", "Calls from JIT code", ("jit_call",)),
    ("other", "Start-up and rest", ("startup", "shutdown", "native", "logging")),
]
GROUP_OF = {phase: group for group, _title, phases in PHASE_GROUPS for phase in phases}
assert set(GROUP_OF) == {name for _number, name, _layer in PHASES}

PROCESS, WARM = "whole process", "warm, in-process"


@dataclass(frozen=True)
class Timing:
    """Seconds that a program takes on a VM, as a whole process or a warm iteration."""

    program: str
    vm: str
    kind: str
    median: float
    low: float
    high: float
    count: int


def timings(executions: Rows, iterations: Rows) -> list[Timing]:
    """In order of first appearance; warm is the second half of a process's iterations."""
    samples: dict[tuple[str, str, str], list[float]] = {}
    for row in executions:
        if row["counters"] == "none" and not row["cold"] and not row["iterations"]:
            key = (row["program"], row["vm"], PROCESS)
            samples.setdefault(key, []).append(row["wall_seconds"])
    processes: dict[tuple[str, str, int], list[float]] = {}
    for row in iterations:
        process = (row["program"], row["vm"], row["execution"])
        processes.setdefault(process, []).append(row["seconds"])
    for (program, vm, _execution), seconds in processes.items():
        warm = seconds[len(seconds) // 2 :]
        samples.setdefault((program, vm, WARM), []).extend(warm)
    return [
        Timing(*key, statistics.median(seconds), min(seconds), max(seconds), len(seconds))
        for key, seconds in samples.items()
    ]


def speedup(timing: Timing, all_timings: Iterable[Timing], reference: str) -> float | None:
    """The reference's median over this one's, of the same program and kind."""
    for other in all_timings:
        same = (other.program, other.kind) == (timing.program, timing.kind)
        if same and other.vm == reference:
            return other.median / timing.median
    return None


def in_order(rows: Rows, vms: Sequence[str]) -> Rows:
    """By program, as they were run, and VM, as in `vms`."""
    programs = list(dict.fromkeys(row["program"] for row in rows))
    return sorted(rows, key=lambda row: (programs.index(row["program"]), vms.index(row["vm"])))


@dataclass(frozen=True)
class Share:
    """The part of a phase (or group of phases) in a process."""

    program: str
    vm: str
    provider: str
    unit: str
    phase: str
    count: int
    entries: int
    share: float


def phase_shares(phases: Rows) -> list[Share]:
    return [
        Share(
            row["program"],
            row["vm"],
            row["provider"],
            row["unit"],
            row["phase"],
            row["count"],
            row["entries"],
            row["share"],
        )
        for row in phases
    ]


def group_shares(phases: Rows) -> list[Share]:
    """Phases summed into groups, in the groups' order; all groups, zero ones included."""
    sums: dict[tuple[str, str, str, str], dict[str, tuple[int, int]]] = {}
    for row in phases:
        key = (row["program"], row["vm"], row["provider"], row["unit"])
        groups = sums.setdefault(key, {name: (0, 0) for name, _title, _phases in PHASE_GROUPS})
        count, entries = groups[GROUP_OF[row["phase"]]]
        groups[GROUP_OF[row["phase"]]] = (count + row["count"], entries + row["entries"])
    shares = []
    for key, groups in sums.items():
        total = sum(count for count, _entries in groups.values())
        for group, (count, entries) in groups.items():
            share = count / total if total else 0.0
            shares.append(Share(*key, group, count, entries, share))
    return shares


def instruction_totals(executions: Rows) -> list[tuple[str, str, int]]:
    """Program, VM, instructions: of each process under the tool."""
    return [
        (row["program"], row["vm"], row["instructions"])
        for row in executions
        if row["instructions"] is not None
    ]
