"""Samples for the statistics, from rows of the run store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.host.summary import Rows

Sample = list[list[float]]  # invocations, each with its values in seconds
Samples = dict[tuple[str, str], Sample]  # by program and VM


def is_usable(row: Mapping[str, Any]) -> bool:
    """A native process that ended well, printed what it must, and did not compile first."""
    return (
        row["counters"] == "none"
        and not row["cold"]
        and row["exit_status"] == 0
        and row["output_same"] is not False
    )


def usable_samples(executions: Rows) -> Samples:
    """Whole processes, of those programs and VMs where no process went wrong."""
    samples: Samples = {}
    wrong = set()
    for row in executions:
        key = (row["program"], row["vm"])
        if row["counters"] != "none" or row["cold"] or row["iterations"]:
            continue
        if is_usable(row):
            samples.setdefault(key, []).append([row["wall_seconds"]])
        else:
            wrong.add(key)
    return {key: sample for key, sample in samples.items() if key not in wrong}


def iteration_samples(executions: Rows, iterations: Rows) -> Samples:
    """In-process iterations in order, warm-up included, of processes that ended well."""
    usable = {(row["run"], row["execution"]) if "run" in row else row["execution"]
              for row in executions if row["iterations"] and is_usable(row)}  # fmt: skip
    processes: dict[tuple[Any, str, str], list[tuple[int, float]]] = {}
    for row in iterations:
        identity = (row["run"], row["execution"]) if "run" in row else row["execution"]
        if identity in usable:
            key = (identity, row["program"], row["vm"])
            processes.setdefault(key, []).append((row["iteration"], row["seconds"]))
    samples: Samples = {}
    for (_identity, program, vm), values in processes.items():
        samples.setdefault((program, vm), []).append([seconds for _, seconds in sorted(values)])
    return samples
