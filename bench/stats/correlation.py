"""Rank correlation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def ranks(values: Sequence[float]) -> np.ndarray:
    """From 1; equal values share the mean of their ranks."""
    array = np.asarray(values, dtype=float)
    order = np.argsort(array, kind="stable")
    result = np.empty(array.size)
    result[order] = np.arange(1, array.size + 1)
    for value in np.unique(array):
        same = array == value
        result[same] = result[same].mean()
    return result


def spearman(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Spearman's coefficient; None for fewer than three pairs, or when one side is constant."""
    if len(one) != len(other):
        raise ValueError("pairs are needed")
    if len(one) < 3 or len(set(one)) == 1 or len(set(other)) == 1:
        return None
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])
