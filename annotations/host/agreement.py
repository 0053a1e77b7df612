"""Compares phase shares of one program by two providers: time-stamp cycles of a native
run, and instructions under the tool. They measure different things, so that they differ
where a phase's instructions take more or fewer cycles than the average.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# Marks that the JIT makes do not feed native counters: calls from JIT code are in `jit`.
MERGED = {"jit_call": "jit"}


@dataclass(frozen=True)
class Agreement:
    program: str
    vm: str
    phase: str
    cycles: float  # share of the process's, by tsc
    instructions: float  # share of the process's, by dbi

    @property
    def difference(self) -> float:
        """In points of the share: positive where the phase's instructions are slow."""
        return self.cycles - self.instructions


def agreements(phases: Iterable[Mapping[str, Any]]) -> Iterator[Agreement]:
    """From rows of table `phases`; of processes that both providers have counted."""
    shares: dict[tuple[str, str], dict[str, dict[str, float]]] = {}
    executions: dict[tuple[str, str, str], set[int]] = {}
    for row in phases:
        key = (row["program"], row["vm"])
        phase = MERGED.get(row["phase"], row["phase"])
        executions.setdefault((*key, row["provider"]), set()).add(row["execution"])
        of_provider = shares.setdefault(key, {}).setdefault(row["provider"], {})
        of_provider[phase] = of_provider.get(phase, 0.0) + row["share"]
    for (program, vm), by_provider in shares.items():
        if "tsc" not in by_provider or "dbi" not in by_provider:
            continue
        tsc, dbi = by_provider["tsc"], by_provider["dbi"]
        runs = {name: len(executions[program, vm, name]) for name in ("tsc", "dbi")}
        for phase in dict.fromkeys([*dbi, *tsc]):
            cycles = tsc.get(phase, 0.0) / runs["tsc"]
            instructions = dbi.get(phase, 0.0) / runs["dbi"]
            if cycles or instructions:
                yield Agreement(program, vm, phase, cycles, instructions)


def largest_difference(found: Iterable[Agreement]) -> float:
    """In points of the share; 0 where there is nothing to compare."""
    return max((abs(one.difference) for one in found), default=0.0)
