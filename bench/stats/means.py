"""Geometric means, and speedups with bootstrap confidence intervals over invocations.

Pure functions. A sample is a list of invocations, each the list of its values
in seconds (one value for a plain process, several for in-process iterations).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Sample = Sequence[Sequence[float]]

RESAMPLES = 2000
CONFIDENCE = 0.95
SEED = 20171001  # the same numbers from the same run


@dataclass(frozen=True)
class Interval:
    """A value with its confidence interval; `low` and `high` equal it when nothing varies."""

    value: float
    low: float
    high: float


def geometric_mean(values: Sequence[float]) -> float:
    """Of positive numbers, as ratios are; ValueError otherwise."""
    array = np.asarray(values, dtype=float)
    if array.size == 0 or not bool(np.all(array > 0)):
        raise ValueError("a geometric mean needs positive numbers")
    return float(np.exp(np.mean(np.log(array))))


def mean(sample: Sample) -> float:
    """Of the invocations' means: every invocation counts the same."""
    return float(np.mean([np.mean(values) for values in sample]))


def resampled_means(sample: Sample, random: np.random.Generator, resamples: int) -> np.ndarray:
    """Hierarchical bootstrap: invocations are drawn anew, then the iterations of each."""
    invocations = [np.asarray(values, dtype=float) for values in sample]
    count = len(invocations)
    # Iterations are drawn anew for each time that their invocation is chosen.
    drawn = random.integers(0, count, size=(resamples, count))
    means = np.empty((resamples, count))
    for number, values in enumerate(invocations):
        places = np.argwhere(drawn == number)
        picks = random.integers(0, values.size, size=(len(places), values.size))
        means[places[:, 0], places[:, 1]] = values[picks].mean(axis=1)
    result: np.ndarray = means.mean(axis=1)
    return result


def mean_interval(
    sample: Sample, resamples: int = RESAMPLES, confidence: float = CONFIDENCE
) -> Interval:
    """The mean in seconds, with its percentile bootstrap interval."""
    _check(sample)
    random = np.random.default_rng(SEED)
    means = resampled_means(sample, random, resamples)
    return _interval(mean(sample), means, confidence)


def speedup(
    reference: Sample,
    subject: Sample,
    resamples: int = RESAMPLES,
    confidence: float = CONFIDENCE,
) -> Interval:
    """How many times faster the subject is: the ratio of means, both resampled."""
    _check(reference)
    _check(subject)
    random = np.random.default_rng(SEED)
    above = resampled_means(reference, random, resamples)
    below = resampled_means(subject, random, resamples)
    return _interval(mean(reference) / mean(subject), above / below, confidence)


def mean_speedup(
    pairs: Sequence[tuple[Sample, Sample]],
    resamples: int = RESAMPLES,
    confidence: float = CONFIDENCE,
) -> Interval:
    """The geometric mean of the speedups of several programs (reference, subject)."""
    if not pairs:
        raise ValueError("no programs")
    random = np.random.default_rng(SEED)
    logs = np.zeros(resamples)
    values = []
    for reference, subject in pairs:
        _check(reference)
        _check(subject)
        above = resampled_means(reference, random, resamples)
        below = resampled_means(subject, random, resamples)
        logs += np.log(above / below)
        values.append(mean(reference) / mean(subject))
    return _interval(geometric_mean(values), np.exp(logs / len(pairs)), confidence)


def _interval(value: float, resampled: np.ndarray, confidence: float) -> Interval:
    tail = (1 - confidence) / 2 * 100
    low, high = np.percentile(resampled, [tail, 100 - tail])
    return Interval(value, float(low), float(high))


def _check(sample: Sample) -> None:
    if not sample or any(len(values) == 0 for values in sample):
        raise ValueError("a sample needs invocations, and each of them values")
