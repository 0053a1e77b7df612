"""Break-even: where a VM that warms up has caught up with another one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def iterations(subject: Sequence[float], other: Sequence[float]) -> int | None:
    """After how many in-process iterations the subject's total time is no longer the larger,
    and stays so to the end of what was measured; None: never."""
    count = min(len(subject), len(other))
    if count == 0:
        raise ValueError("no iterations")
    ahead = np.cumsum(subject[:count]) <= np.cumsum(other[:count])
    behind = np.flatnonzero(~ahead)
    first = 0 if behind.size == 0 else int(behind[-1]) + 1
    return first + 1 if first < count else None


def seconds(subject: Sequence[float], other: Sequence[float]) -> float | None:
    """The subject's time until then; None: never."""
    found = iterations(subject, other)
    return None if found is None else float(np.sum(subject[:found]))


def instructions(
    at: Sequence[int], work: Sequence[float], rate: float
) -> int | None:
    """From running totals of a subject's work (as bytecodes) `at` so many executed
    instructions: the first sample from which on it has done as much as a VM that does
    `rate` work an instruction would have, to the end; None: never."""
    if len(at) != len(work) or len(at) == 0:
        raise ValueError("samples need a place and a total each")
    ahead = np.asarray(work, dtype=float) >= rate * np.asarray(at, dtype=float)
    behind = np.flatnonzero(~ahead)
    first = 0 if behind.size == 0 else int(behind[-1]) + 1
    return int(at[first]) if first < len(at) else None
