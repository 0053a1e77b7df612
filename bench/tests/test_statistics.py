"""The statistics on data whose answers are known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bench.stats import break_even, means
from bench.stats.changepoints import changepoints, segments
from bench.stats.steady_state import (
    FLAT,
    INCONSISTENT,
    NONE,
    SLOWDOWN,
    WARM_UP,
    classify,
    classify_all,
)


def noisy(*levels: tuple[float, int], noise: float = 0.01, seed: int = 1) -> list[float]:
    random = np.random.default_rng(seed)
    parts = [level * (1 + noise * random.standard_normal(count)) for level, count in levels]
    return [float(value) for value in np.concatenate(parts)]


def test_geometric_mean() -> None:
    assert means.geometric_mean([1.0, 4.0, 16.0]) == pytest.approx(4.0)
    for wrong in ([], [1.0, 0.0], [-1.0]):
        with pytest.raises(ValueError, match="positive"):
            means.geometric_mean(wrong)


def test_interval_of_constant_data_is_a_point() -> None:
    found = means.speedup([[6.0], [6.0]], [[2.0], [2.0], [2.0]])
    assert (found.value, found.low, found.high) == (3.0, 3.0, 3.0)


def test_invocations_count_the_same_however_many_iterations_they_have() -> None:
    assert means.mean([[1.0] * 100, [3.0]]) == 2.0


def test_interval_covers_the_truth_as_often_as_it_says() -> None:
    random = np.random.default_rng(5)
    covered = 0
    for _ in range(200):
        reference = [[value] for value in random.normal(10.0, 0.5, 30)]
        subject = [[value] for value in random.normal(5.0, 0.25, 30)]
        found = means.speedup(reference, subject, resamples=400)
        covered += found.low <= 2.0 <= found.high
    assert 180 <= covered <= 199  # 95 % of 200, give and take


def test_mean_speedup_is_the_geometric_mean_of_the_ratios() -> None:
    found = means.mean_speedup([([[8.0]], [[1.0]]), ([[2.0]], [[1.0]])])
    assert found.value == pytest.approx(4.0)
    assert found.low == pytest.approx(4.0) and found.high == pytest.approx(4.0)


def test_same_data_same_interval() -> None:
    sample = [[1.0, 1.2], [1.1, 0.9]]
    assert means.mean_interval(sample) == means.mean_interval(sample)


def exhaustive_cost(values: np.ndarray, cuts: list[int], penalty: float) -> float:
    floor = max(1e-10 * float(np.var(values)), np.finfo(float).tiny)
    total = penalty * len(cuts)
    for start, end in zip([0, *cuts], [*cuts, len(values)]):
        part = values[start:end]
        total += len(part) * (math.log(2 * math.pi * max(float(np.var(part)), floor)) + 1)
    return total


@pytest.mark.parametrize("seed", range(6))
def test_changepoints_are_optimal(seed: int) -> None:
    """Against dynamic programming over all starts, nothing pruned."""
    random = np.random.default_rng(seed)
    values = np.concatenate([random.normal(random.uniform(1, 3), 0.1, 12) for _ in range(4)])
    penalty = 8.0
    count = len(values)
    best = [-penalty] + [math.inf] * count
    for end in range(2, count + 1):
        for start in range(end - 1):
            if math.isfinite(best[start]):
                one = exhaustive_cost(values[start:end], [], penalty)
                best[end] = min(best[end], best[start] + one + penalty)
    found = exhaustive_cost(values, changepoints(values, penalty), penalty)
    assert found == pytest.approx(best[count], rel=1e-6)


def test_changepoints_of_two_levels() -> None:
    assert changepoints(noisy((2.0, 60), (1.0, 140))) == [60]
    assert segments(noisy((1.0, 50))) == [(0, 50)]
    assert changepoints([1.0] * 40) == []
    assert changepoints([1.0, 2.0]) == []


@pytest.mark.parametrize(
    ("levels", "kind"),
    [
        (((1.0, 100),), FLAT),
        (((3.0, 10), (1.0, 90)), WARM_UP),
        (((3.0, 10), (2.0, 30), (1.0, 60)), WARM_UP),
        (((1.0, 30), (1.5, 70)), SLOWDOWN),
        (((3.0, 10), (1.0, 30), (1.5, 60)), SLOWDOWN),
        (((1.0, 90), (2.0, 10)), NONE),
    ],
)
def test_steady_state_classes(levels: tuple[tuple[float, int], ...], kind: str) -> None:
    assert classify(noisy(*levels)).kind == kind


def test_steady_state_of_a_warm_up() -> None:
    found = classify(noisy((3.0, 10), (1.0, 90)))
    assert found.first == 10
    assert found.seconds == pytest.approx(1.0, rel=0.01)


def test_classes_of_several_executions() -> None:
    warm, flat = noisy((3.0, 10), (1.0, 90)), noisy((1.0, 100))
    assert classify_all([warm, warm]) == WARM_UP
    assert classify_all([warm, flat]) == INCONSISTENT


def test_break_even_in_iterations_and_seconds() -> None:
    subject, other = [10.5, 1.0, 1.0, 1.0, 1.0], [4.0] * 5
    assert break_even.iterations(subject, other) == 4  # 13.5 s against 16 s
    assert break_even.seconds(subject, other) == 13.5
    assert break_even.iterations([5.0] * 5, [4.0] * 5) is None
    assert break_even.seconds([5.0] * 5, [4.0] * 5) is None
    assert break_even.iterations([1.0] * 5, [4.0] * 5) == 1
    assert break_even.iterations([1.0, 9.0, 1.0], [4.0, 4.0, 4.0]) == 3  # fell behind between


def test_break_even_in_instructions() -> None:
    at, work = [100, 200, 300, 400], [10.0, 40.0, 160.0, 400.0]
    assert break_even.instructions(at, work, 0.5) == 300
    assert break_even.instructions(at, work, 0.01) == 100
    assert break_even.instructions(at, work, 2.0) is None
