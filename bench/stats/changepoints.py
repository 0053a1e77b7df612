"""Changepoints of a series of times: PELT with a normal cost in mean and variance.

R. Killick, P. Fearnhead, I. A. Eckley: Optimal detection of changepoints with a
linear computational cost, JASA 107 (2012). The penalty is that of E. Barrett et
al.: Virtual machine warmup blows hot and cold, OOPSLA 2017: 15 log n.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

PENALTY = 15.0  # times log n
SHORTEST = 2  # values in a segment: a variance needs two


def changepoints(values: Sequence[float], penalty: float | None = None) -> list[int]:
    """Indexes at which a new segment begins, in order; none for a series without change."""
    array = np.asarray(values, dtype=float)
    count = array.size
    if count < 2 * SHORTEST:
        return []
    beta = PENALTY * math.log(count) if penalty is None else penalty
    sums = np.concatenate(([0.0], np.cumsum(array)))
    squares = np.concatenate(([0.0], np.cumsum(array * array)))
    # Below this a variance is rounding, not a difference.
    floor = max(1e-10 * float(np.var(array)), np.finfo(float).tiny)
    best = np.full(count + 1, np.inf)
    best[0] = -beta
    before = np.zeros(count + 1, dtype=int)
    candidates = np.array([0])
    for end in range(SHORTEST, count + 1):
        lengths = end - candidates
        able = lengths >= SHORTEST
        starts = candidates[able]
        sizes = lengths[able]
        means = (sums[end] - sums[starts]) / sizes
        variances = (squares[end] - squares[starts]) / sizes - means * means
        costs = sizes * (np.log(2 * math.pi * np.maximum(variances, floor)) + 1)
        totals = best[starts] + costs + beta
        place = int(np.argmin(totals))
        best[end] = totals[place]
        before[end] = starts[place]
        keep = totals - beta <= best[end]
        candidates = np.concatenate((starts[keep], candidates[~able], [end - SHORTEST + 1]))
    found = []
    end = count
    while end > 0:
        end = int(before[end])
        if end > 0:
            found.append(end)
    return sorted(found)


def segments(values: Sequence[float], penalty: float | None = None) -> list[tuple[int, int]]:
    """(first, after the last) of each segment."""
    cuts = [0, *changepoints(values, penalty), len(values)]
    return list(zip(cuts, cuts[1:]))
