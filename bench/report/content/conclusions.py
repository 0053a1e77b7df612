"""Sentences computed from the numbers: the summary, and the seed's conclusions."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass

from bench.contestants import reference_of
from bench.report.content import jit, microarchitecture, phases, warm_up
from bench.report.content.speed import Series, mean_of
from bench.report.store_data import Data, game_programs
from bench.report.terminal import interval_text
from bench.staging import C
from bench.stats import break_even, means
from bench.stats.correlation import spearman

CONFIRMED, REFUTED, OPEN = "Confirmed", "Refuted", "Open"
STRONG = 0.5  # a rank correlation from which on we speak of one
ENOUGH = 6  # programs for a verdict on a correlation
WORK = ("int", "float", "string")  # IR operations that a C program would execute as well


@dataclass(frozen=True)
class Verdict:
    claim: str
    verdict: str
    because: str

    @property
    def sentence(self) -> str:
        return f"{self.claim}. {self.verdict}: {self.because}"


def summary(data: Data) -> list[str]:
    """What did the JIT gain, where do the instructions go, why slower than C: per language
    and across languages."""
    sentences = []
    for vm in data.jit_vms():
        sentences += [one for one in (_gain(data, vm), _where(data, vm), _why(data, vm)) if one]
    gains = {vm: gain for vm in data.jit_vms() if (gain := gain_over(data, vm, data.reference(vm)))}
    if len(gains) > 1:
        parts = [f"{interval_text(gain)} ({vm})" for vm, gain in gains.items()]
        sentences.append(f"Across languages the JIT VMs' speedups are {' and '.join(parts)}.")
    if not sentences:
        sentences.append("The store holds no runs of a VM with JIT yet.")
    return sentences


def gain_over(data: Data, vm: str, other: str) -> means.Interval | None:
    programs = sorted({program for program, one in data.samples if one == vm})
    return mean_of(data, Series(other, vm, vm, ""), programs)


def count_common(data: Data, vm: str, other: str) -> int:
    return sum((program, other) in data.samples for program, one in data.samples if one == vm)


def _gain(data: Data, vm: str) -> str:
    parts = []
    for other in (data.reference(vm), vm.removesuffix("-jit") + "-nojit"):
        gain = gain_over(data, vm, other)
        if gain is not None and other:
            count = count_common(data, vm, other)
            parts.append(f"{interval_text(gain)} as fast as {other} ({count} programs)")
    return f"{vm}: in the geometric mean {', and '.join(parts)}." if parts else ""


def _where(data: Data, vm: str) -> str:
    shares = phases.shares_of(data, vm)
    programs = {one.program for one in shares}
    if not programs:
        return ""
    mean = {
        group: statistics.mean(one.share for one in shares if one.phase == group)
        for group in phases.TITLES
    }
    largest = sorted(mean, key=lambda group: -mean[group])[:4]
    parts = [f"{phases.TITLES[group]} {mean[group]:.0%}" for group in largest if mean[group]]
    return (
        f"{vm}: of its instructions, in the mean over {len(programs)} programs at the sizes "
        f"run under the tool: {', '.join(parts)}."
    )


def _why(data: Data, vm: str) -> str:
    c = reference_of(C)
    programs = [program for program in game_programs() if (program, vm) in data.samples]
    slowdown = mean_of(data, Series(vm, c, c, ""), programs)
    if slowdown is None:
        return ""
    text = f"{vm}: it takes {interval_text(slowdown)} C's time"
    counts = data.instructions()
    ratios = [
        counts[program, vm] / counts[program, c]
        for program in programs
        if (program, vm) in counts and (program, c) in counts
    ]
    if ratios:
        text += (
            f"; at the sizes run under the tool it executes {means.geometric_mean(ratios):.3g} "
            f"times as many instructions ({len(ratios)} programs)"
        )
    overhead = overhead_of_jit_code(data, vm)
    if overhead:
        text += (
            f", and of those in JIT code {statistics.mean(overhead.values()):.0%} in the mean "
            "serve guards, memory, calls, control flow and allocation, not arithmetic or strings"
        )
    return text + "."


def overhead_of_jit_code(data: Data, vm: str) -> dict[str, float]:
    """By program: the share of JIT code's instructions outside of WORK."""
    totals: dict[str, tuple[int, int]] = {}
    for row in data.rows("ir_operations", vm=vm):
        work, whole = totals.get(row["program"], (0, 0))
        mine = row["instructions"]
        totals[row["program"]] = (work + mine * (row["category"] in WORK), whole + mine)
    return {program: 1 - work / whole for program, (work, whole) in totals.items() if whole}


def conclusions(data: Data) -> list[Verdict]:
    return [
        _helps(data),
        _aot_calls(data),
        _easier_is_faster(data),
        _much_is_overhead(data),
        _diverse(data),
        _like_c(data),
    ]


def _helps(data: Data) -> Verdict:
    claim = "The JIT helps across languages"
    gains: dict[str, means.Interval] = {}
    for vm in data.jit_vms():
        gain = gain_over(data, vm, vm.removesuffix("-jit") + "-nojit")
        if gain is not None:
            gains[vm] = gain
    if not gains:
        return Verdict(claim, OPEN, "no run has VMs with and without JIT.")
    parts = [f"{vm} is {interval_text(gain)} as fast as without JIT" for vm, gain in gains.items()]
    because = "; ".join(parts) + "."
    if any(gain.high < 1 for gain in gains.values()):
        return Verdict(claim, REFUTED, because)
    if len(gains) > 1 and all(gain.low > 1 for gain in gains.values()):
        return Verdict(claim, CONFIRMED, because)
    return Verdict(claim, OPEN, because + (" One language only." if len(gains) == 1 else ""))


def _aot_calls(data: Data) -> Verdict:
    claim = "Calls to AOT-compiled functions break pathological traces"
    found = [row for vm in data.jit_vms() for row in jit.significant(data, vm)]
    shares = [one for vm in data.jit_vms() for one in phases.shares_of(data, vm)]
    calls = [(one.share, one.program, one.vm) for one in shares if one.phase == "jit_call"]
    if not calls:
        return Verdict(claim, OPEN, "no run under the tool.")
    most = max(calls)
    return Verdict(
        claim, OPEN,
        f"calls from JIT code take up to {most[0]:.1%} of a program's instructions ({most[1]} on "
        f"{most[2]}), {len(found)} functions more than {jit.SIGNIFICANT:.0%}; what traces would "
        "be without those calls is not measured.",
    )  # fmt: skip


def _easier_is_faster(data: Data) -> Verdict:
    claim = "Easier-to-JIT programs run fastest and warm up fastest"
    parts, signs, least = [], [], ENOUGH
    for vm in data.jit_vms():
        gains = gains_by_program(data, vm)
        in_jit: dict[str, float] = {}
        for one in phases.shares_of(data, vm):
            if one.phase in phases.JIT_GROUPS:
                in_jit[one.program] = in_jit.get(one.program, 0.0) + one.share
        common = sorted(gains.keys() & in_jit.keys())
        found = spearman([gains[p] for p in common], [in_jit[p] for p in common])
        if found is not None:
            parts.append(
                f"rank correlation of speedup and JIT share is {found:.2f} ({vm}, {len(common)} "
                "programs)"
            )
            signs.append(found)
            least = min(least, len(common))
        iterations = break_even_by_program(data, vm)
        common = sorted(gains.keys() & iterations.keys())
        found = spearman([gains[p] for p in common], [iterations[p] for p in common])
        if found is not None:
            parts.append(f"of speedup and iterations to break-even {found:.2f}")
            signs.append(-found)
            least = min(least, len(common))
    if not signs:
        return Verdict(claim, OPEN, "too few programs were both timed and counted.")
    because = "; ".join(parts) + "."
    if least < ENOUGH:
        return Verdict(claim, OPEN, because + f" Fewer than {ENOUGH} programs.")
    if all(sign >= STRONG for sign in signs):
        return Verdict(claim, CONFIRMED, because)
    if all(sign <= 0 for sign in signs):
        return Verdict(claim, REFUTED, because)
    return Verdict(claim, OPEN, because)


def gains_by_program(data: Data, vm: str) -> dict[str, float]:
    reference = data.reference(vm)
    return {
        program: means.mean(data.samples[program, reference]) / means.mean(sample)
        for (program, one), sample in data.samples.items()
        if one == vm and (program, reference) in data.samples
    }


def break_even_by_program(data: Data, vm: str) -> dict[str, float]:
    """Iterations; a program that never breaks even counts as infinitely many."""
    reference = data.reference(vm)
    found = {}
    for (program, one), sample in data.iteration_samples.items():
        other = data.iteration_samples.get((program, reference))
        if one == vm and other:
            count = break_even.iterations(warm_up.mean_series(sample), warm_up.mean_series(other))
            found[program] = float("inf") if count is None else float(count)
    return found


def _much_is_overhead(data: Data) -> Verdict:
    claim = "Much of the JIT-compiled code is overhead"
    shares: Mapping[str, dict[str, float]] = {
        vm: found for vm in data.jit_vms() if (found := overhead_of_jit_code(data, vm))
    }
    if not shares:
        return Verdict(claim, OPEN, "no run under the tool with a JIT.")
    parts = [
        f"{statistics.mean(found.values()):.0%} of the instructions in JIT code of {vm} are not "
        f"arithmetic or string operations (from {min(found.values()):.0%} to "
        f"{max(found.values()):.0%})"
        for vm, found in shares.items()
    ]
    much = all(statistics.mean(found.values()) > 0.5 for found in shares.values())
    return Verdict(claim, CONFIRMED if much else REFUTED, "; ".join(parts) + ".")


def _diverse(data: Data) -> Verdict:
    claim = "Overheads are diverse"
    for vm in data.jit_vms():
        largest: dict[str, int] = {}
        sums: dict[str, float] = {}
        shares = phases.shares_of(data, vm)
        for program in dict.fromkeys(one.program for one in shares):
            mine = {
                one.phase: one.share
                for one in shares
                if one.program == program and one.phase in phases.OVERHEADS
            }
            first = max(mine, key=lambda group: mine[group])
            largest[first] = largest.get(first, 0) + 1
            sums[program] = sum(mine.values())
        if len(sums) >= 3:
            parts = [f"{phases.TITLES[group]} in {count}" for group, count in largest.items()]
            return Verdict(
                claim, CONFIRMED if len(largest) > 1 else REFUTED,
                f"on {vm} they take {min(sums.values()):.0%} to {max(sums.values()):.0%} of a "
                f"program's instructions; the largest is {', '.join(parts)} programs.",
            )  # fmt: skip
    return Verdict(claim, OPEN, "fewer than three programs were run under the tool.")


def _like_c(data: Data) -> Verdict:
    claim = "JIT code's IPC is similar to C's, with fewer mispredictions"
    found = microarchitecture.branch_figures(data)
    in_jit = [value[2] for (_vm, _program, group), value in found.items() if group == "jit"]
    in_c = [value[2] for (_vm, _program, group), value in found.items() if group == "C"]
    if not in_jit or not in_c:
        return Verdict(claim, OPEN, "no run with simulated branch predictors of both.")
    mine, theirs = statistics.mean(in_jit), statistics.mean(in_c)
    return Verdict(
        claim, OPEN,
        f"IPC needs hardware counters, which this kind of machine does not give. A simulated "
        f"predictor mispredicts {mine:.2f} branches in 1,000 instructions of JIT code and "
        f"{theirs:.2f} of C, which {'agrees' if mine < theirs else 'disagrees'} with the second "
        "half.",
    )  # fmt: skip
