"""What the report is made from: of each program, VM and table the newest run in the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotations.host import query
from annotations.host.runstore import read_environment
from bench import suites
from bench.contestants import PEERS, reference_of
from bench.results import Samples, iteration_samples, usable_samples

Row = dict[str, Any]

# Tables that the figures use; all of them from runs under the tool.
COUNTED = (
    "phases", "ir_operations", "aot_functions", "events", "samples", "simulated", "traces",
)  # fmt: skip
# Tables with many rows are read only so far as figures need them.
CONDITIONS = {"simulated": "scope IN ('total', 'phase')"}


@dataclass(frozen=True)
class Data:
    """Rows have the column `run`. `timed`: native runs, of a benchmark run where there is one;
    `counted`: the executions of runs under the tool, native ones of the same run among them."""

    timed: list[Row]
    iterations: list[Row]
    counted: list[Row]
    tables: Mapping[str, list[Row]]
    languages: Mapping[str, str]  # of VMs
    environments: Mapping[str, Mapping[str, Any]]  # of the runs used
    samples: Samples = field(default_factory=dict)
    iteration_samples: Samples = field(default_factory=dict)

    def vms(self, language: str, kind: str = "") -> list[str]:
        """Names, VMs of the kit first; kind: jit, nojit, or all."""
        names = [vm for vm, one in self.languages.items() if one == language]
        names = [vm for vm in names if not kind or vm == f"{language}-{kind}"]
        return sorted(names, key=lambda vm: (not vm.startswith(language), vm))

    def jit_vms(self) -> list[str]:
        return [vm for vm in sorted(self.languages) if vm == f"{self.languages[vm]}-jit"]

    def reference(self, vm: str) -> str:
        return reference_of(self.languages.get(vm, ""))

    def rows(self, table: str, **wanted: str) -> list[Row]:
        return [
            row
            for row in self.tables.get(table, [])
            if all(row[column] == value for column, value in wanted.items())
        ]

    def by_speedup(self, vm: str, programs: Sequence[str]) -> list[str]:
        """As the seed sorts its figures: the program that the VM speeds up most comes first."""
        reference = self.reference(vm)

        def gain(program: str) -> float:
            above = self.samples.get((program, reference))
            below = self.samples.get((program, vm))
            if not above or not below:
                return float("-inf")
            return sum(map(sum, above)) / len(above) / (sum(map(sum, below)) / len(below))

        return sorted(programs, key=lambda program: (-gain(program), program))

    def instructions(self) -> dict[tuple[str, str], int]:
        return {
            (row["program"], row["vm"]): row["instructions"]
            for row in self.counted
            if row["instructions"] is not None and row["exit_status"] == 0
        }


def game_programs() -> list[str]:
    return [entry.program for entry in suites.read("clbg").entries]


def load(stores: Sequence[Path]) -> Data:
    directories = [
        directory for directory in query.run_directories(stores) if query.is_complete(directory)
    ]
    environments = {directory.name: read_environment(directory) for directory in directories}
    with query.connect(directories) as connection:

        def rows_of(table: str) -> list[Row]:
            condition = CONDITIONS.get(table, "true")
            cursor = connection.execute(f"SELECT * FROM {table} WHERE {condition}")
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row)) for row in cursor.fetchall()]

        executions, iterations = rows_of("executions"), rows_of("iterations")
        tables = {table: _newest(rows_of(table), environments) for table in COUNTED}
    timed = _newest(
        [row for row in executions if row["counters"] == "none"], environments, prefer="bench"
    )
    plain = [row for row in timed if not row["iterations"]]
    kept = {(row["run"], row["execution"]) for row in timed}
    iterations = [row for row in iterations if (row["run"], row["execution"]) in kept]
    counting = {row["run"] for row in executions if row["counters"] == "dbi"}
    counted = _newest([row for row in executions if row["run"] in counting], environments)
    languages = _languages(environments, executions)
    used = {row["run"] for rows in (timed, counted, *tables.values()) for row in rows}
    return Data(
        timed,
        iterations,
        counted,
        tables,
        languages,
        {name: environments[name] for name in sorted(used)},
        usable_samples(plain),
        iteration_samples(timed, iterations),
    )


def _newest(
    rows: list[Row], environments: Mapping[str, Mapping[str, Any]], prefer: str = ""
) -> list[Row]:
    """Of each program and VM (and of iterations apart) the rows of one run."""

    def rank(run: str) -> tuple[bool, str, str]:
        environment = environments[run]
        options = environment.get("options") or {}
        return options.get("kind") == prefer, str(environment.get("started")), run

    chosen: dict[tuple[str, str, bool, str], str] = {}
    for row in rows:
        key = _key(row)
        if key not in chosen or rank(row["run"]) > rank(chosen[key]):
            chosen[key] = row["run"]
    return [row for row in rows if chosen[_key(row)] == row["run"]]


def _key(row: Row) -> tuple[str, str, bool, str]:
    return row["program"], row["vm"], bool(row.get("iterations")), row["provider"]


def _languages(
    environments: Mapping[str, Mapping[str, Any]], executions: Sequence[Row]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for environment in environments.values():
        options = environment.get("options") or {}
        found.update(options.get("languages") or {})
    for row in executions:
        vm = row["vm"]
        if vm not in found:
            found[vm] = _guess(vm)
    return found


def _guess(vm: str) -> str:
    """For runs that do not say: by the names that the kit gives."""
    for title, language, _command, _environment in PEERS.values():
        if vm == title:
            return language
    return vm.rpartition("-")[0] if vm.endswith(("-jit", "-nojit")) else ""


