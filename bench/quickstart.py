"""The quickstart: characterises a suite once, and shows the same run again while it holds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotations.host import environment, query
from annotations.host.runstore import Run, RunStoreError, read_environment
from bench.report.page import render, svg
from bench.report.quickstart import page_of
from bench.suites import Suite
from kit.host.characterize import Plan, measure_natively, measure_under_tool
from kit.host.errors import Failed
from kit.host.measurement import Vm, Workload
from kit.host.progress import step

FINGERPRINT = "fingerprint"
TABLES = ("executions", "iterations", "phases", "ir_operations")


def fingerprint(vms: Sequence[Vm], workloads: Sequence[Workload], plan: Plan) -> str:
    """Changes with the VMs' binaries, the programs, what is done with them, and the machine."""
    machine = environment.machine()
    parts: list[Any] = [
        [(vm.name, environment.file_hash(Path(vm.command[0]).resolve())) for vm in vms],
        [
            (one.program, environment.file_hash(one.source), one.arguments, one.iterations)
            for one in workloads
        ],
        [plan.repeats, plan.tool is not None, list(plan.instrumented)],
        [machine[key] for key in ("host", "cpu", "cores", "kernel")],
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def find_run(results: Path, wanted: str) -> Path | None:
    """The newest complete run with that fingerprint."""
    for directory in reversed(query.run_directories([results])):
        try:
            if query.is_complete(directory):
                options = read_environment(directory).get("options")
                if isinstance(options, dict) and options.get(FINGERPRINT) == wanted:
                    return directory
        except RunStoreError:
            continue
    return None


def measure(run: Run, plan: Plan, suite: Suite, seconds: float) -> None:
    """Fails when an output was wrong or counts did not balance: such a run does not count."""
    for entry in suite.entries:
        source = suite.source(entry.program)
        run.keep(f"programs/{entry.program}{source.suffix}", source.read_text(encoding="utf-8"))
    native = seconds if plan.tool is None else seconds / 2
    with step("running natively", native) as current:
        recorder = measure_natively(run, plan, current.update)
    if plan.tool is not None:
        with step("running under the instrumentation tool", seconds - native) as current:
            measure_under_tool(run, plan, recorder, current.update)
    if recorder.problems:
        raise Failed(recorder.problems[0], "\n".join(recorder.problems[1:]))


def tables_of(directory: Path) -> dict[str, list[dict[str, Any]]]:
    return {name: query.table_of(directory, name).records() for name in TABLES}


def write_page(directory: Path) -> Path:
    """The run's page and its pictures, made anew from its tables."""
    page = page_of(tables_of(directory), read_environment(directory), directory.name)
    path = directory / "report" / "index.html"
    pictures = {f"figures/{figure.name}.svg": svg(figure) for figure in page.figures}
    try:
        (directory / "report").mkdir(exist_ok=True)
        (directory / "figures").mkdir(exist_ok=True)
        for name, content in {**pictures, "report/index.html": render(page)}.items():
            temporary = directory / f".{os.getpid()}"
            temporary.write_text(content, encoding="utf-8")
            temporary.replace(directory / name)
    except OSError as error:
        raise Failed(f"cannot write {path}: {error.strerror}") from error
    return path
