"""`vmkit quickstart`: everything from nothing to a page, for two programs."""

from __future__ import annotations

import os
from pathlib import Path

import click
from rich.console import Console

from annotations.host.runstore import read_environment
from bench import quickstart, suites
from kit.host import languages, tables
from kit.host.binaries import JIT, NO_JIT, seconds_to_build
from kit.host.characterize import Plan, to_instrument
from kit.host.commands.options import no_build
from kit.host.errors import Unavailable
from kit.host.languages import Language
from kit.host.measurement import Tool
from kit.host.progress import duration, note
from kit.host.results import new_run, results_folder, store_errors
from kit.host.setting_up import set_up
from kit.host.summary import in_order
from kit.host.tool import instrumentation
from kit.host.toolchain import recall
from kit.host.vms import vms_of

SET_UP_SECONDS = 90.0
MEASURE_SECONDS = 120.0


@click.command()
@click.option("--native-only", is_flag=True, help="Only time and the VM's own counters.")
@click.option("--again", is_flag=True, help="Measure again, though nothing changed.")
@no_build
def command(native_only: bool, again: bool, no_build: bool) -> None:
    """Set up, build the VM with and without JIT, characterise two programs on it
    and on the reference implementations, and write a page.
    """
    suite = suites.read("quickstart")
    language = languages.find(suite.language)
    _say_how_long(language, not no_build)
    set_up()
    tool = None if native_only else _tool_if_there(language)
    vms, reference = vms_of(language, not no_build)
    workloads = suite.workloads()
    plan = Plan(
        vms, reference, workloads, repeats=3, tool=tool,
        instrumented=to_instrument(vms, reference),
    )  # fmt: skip
    wanted = quickstart.fingerprint(vms, workloads, plan)
    with store_errors():
        directory = None if again else quickstart.find_run(results_folder(), wanted)
        if directory is not None:
            note(f"nothing changed since {directory.name}: its results follow (--again: anew)")
        else:
            options = {
                "suite": suite.name,
                "language": suite.language,
                quickstart.FINGERPRINT: wanted,
            }
            with new_run(None, vms, reference, options) as run:
                quickstart.measure(run, plan, suite, MEASURE_SECONDS)
            directory = run.path
        page = quickstart.write_page(directory)
        _print(directory)
    note(f"run directory: {directory}")
    note(f"page: {page}")


def _say_how_long(language: Language, may_build: bool) -> None:
    building = seconds_to_build(language, [JIT, NO_JIT]) if may_build else 0.0
    preparing = SET_UP_SECONDS if recall() is None else 0.0
    if building:
        total = preparing + building + MEASURE_SECONDS
        note(f"this takes about {duration(total)}, most of it for two translations of the VM")
    else:
        note(f"the VM is built: this takes about {duration(MEASURE_SECONDS)}, or seconds when "
             "nothing has changed since the last quickstart")  # fmt: skip


def _tool_if_there(language: Language) -> Tool | None:
    try:
        return instrumentation(language)
    except Unavailable as error:
        note(f"without instruction counts: {error.message}")
        return None


def _print(directory: Path) -> None:
    environment = read_environment(directory)
    vms, reference = list(environment["vms"]), str(environment["reference"])
    found = {name: in_order(rows, vms) for name, rows in quickstart.tables_of(directory).items()}
    executions, phases = found["executions"], found["phases"]
    console = Console(width=None if os.isatty(1) else 120)
    console.print(tables.time_table(executions, found["iterations"], reference))
    for program in dict.fromkeys(row["program"] for row in executions):
        console.print(tables.phase_table(phases, program))
    if any(row["instructions"] for row in executions):
        console.print(tables.instruction_table(executions, reference))
