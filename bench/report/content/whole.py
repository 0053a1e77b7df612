"""The whole report: every figure and table of the seed, from what the store holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.report.content import conclusions, jit, microarchitecture, phases, speed, warm_up
from bench.report.page import Figure, Page
from bench.report.store_data import Data

ORDER = ("F1", "F2", "F3", "F4", "F5", "T1", "F6", "F7", "F8", "F9", "F10", "F11", "F12", "F13")

METHOD = (
    "Time is read from the clock, of whole processes and of in-process iterations. VMs take "
    "turns within an invocation, each process is fresh, bound to one CPU where that is allowed, "
    "and its output is checked. Intervals are 95 % percentile bootstrap intervals: invocations "
    "are drawn anew, and the iterations of each. Means of ratios are geometric.",
    "Instructions are counted under dynamic binary instrumentation (dbi): every executed "
    "instruction is charged to the innermost phase and, in JIT code, to an IR operation. Two "
    "runs give the same counts. Branch predictors are simulated. Programs run there at smaller "
    "sizes than natively, C without AVX-512, which Valgrind does not know.",
    "Each figure says how it relates to the seed's figure of the same number: reproduced (the "
    "same definition, other machine and VMs), proxy (it says how it differs), or not possible "
    "here. The seed's values are those that its authors published, of PyPy and Pycket on a "
    "machine of 2017; sizes differ, so compare orders of magnitude.",
)


def report(data: Data) -> Page:
    figures = in_order(
        [
            *speed.figures(data),
            *phases.figures(data),
            *jit.figures(data),
            *warm_up.figures(data),
            *microarchitecture.figures(data),
        ]
    )
    verdicts = conclusions.conclusions(data)
    return Page(
        title="Cross-layer characterisation of the VMs",
        lead=conclusions.summary(data),
        table=(
            ["The seed's conclusion", "here", "because"],
            [[one.claim, one.verdict, one.because] for one in verdicts],
        ),
        figures=figures,
        method=METHOD,
        facts=_facts(data.environments),
        footer="Made by vmkit report from the runs " + ", ".join(data.environments) + ".",
    )


def in_order(figures: list[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: ORDER.index(figure.name.partition("-")[0]))


def _facts(environments: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = []
    for run, environment in environments.items():
        options = environment.get("options") or {}
        facts.append(
            (run, f"{options.get('kind', '')} {options.get('suite', '')} commit "
                  f"{environment['commit']}{', changed' if environment['dirty'] else ''}; load "
                  f"at start {', '.join(f'{one:.2f}' for one in environment['load'])}")
        )  # fmt: skip
    if environments:
        last = list(environments.values())[-1]
        virtual = ", a virtual machine" if last.get("virtual_machine") else ""
        facts += [
            ("processor", f"{last['cpu']}, {last['cores']} cores{virtual}"),
            ("system", f"{last['system']}, {last['kernel']}"),
            ("governor", str(last["governor"])),
            ("ASLR", str(last["aslr"])),
        ]
    binaries: dict[str, Mapping[str, Any]] = {}
    for environment in environments.values():
        binaries.update(environment["binaries"])
    for vm, binary in binaries.items():
        facts.append((vm, f"{binary['version']} (SHA-256 {str(binary['sha256'])[:16]})"))
    return facts
