"""Tables of a benchmark run for the terminal: seconds and speedups with intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.table import Table

from bench.contestants import reference_of
from bench.results import Sample, usable_samples
from bench.stats import means
from bench.stats.means import Interval
from kit.host.summary import Rows
from kit.host.tables import ratio_text, seconds


def comparison(executions: Rows, languages: Mapping[str, str]) -> Iterator[Table]:
    """A table for each language: program x VM, whole processes."""
    samples = usable_samples(executions)
    for language in dict.fromkeys(languages.values()):
        vms = [vm for vm, one in languages.items() if one == language]
        reference = reference_of(language)
        table = Table(title=f"{language}, whole processes", title_justify="left")
        table.caption = f"Means with 95 % bootstrap intervals; speedup over {reference or '-'}."
        table.add_column("program")
        for vm in vms:
            table.add_column(vm, justify="right")
        programs = dict.fromkeys(program for program, vm in samples if vm in vms)
        for program in programs:
            compared = samples.get((program, reference))
            table.add_row(
                program,
                *[_cell(samples.get((program, vm)), compared, vm == reference) for vm in vms],
            )
        table.add_section()
        table.add_row("geometric mean", *[_mean(samples, vm, reference) for vm in vms])
        yield table


def interval_text(interval: Interval) -> str:
    """1.23x [1.20, 1.26]; without the interval where nothing varied."""
    text = ratio_text(interval.value)
    if interval.low == interval.high:
        return text
    return f"{text} [{interval.low:.3g}, {interval.high:.3g}]"


def _cell(sample: Sample | None, compared: Sample | None, is_reference: bool) -> str:
    if sample is None:
        return "-"
    text = seconds(means.mean(sample))
    if compared is None or is_reference:
        return text
    return f"{text}  {interval_text(means.speedup(compared, sample))}"


def _mean(samples: Mapping[tuple[str, str], Sample], vm: str, reference: str) -> str:
    pairs = [
        (samples[program, reference], sample)
        for (program, one), sample in samples.items()
        if one == vm and (program, reference) in samples
    ]
    if vm == reference or not pairs:
        return "-"
    return f"{interval_text(means.mean_speedup(pairs))} of {len(pairs)}"
