"""The published values of the seed: "Cross-Layer Workload Characterization of Meta-Tracing
JIT VMs", IISWC 2017, from its authors' data."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "reference"
PYTHON, SCHEME = "python_subset", "scheme"

# Our program's name -> the seed's, where it is the same program.
PYTHON_SUITE = {
    "richards": "richards", "raytrace": "raytrace-simple", "float": "float",
    "nbody": "nbody_modified", "fannkuchredux": "fannkuch", "spectralnorm": "spectral-norm",
    "pidigits": "pidigits", "meteor": "meteor-contest",
    "bm_richards": "richards", "bm_raytrace": "raytrace-simple", "bm_float": "float",
    "bm_nbody": "nbody_modified", "bm_fannkuch": "fannkuch", "bm_pidigits": "pidigits",
    "bm_spectral_norm": "spectral-norm", "bm_meteor_contest": "meteor-contest",
    "bm_chaos": "chaos", "bm_deltablue": "deltablue", "bm_go": "go", "bm_hexiom": "hexiom2",
    "bm_mdp": "bm_mdp", "bm_pyflate": "pyflate-fast",
}  # fmt: skip
PHASES = {
    "interpreter": "interpreter", "tracing": "tracing", "deoptimisation": "deoptimization",
    "gc": "gc", "jit": "jit", "C": "c_cpp",
}  # fmt: skip


@cache
def _table(name: str) -> dict[str, dict[str, float | None]]:
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    key = next(iter(rows[0]))
    return {row[key]: {k: _number(v) for k, v in row.items() if k != key} for row in rows}


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _ratio(table: str, program: str, above: str, below: str) -> float | None:
    row = _table(table).get(program)
    if row is None:
        return None
    a, b = row[above], row[below]
    return a / b if a and b else None


def speedup(language: str, program: str) -> float | None:
    """JIT VM over the reference, Benchmarks Game."""
    if language == PYTHON:
        return _ratio("benchmarks_game", program, "cpython_s", "pypy_s")
    return _ratio("benchmarks_game", program, "racket_s", "pycket_s")


def suite_speedup(program: str) -> float | None:
    """JIT VM over CPython, the seed's Python suite."""
    row = _table("pypy_suite").get(PYTHON_SUITE.get(program, ""), {})
    return row.get("jit_speedup_exact") or row.get("jit_speedup_over_cpython")


def nojit_speedup(program: str) -> float | None:
    row = _table("pypy_suite").get(PYTHON_SUITE.get(program, ""), {})
    return row.get("nojit_speedup_over_cpython")


def slowdown(language: str, program: str, interpreted: bool = False) -> float | None:
    """Of the JIT VM over C, Benchmarks Game; `interpreted`: of the reference."""
    jit, reference = ("pypy_s", "cpython_s") if language == PYTHON else ("pycket_s", "racket_s")
    return _ratio("benchmarks_game", program, reference if interpreted else jit, "c_cpp_s")


def break_even(program: str, other: str) -> float | None:
    """In instructions, against `cpython` or `nojit`."""
    row = _table("pypy_suite").get(PYTHON_SUITE.get(program, ""), {})
    return row.get(f"breakeven_vs_{other}_instructions")


def c_ipc(program: str) -> float | None:
    return _table("c_cpp_counters").get(program, {}).get("ipc")


def microarchitecture(group: str, column: str) -> float | None:
    """Column: ipc_mean, branches_per_instruction_mean, branch_miss_rate_mean, branch_mpki_mean."""
    return _table("phase_microarchitecture").get(PHASES.get(group, ""), {}).get(column)
