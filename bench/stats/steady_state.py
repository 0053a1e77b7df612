"""Steady-state classes of in-process iterations, after Barrett et al., OOPSLA 2017.

Segments between changepoints are equivalent when their means differ by less than
0.1 % or a variance's standard deviation; the last one must reach over enough
iterations to be a steady state at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.stats.changepoints import segments

FLAT, WARM_UP, SLOWDOWN, NONE, INCONSISTENT = (
    "flat", "warm-up", "slowdown", "no steady state", "inconsistent",
)  # fmt: skip
TOLERANCE = 0.001  # of the steady segment's mean
LAST_PART = 0.25  # of the iterations; a changepoint in them: not steady


@dataclass(frozen=True)
class SteadyState:
    """`first`: index of the first steady iteration; `seconds`: their mean; None without one."""

    kind: str
    first: int | None
    seconds: float | None


def classify(values: Sequence[float]) -> SteadyState:
    """The class of one process execution's iterations, in order."""
    array = np.asarray(values, dtype=float)
    if array.size == 0:
        raise ValueError("no iterations")
    parts = segments(values)
    steady_start, steady_end = parts[-1]
    if len(parts) > 1 and steady_start > array.size * (1 - LAST_PART):
        return SteadyState(NONE, None, None)
    steady = array[steady_start:steady_end]
    mean, deviation = float(steady.mean()), float(steady.std())
    tolerance = max(TOLERANCE * mean, deviation)
    kinds: list[str] = []
    first = steady_start
    for start, end in reversed(parts[:-1]):
        difference = float(array[start:end].mean()) - mean
        if abs(difference) <= tolerance:
            if not kinds:
                first = start  # equivalent ones at the end are all steady
            continue
        kinds.append(WARM_UP if difference > 0 else SLOWDOWN)
    seconds = float(array[first:].mean())
    if not kinds:
        return SteadyState(FLAT, first, seconds)
    # The fastest segment says whether it ended up slower than it had been.
    kind = SLOWDOWN if SLOWDOWN in kinds else WARM_UP
    return SteadyState(kind, first, seconds)


def classify_all(executions: Sequence[Sequence[float]]) -> str:
    """One class for several process executions; inconsistent when they differ."""
    kinds = {classify(values).kind for values in executions}
    return kinds.pop() if len(kinds) == 1 else INCONSISTENT
