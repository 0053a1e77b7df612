"""The quickstart's page: a run's tables as sentences, figures and facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.report import figures
from bench.report.page import Figure, Page
from kit.host.summary import (
    PROCESS,
    WARM,
    Rows,
    Share,
    Timing,
    group_shares,
    in_order,
    instruction_totals,
    speedup,
    timings,
)
from kit.host.tables import magnitude, ratio_text, seconds

METHOD = (
    "Time is read from the clock. A whole process is timed from its start to its end, "
    "the median of several; in-process iterations are timed by the program's own monotonic "
    "clock, and the second half of them counts as warm. Speedups are ratios of medians, "
    "their lines reach from the slowest to the fastest run. VMs take turns, one process at "
    "a time; every output is checked.",
    "Phases are marked by tagged no-op instructions in the VM. Natively the time-stamp "
    "counter is read wherever a phase begins or ends (tsc); under dynamic binary "
    "instrumentation (dbi, a Valgrind tool) every executed instruction but the marks is "
    "charged to the innermost phase, and in JIT-compiled code to the IR operation it was "
    "made for. Two dbi runs give the same counts; the sum over the phases is the total.",
    "Limits: an instruction count is not time. The time-stamp counter ticks at one rate, "
    "whatever the core's clock is, and a share of cycles includes what the machine did "
    "besides. Calls from JIT code are marked only in dbi runs: natively their cycles are "
    "those of JIT code. The VM without JIT is a separate translation of the same "
    "interpreter.",
)


def page_of(tables: Mapping[str, Rows], environment: Mapping[str, Any], directory: str) -> Page:
    vms, reference = list(environment["vms"]), str(environment["reference"])
    tables = {name: in_order(rows, vms) for name, rows in tables.items()}
    executions = tables["executions"]
    programs = list(dict.fromkeys(row["program"] for row in executions))
    timed = timings(executions, tables["iterations"])
    kit = [(vm, name) for vm, name in _short_names(vms) if name]
    drawn = [
        _speedup_figure(timed, vms, reference, WARM),
        _speedup_figure(timed, vms, reference, PROCESS),
        *(_warmup_figure(tables["iterations"], program, vms) for program in programs),
    ]
    for provider, title in (("dbi", "instructions"), ("tsc", "cycles")):
        if any(row["provider"] == provider for row in tables["phases"]):
            drawn.append(_phase_figure(tables["phases"], provider, title, kit))
    with_ir = {row["program"] for row in tables["ir_operations"]}
    drawn += [_ir_figure(tables["ir_operations"], one) for one in programs if one in with_ir]
    return Page(
        title=f"Quickstart: {' and '.join(programs)} on {_language(vms)}",
        lead=[_sentence(program, timed, tables, vms, reference) for program in programs],
        table=_time_table(timed, reference),
        figures=drawn,
        method=METHOD,
        facts=_facts(environment, executions),
        footer=f"Made by vmkit quickstart from the run directory {directory}.",
    )


def _time_table(timed: Sequence[Timing], reference: str) -> tuple[list[str], list[list[str]]]:
    """A row for each program and VM."""
    rows = []
    for program, vm in dict.fromkeys((one.program, one.vm) for one in timed):
        cells = [program, vm]
        for kind in (WARM, PROCESS):
            found = [one for one in timed if (one.program, one.vm, one.kind) == (program, vm, kind)]
            for one in found:
                ratio = speedup(one, timed, reference)
                cells += [seconds(one.median), "-" if ratio is None else ratio_text(ratio)]
            if not found:
                cells += ["-", "-"]
        rows.append(cells)
    header = ["program", "VM", "warm iteration", "speedup", "whole process", "speedup"]
    return header, rows


def _speedup_figure(
    timed: Sequence[Timing], vms: Sequence[str], reference: str, kind: str
) -> Figure:
    chosen = [one for one in timed if one.kind == kind]
    rows = []
    for one in chosen:
        ratio = speedup(one, timed, reference)
        cells = [one.program, one.vm, *map(seconds, (one.median, one.low, one.high))]
        rows.append([*cells, str(one.count), "-" if ratio is None else ratio_text(ratio)])
    what = {
        WARM: "A warmed-up iteration inside one process.",
        PROCESS: "The whole process: start, warm-up, program, end.",
    }[kind]
    return Figure(
        name="speedup-warm" if kind == WARM else "speedup-process",
        title=f"Speedup over {reference}, {kind}",
        caption=f"{what} Longer is faster; lines reach from the slowest to the fastest run.",
        provenance=["time: measured, clock", "speedup: derived"],
        chart=figures.speedup_chart(chosen, vms, reference),
        header=["program", "VM", "median", "fastest", "slowest", "runs", "speedup"],
        rows=rows,
    )


def _warmup_figure(iterations: Rows, program: str, vms: Sequence[str]) -> Figure:
    by_vm: dict[str, list[float]] = {}
    for row in iterations:
        if row["program"] == program:
            by_vm.setdefault(row["vm"], []).append(row["seconds"])
    count = max((len(values) for values in by_vm.values()), default=0)
    return Figure(
        name=f"warmup-{program}",
        title=f"Warm-up of {program}",
        caption="Each iteration's time in one process; the first ones hold the JIT's own work.",
        provenance=["time: measured, clock"],
        chart=figures.warmup_chart(iterations, program, vms),
        header=["VM", *map(str, range(1, count + 1))],
        rows=[[vm, *map(seconds, by_vm[vm])] for vm in vms if vm in by_vm],
    )


def _phase_figure(
    phases: Rows, provider: str, unit: str, names: Sequence[tuple[str, str]]
) -> Figure:
    shares = [one for one in group_shares(phases) if one.provider == provider]
    how = {
        "dbi": "Of all executed instructions, under dynamic binary instrumentation.",
        "tsc": "Of all cycles of the time-stamp counter, in a native run, where calls from JIT "
        "code are not told apart from it.",
    }[provider]
    return Figure(
        name=f"phases-{provider}",
        title=f"Phases, by {unit}",
        caption=f"{how} A phase's work is charged to it alone; nothing is counted twice.",
        provenance=[f"{unit}: measured, {provider}", "share: derived"],
        chart=figures.phase_chart(phases, provider, names),
        header=["program", "VM", "phase", "share", unit, "entered"],
        rows=[_share_row(one) for one in shares if one.count],
    )


def _share_row(share: Share) -> list[str]:
    title = figures.GROUP_TITLES[share.phase]
    percent = f"{share.share:.2%}"
    return [share.program, share.vm, title, percent, f"{share.count:,}", f"{share.entries:,}"]


def _ir_figure(ir_operations: Rows, program: str) -> Figure:
    rows = [row for row in ir_operations if row["program"] == program]
    rows = sorted(rows, key=lambda row: (-row["instructions"], row["operation"]))
    return Figure(
        name=f"ir-{program}",
        title=f"JIT IR operations of {program}",
        caption="Machine instructions by the kind of IR operation that they were made for.",
        provenance=["instructions: measured, dbi", "share: derived"],
        chart=figures.ir_chart(ir_operations, program),
        header=["operation", "executions", "instructions"],
        rows=[
            [row["operation"], f"{row['executions']:,}", f"{row['instructions']:,}"] for row in rows
        ],
    )


def _sentence(
    program: str, timed: Sequence[Timing], tables: Mapping[str, Rows], vms: Sequence[str],
    reference: str,
) -> str:  # fmt: skip
    """What the run says of one program."""
    jit = vms[0]
    gains = []
    for kind, words in ((WARM, "once warm"), (PROCESS, "as a whole process")):
        for one in timed:
            ratio = speedup(one, timed, reference)
            if (one.program, one.vm, one.kind) == (program, jit, kind) and ratio is not None:
                gains.append(f"{ratio_text(ratio)} as fast as {reference} {words}")
    sentence = f"{program}: {jit} is {' and '.join(gains)}"
    in_jit = [
        share
        for share in group_shares(tables["phases"])
        if (share.program, share.vm, share.provider) == (program, jit, "dbi")
    ]
    if in_jit:
        largest = sorted(in_jit, key=lambda share: -share.share)[:2]
        parts = [f"{figures.GROUP_TITLES[one.phase]} {one.share:.1%}" for one in largest]
        sentence += f"; of its instructions: {', '.join(parts)}"
    counts = {
        vm: count for name, vm, count in instruction_totals(tables["executions"]) if name == program
    }
    if jit in counts and reference in counts:
        sentence += (
            f"; it executes {magnitude(counts[jit])} instructions, "
            f"{reference} {magnitude(counts[reference])}"
        )
    return sentence + "."


def _facts(environment: Mapping[str, Any], executions: Rows) -> list[tuple[str, str]]:
    processor = f"{environment['cpu']}, {environment['cores']} cores"
    if environment.get("virtual_machine"):
        processor += ", a virtual machine"
    facts = [
        ("processor", processor),
        ("system", f"{environment['system']}, {environment['kernel']}"),
        ("governor", str(environment["governor"])),
        ("ASLR", str(environment["aslr"])),
        ("load at start", ", ".join(f"{one:.2f}" for one in environment["load"])),
        ("started", str(environment["started"])),
        ("commit", f"{environment['commit']}{', changed' if environment['dirty'] else ''}"),
    ]
    for vm, binary in environment["binaries"].items():
        facts.append((vm, f"{binary['version']} (SHA-256 {binary['sha256'][:16]})"))
    arguments = {(row["program"], row["arguments"]) for row in executions}
    facts.append(("sizes", ", ".join(f"{name} {text}" for name, text in sorted(arguments))))
    return facts


def _short_names(vms: Sequence[str]) -> list[tuple[str, str]]:
    """For pictures: `with JIT`, `without JIT`; empty for what is not of the kit."""
    names = {"jit": "with JIT", "nojit": "without JIT"}
    return [(vm, names.get(vm.rpartition("-")[2], "")) for vm in vms]


def _language(vms: Sequence[str]) -> str:
    return vms[0].rpartition("-")[0]
