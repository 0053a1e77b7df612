"""F6: warm-up, as a rate of bytecodes, and where a JIT VM has caught up."""

from __future__ import annotations

from collections.abc import Sequence

from bench.report import charts, seed
from bench.report.content.status import (
    BENCH,
    CHARACTERIZE,
    PROXY,
    REPRODUCED,
    missing,
    proxy,
)
from bench.report.page import Figure
from bench.report.store_data import Data, Row
from bench.stats import break_even, means
from bench.stats.steady_state import classify_all

NEVER = "never"
WINDOWS = 40


def figures(data: Data) -> list[Figure]:
    return [_rates(data), _break_even(data), _steady_states(data)]


def dispatched(samples: Sequence[Row]) -> tuple[list[int], list[float]]:
    """Running totals of bytecodes, at so many executed instructions."""
    pairs = sorted((row["at"], row["count"]) for row in samples if row["what"] == "dispatched")
    return [at for at, _ in pairs], [float(count) for _, count in pairs]


def _rates(data: Data) -> Figure:
    title = "Warm-up: bytecodes per instruction, relative to the VM without JIT"
    values, rows = [], []
    names = []
    for vm in data.jit_vms():
        other = vm.removesuffix("-jit") + "-nojit"
        sampled = sorted({row["program"] for row in data.rows("samples", vm=vm)})
        for program in data.by_speedup(vm, sampled):
            at, work = dispatched(data.rows("samples", vm=vm, program=program))
            at_other, work_other = dispatched(data.rows("samples", vm=other, program=program))
            if len(at) < 2 or not work_other or not work_other[-1]:
                continue
            rate = work_other[-1] / at_other[-1]
            name = f"{program}, {vm.rpartition('-')[0]}"
            names.append(name)
            step = max(1, len(at) // WINDOWS)
            for start in range(0, len(at) - step, step):
                window = at[start + step] - at[start]
                done = work[start + step] - work[start]
                if window:
                    values.append(
                        {"series": name, "at": at[start + step], "rate": done / window / rate}
                    )
            found = break_even.instructions(at, work, rate)
            rows.append(
                [program, vm, at[-1], work[-1] / at[-1] / rate,
                 NEVER if found is None else found, seed.break_even(program, "nojit")]
            )  # fmt: skip
    if not values:
        return missing("F6", title, CHARACTERIZE)
    return Figure(
        "F6",
        f"F6: {title}",
        "How many bytecodes each executed instruction gets done, window by window; 1 is the "
        "average of the same interpreter without JIT. CPython's bytecodes are not counted, so "
        "the reference is our VM without JIT. Break-even: from there on the JIT VM has done as "
        "many bytecodes as the VM without JIT with as many instructions.",
        ["bytecodes and instructions: measured, dbi", "rate: derived"],
        charts.lines(values, "at", "rate", ("executed instructions", "relative rate"), names),
        ["program", "VM", "instructions", "relative rate, whole run",
         "break-even against no JIT, instructions", "the seed's break-even"],
        rows,
        proxy("the rate is relative to our VM without JIT, not to CPython"),
    )  # fmt: skip


def _break_even(data: Data) -> Figure:
    title = "Break-even in in-process iterations and seconds"
    rows: list[list[object]] = []
    values = []
    for vm in [*data.jit_vms(), *[vm for vm in data.languages if vm == "PyPy"]]:
        others = [data.reference(vm)]
        if vm.endswith("-jit"):
            others.append(vm.removesuffix("-jit") + "-nojit")
        for program in data.by_speedup(
            vm, sorted({p for p, one in data.iteration_samples if one == vm})
        ):
            for other in others:
                mine = data.iteration_samples.get((program, vm))
                theirs = data.iteration_samples.get((program, other))
                if not mine or not theirs or other == vm:
                    continue
                ours, other_values = mean_series(mine), mean_series(theirs)
                count = break_even.iterations(ours, other_values)
                seconds = break_even.seconds(ours, other_values)
                rows.append(
                    [program, vm, other, min(len(ours), len(other_values)),
                     NEVER if count is None else count, NEVER if seconds is None else seconds]
                )  # fmt: skip
            series = data.iteration_samples.get((program, vm))
            if series and vm.endswith("-jit"):
                for number, value in enumerate(mean_series(series), 1):
                    relative = value / mean_series(series)[-1]
                    values.append(
                        {"series": f"{program}, {vm.rpartition('-')[0]}", "iteration": number,
                         "relative": relative}
                    )  # fmt: skip
    if not rows:
        return missing("F6-iterations", title, BENCH)
    names = list(dict.fromkeys(str(value["series"]) for value in values))
    chart = charts.lines(
        values, "iteration", "relative", ("in-process iteration", "time over the last one's"),
        names, log=True,
    ) if values else None  # fmt: skip
    return Figure(
        "F6-iterations",
        f"F6: {title}",
        "Total times are compared, each iteration's the mean over invocations. Never: not "
        "within the iterations measured. Process start is not part of it.",
        ["time: measured, clock", "break-even: derived"],
        chart,
        ["program", "VM", "against", "iterations measured", "break-even, iterations",
         "break-even, seconds"],
        rows,
        REPRODUCED,
    )  # fmt: skip


def mean_series(sample: Sequence[Sequence[float]]) -> list[float]:
    """Iteration by iteration, the mean over invocations."""
    count = min(len(values) for values in sample)
    return [sum(values[i] for values in sample) / len(sample) for i in range(count)]


def _steady_states(data: Data) -> Figure:
    title = "Steady states of in-process iterations"
    rows: list[list[object]] = []
    for (program, vm), sample in sorted(data.iteration_samples.items()):
        warm = means.mean_interval([values[len(values) // 2 :] for values in sample])
        rows.append(
            [program, vm, len(sample), min(map(len, sample)), classify_all(sample),
             sample[0][0], warm.value, warm.low, warm.high]
        )  # fmt: skip
    if not rows:
        return missing("F6-classes", title, BENCH)
    return Figure(
        "F6-classes",
        f"F6: {title}",
        "Classes by changepoint analysis of each process's iterations: inconsistent when "
        "processes differ. Few iterations find few changepoints. Warm is the second half of "
        "the iterations, with its 95 % interval.",
        ["time: measured, clock", "class: derived"],
        None,
        ["program", "VM", "invocations", "iterations", "class", "first iteration, s",
         "warm, s", "low", "high"],
        rows,
        f"{PROXY}: beyond the seed",
    )  # fmt: skip
