"""`vmkit characterize`: where a program's time goes, on all VMs of its language."""

from __future__ import annotations

import os
from pathlib import Path

import click
from rich.console import Console

from kit.host import languages, tables
from kit.host.characterize import Plan, measure_natively, measure_under_tool
from kit.host.errors import Failed, NoInput, WrongUsage
from kit.host.measurement import Workload
from kit.host.progress import note, step
from kit.host.results import new_run, store_errors
from kit.host.summary import in_order
from kit.host.tool import instrumentation
from kit.host.vms import vms_of


@click.command()
@click.argument("language")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[-- ARGUMENT...]")
@click.option("--native-only", is_flag=True, help="Only time and the VM's own counters.")
@click.option(
    "--repeats",
    default=3,
    show_default=True,
    type=click.IntRange(min=1),
    help="Process executions that are timed on each VM.",
)
@click.option("--name", metavar="NAME", help="The program's in the tables. [default: FILE's]")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The run directory. [default: a new one in results]",
)
def command(
    language: str,
    file: Path,
    arguments: tuple[str, ...],
    native_only: bool,
    repeats: int,
    name: str | None,
    out: Path | None,
) -> None:
    """Run FILE natively and under the instrumentation tool, on LANGUAGE's VM
    with and without the JIT, and on its reference implementation.

    The output must be the same on all. Everything is kept in a run directory.
    """
    if name is not None and ("/" in name or not name.strip()):
        raise WrongUsage(f"--name {name}: a name has letters, and no slash")
    source = _readable(file)
    found = languages.find(language)
    vms, reference = vms_of(found)
    workload = Workload(name or source.stem, source, arguments)
    tool = None if native_only else instrumentation(found)
    instrumented = [vm.name for vm in vms if vm.of_kit or vm.name == reference]
    plan = Plan(vms, reference, [workload], repeats, tool, instrumented)
    options = {
        "language": language,
        "program": str(source),
        "arguments": list(arguments),
        "native_only": native_only,
        "repeats": repeats,
    }
    with store_errors(), new_run(out, vms, reference, options) as run:
        run.keep(f"programs/{source.name}", source.read_text(encoding="utf-8", errors="replace"))
        with step("running natively") as current:
            recorder = measure_natively(run, plan, current.update)
        if tool is not None:
            with step("running under the instrumentation tool") as current:
                measure_under_tool(run, plan, recorder, current.update)
    console = Console(width=None if os.isatty(1) else 120)
    names = [vm.name for vm in vms]
    executions = in_order(run.rows("executions"), names)
    console.print(tables.time_table(executions, run.rows("iterations"), reference))
    console.print(tables.phase_table(in_order(run.rows("phases"), names), workload.program))
    if tool is not None:
        console.print(tables.instruction_table(executions, reference))
    note(f"run directory: {run.path}")
    if recorder.problems:
        first, *rest = recorder.problems
        raise Failed(first, "\n".join(rest))


def _readable(file: Path) -> Path:
    try:
        with open(file, "rb"):
            return file.resolve()
    except OSError as error:
        raise NoInput(f"{file}: {error.strerror}") from error
