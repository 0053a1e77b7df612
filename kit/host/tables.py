"""Tables for the terminal, from a run's rows."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from kit.host.summary import (
    PROCESS,
    WARM,
    Rows,
    Share,
    Timing,
    instruction_totals,
    phase_shares,
    speedup,
    timings,
)


def time_table(executions: Rows, iterations: Rows, reference: str) -> Table:
    """Program x VM: seconds and speedup, whole process and warm in-process."""
    found = timings(executions, iterations)
    kinds = [kind for kind in (PROCESS, WARM) if any(one.kind == kind for one in found)]
    table = Table(title="Time", title_justify="left", caption_justify="left")
    table.caption = "Medians, measured by the clock. Speedup over " + reference + "."
    if WARM in kinds:
        table.caption += " Warm: the second half of a process's iterations."
    table.add_column("program")
    table.add_column("VM")
    for kind in kinds:
        table.add_column(kind, justify="right")
        table.add_column("speedup", justify="right")
    rows = list(dict.fromkeys((one.program, one.vm) for one in found))
    last = ""
    for program, vm in rows:
        if last and program != last:
            table.add_section()
        cells = [program if program != last else "", vm]
        last = program
        for kind in kinds:
            cells += _time_cells(_find(found, program, vm, kind), found, reference)
        table.add_row(*cells)
    return table


def phase_table(phases: Rows, program: str) -> Table:
    """Phase x (VM, provider): share of the process's total."""
    shares = [share for share in phase_shares(phases) if share.program == program]
    runs = list(dict.fromkeys((share.vm, share.provider, share.unit) for share in shares))
    names = dict.fromkeys(share.phase for share in shares if share.count)
    table = Table(title=f"Phases of {program}", title_justify="left", caption_justify="left")
    table.caption = "Natively (tsc), calls from JIT code (jit_call) are part of phase jit."
    table.add_column("phase")
    for vm, provider, unit in runs:
        table.add_column(f"{vm}\n{unit}, {provider}", justify="right")
    for name in names:
        cells = [_percent(_find_share(shares, run, name)) for run in runs]
        table.add_row(name, *cells)
    table.add_section()
    totals = [sum(share.count for share in shares if _run_of(share) == run) for run in runs]
    table.add_row("total", *[magnitude(total) for total in totals])
    return table


def instruction_table(executions: Rows, reference: str) -> Table:
    """Program x VM: instructions under the tool, and over the reference's."""
    totals = instruction_totals(executions)
    table = Table(title="Instructions", title_justify="left", caption_justify="left")
    table.caption = "Of the whole process, counted by dynamic binary instrumentation (dbi)."
    for name in ("program", "VM"):
        table.add_column(name)
    for name in ("instructions", f"of {reference}'s"):
        table.add_column(name, justify="right")
    references = {program: count for program, vm, count in totals if vm == reference}
    last = ""
    for program, vm, count in totals:
        if last and program != last:
            table.add_section()
        compared = references.get(program)
        ratio = ratio_text(count / compared) if compared else "-"
        table.add_row(program if program != last else "", vm, f"{count:,}", ratio)
        last = program
    return table


def seconds(value: float) -> str:
    """1.23 s, 45.6 ms."""
    return f"{three_digits(value)} s" if value >= 1 else f"{three_digits(value * 1e3)} ms"


def three_digits(value: float) -> str:
    """Three significant digits, all of them shown: 1.20, 45.6, 123, 4567."""
    return f"{value:.0f}" if value >= 100 else f"{value:#.3g}"


def magnitude(count: int) -> str:
    """1.23 G, 45.6 M."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if count >= size:
            return f"{three_digits(count / size)} {letter}"
    return str(count)


def ratio_text(ratio: float) -> str:
    return f"{three_digits(ratio)}x"


def _time_cells(timing: Timing | None, found: Sequence[Timing], reference: str) -> list[str]:
    if timing is None:
        return ["-", "-"]
    ratio = speedup(timing, found, reference)
    return [seconds(timing.median), "-" if ratio is None else ratio_text(ratio)]


def _find(found: Sequence[Timing], program: str, vm: str, kind: str) -> Timing | None:
    for one in found:
        if (one.program, one.vm, one.kind) == (program, vm, kind):
            return one
    return None


def _run_of(share: Share) -> tuple[str, str, str]:
    return share.vm, share.provider, share.unit


def _find_share(shares: Sequence[Share], run: tuple[str, str, str], phase: str) -> Share | None:
    for share in shares:
        if _run_of(share) == run and share.phase == phase:
            return share
    return None


def _percent(share: Share | None) -> str:
    if share is None or not share.count:
        return "-"
    percent = share.share * 100
    return f"{percent:.1f} %" if percent >= 0.05 else "<0.1 %"
