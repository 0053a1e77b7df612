"""F1, F2, F7 and F9: ratios of times of whole processes, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Optional

from bench.contestants import PYTHON, reference_of
from bench.report import charts, seed
from bench.report.content.status import BENCH, REPRODUCED, missing, proxy
from bench.report.page import Figure
from bench.report.store_data import Data, game_programs
from bench.staging import SCHEME, C
from bench.stats import means
from bench.stats.means import Interval

SeedValue = Callable[["Series", str], Optional[float]]  # of a series and program
GEOMETRIC_MEAN = "geometric mean"


@dataclass(frozen=True)
class Ratio:
    """Time of `above` over time of `below`: how many times faster `below` is."""

    program: str
    series: str
    interval: Interval
    above_seconds: float
    below_seconds: float
    invocations: int
    published: float | None  # the seed's value


@dataclass(frozen=True)
class Series:
    """What is divided by what: VM names, the language, the seed's name of the VM."""

    above: str
    below: str
    name: str
    language: str


def ratios(data: Data, series: Series, programs: Iterable[str], published: SeedValue) -> list[
    Ratio
]:  # fmt: skip
    found = []
    for program in programs:
        above = data.samples.get((program, series.above))
        below = data.samples.get((program, series.below))
        if above and below:
            found.append(
                Ratio(
                    program, series.name, means.speedup(above, below), means.mean(above),
                    means.mean(below), min(len(above), len(below)),
                    published(series, program),
                )
            )  # fmt: skip
    return found


def mean_of(data: Data, series: Series, programs: Iterable[str]) -> Interval | None:
    pairs = [
        (data.samples[program, series.above], data.samples[program, series.below])
        for program in programs
        if (program, series.above) in data.samples and (program, series.below) in data.samples
    ]
    return means.mean_speedup(pairs) if pairs else None


def gain_series(data: Data, kind: str = "jit") -> list[Series]:
    """Each language's VM of the kit against its reference, and known peers."""
    found = []
    for language in (PYTHON, SCHEME, *sorted(set(data.languages.values()) - {PYTHON, SCHEME, C})):
        reference = reference_of(language)
        vms = data.vms(language, kind)
        if kind == "jit":
            vms += [vm for vm in data.vms(language) if vm == "PyPy"]
        found += [Series(reference, vm, vm, language) for vm in vms if vm != reference]
    return found


def figures(data: Data) -> list[Figure]:
    game = game_programs()
    others = sorted({program for program, _vm in data.samples} - set(game))
    jit, nojit = gain_series(data), gain_series(data, "nojit")
    slow = [
        Series(vm, reference_of(C), vm, language)
        for language in (PYTHON, SCHEME)
        for vm in data.vms(language)
        if not vm.endswith("-nojit")
    ]
    return [
        _figure(
            data, "F1", "Speedup of the JIT VM over the reference interpreter, Python suite",
            [one for one in jit if one.language == PYTHON], others,
            lambda _series, program: seed.suite_speedup(program),
            "times as fast as the reference", proxy("another selection of programs and sizes"),
        ),
        _figure(
            data, "F2", "Speedup of the JIT VM over the reference, Benchmarks Game",
            jit, game, lambda series, program: seed.speedup(series.language, program),
            "times as fast as the reference", REPRODUCED,
        ),
        _figure(
            data, "F7", "Slowdown over C", slow, game, _seeds_slowdown, "times C's time", REPRODUCED
        ),
        _figure(
            data, "F9", "VM without JIT over the reference interpreter", nojit, game + others,
            lambda _series, program: seed.nojit_speedup(program),
            "times as fast as the reference", REPRODUCED,
        ),
    ]  # fmt: skip


def _seeds_slowdown(series: Series, program: str) -> float | None:
    interpreted = series.name == reference_of(series.language)
    return seed.slowdown(series.language, program, interpreted)


def _seeds_name(series: Series) -> str:
    """One for each language and kind of VM: of two JIT VMs of ours both compare with it."""
    kind = "reference" if series.name == reference_of(series.language) else "VM"
    return f"{charts.SEED}'s {series.language} {kind}"


def _figure(
    data: Data, number: str, title: str, series: list[Series], programs: list[str],
    published: SeedValue, axis: str, status: str,
) -> Figure:  # fmt: skip
    found = [one for each in series for one in ratios(data, each, programs, published)]
    if not found:
        return missing(number, title, BENCH)
    first = found[0].series
    gains = {one.program: one.interval.value for one in found if one.series == first}
    ordered = sorted(dict.fromkeys(one.program for one in found), key=lambda p: -gains.get(p, 0))
    seeds = {each.name: _seeds_name(each) for each in series}
    names = [each.name for each in series] + list(dict.fromkeys(seeds.values()))
    values: list[dict[str, object]] = []
    for one in found:
        interval = one.interval
        values.append(
            {"program": one.program, "series": one.series, "value": interval.value,
             "low": interval.low, "high": interval.high}
        )  # fmt: skip
        published_value: dict[str, object] = {
            "program": one.program, "series": seeds[one.series], "value": one.published,
            "low": one.published, "high": one.published,
        }  # fmt: skip
        if one.published and published_value not in values:
            values.append(published_value)
    rows: list[list[object]] = [
        [one.program, one.series, one.interval.value, one.interval.low, one.interval.high,
         one.above_seconds, one.below_seconds, one.invocations, one.published]
        for one in sorted(found, key=lambda one: ordered.index(one.program))
    ]  # fmt: skip
    for each in series:
        mean = mean_of(data, each, programs)
        if mean is not None:
            published_values = [
                one.published for one in found if one.series == each.name and one.published
            ]
            seed_mean = means.geometric_mean(published_values) if published_values else None
            rows.append(
                [GEOMETRIC_MEAN, each.name, mean.value, mean.low, mean.high, None, None, None,
                 seed_mean]
            )  # fmt: skip
    drawn = {value["series"] for value in values}
    return Figure(
        number,
        f"{number}: {title}",
        "Whole processes, warm-up included. Points are ratios of mean times, lines their 95 % "
        "bootstrap intervals over invocations, the dashed line is 1. Programs that a VM cannot "
        "run, or that were killed at the time limit, are left out of that VM's mean.",
        ["time: measured, clock", "ratio: derived"],
        charts.ratios(values, axis, ordered, [name for name in names if name in drawn]),
        ["program", "VM", "ratio", "low", "high", "seconds above", "seconds below",
         "invocations", "the seed's ratio"],
        rows,
        status,
    )  # fmt: skip
