"""`vmkit characterize`: where a program's time goes, on all VMs of its language."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from annotations.host.marked import has_marks
from annotations.host.papi import probe
from kit.host import languages, tables
from kit.host.characterize import Plan, measure_natively, measure_under_tool, to_instrument
from kit.host.commands.options import no_build
from kit.host.errors import Failed, NoInput, Unavailable, WrongUsage
from kit.host.measurement import Vm, Workload
from kit.host.progress import note, step
from kit.host.results import new_run, store_errors
from kit.host.summary import in_order
from kit.host.tool import Look, instrumentation
from kit.host.vms import vms_of


@click.command()
@click.argument(
    "words",
    nargs=-1,
    type=click.UNPROCESSED,
    metavar="LANGUAGE FILE [-- ARGUMENT...] | --binary BINARY [-- ARGUMENT...]",
)
@click.option(
    "--binary",
    metavar="BINARY",
    help="Any program instead: an RPython VM built with annotations, or one without, as in C.",
)
@no_build
@click.option("--native-only", is_flag=True, help="Only time and the VM's own counters.")
@click.option(
    "--repeats",
    default=3,
    show_default=True,
    type=click.IntRange(min=1),
    help="Process executions that are timed on each VM.",
)
@click.option(
    "--output-varies",
    is_flag=True,
    help="What the program prints varies, as times do: only the exit status must be the same.",
)
@click.option("--name", metavar="NAME", help="The program's in the tables. [default: FILE's]")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The run directory. [default: a new one in results]",
)
@click.option(
    "--papi",
    metavar="EVENTS",
    help="Count hardware events through libpapi, too: names with commas, or `default`.",
)
@click.option("--traces/--no-traces", default=True, help="Log the JIT's traces. [default: traces]")
@click.option(
    "--sample-every",
    default=1_000_000,
    show_default=True,
    type=click.IntRange(min=0),
    help="Instructions from one sample of the time series to the next; 0: no samples.",
)
@click.option("--events", is_flag=True, help="Keep every event with its time.")
@click.option("--functions", is_flag=True, help="Count by function of the binary, too.")
@click.option("--branch-sim", is_flag=True, help="Simulate branch predictors.")
@click.option("--cache-sim", is_flag=True, help="Simulate caches.")
def command(
    words: tuple[str, ...],
    binary: str | None,
    no_build: bool,
    native_only: bool,
    repeats: int,
    output_varies: bool,
    name: str | None,
    out: Path | None,
    papi: str | None,
    traces: bool,
    sample_every: int,
    events: bool,
    functions: bool,
    branch_sim: bool,
    cache_sim: bool,
) -> None:
    """Run FILE natively and under the instrumentation tool, on LANGUAGE's VM
    with and without the JIT, and on its reference implementation.

    The output must be the same on all (but see --output-varies). Everything is
    kept in a run directory.
    """
    if name is not None and ("/" in name or not name.strip()):
        raise WrongUsage(f"--name {name}: a name has letters, and no slash")
    counters = ["tsc", *_hardware(papi)]
    if binary is not None:
        vms, reference, workload = _of_binary(binary, name, words)
        language = None
    else:
        if len(words) < 2:
            raise WrongUsage("LANGUAGE and FILE are missing, or --binary BINARY")
        source = _readable(Path(words[1]))
        language = languages.find(words[0])
        vms, reference = vms_of(language, not no_build)
        workload = Workload(name or source.stem, source, words[2:])
    workload = replace(workload, output_varies=output_varies)
    look = look_of(traces, sample_every, events, functions, branch_sim, cache_sim)
    tool = None if native_only else instrumentation(language, look)
    plan = Plan(
        vms, reference, [workload], repeats=repeats, tool=tool,
        instrumented=to_instrument(vms, reference), counters=counters,
    )  # fmt: skip
    options = {
        "language": language.name if language else "",
        "program": str(workload.source),
        "arguments": list(workload.arguments),
        "native_only": native_only,
        "repeats": repeats,
        "output_varies": output_varies,
        "look": vars(look),
    }
    with store_errors(), new_run(out, vms, reference, options) as run:
        if language is not None:
            content = workload.source.read_text(encoding="utf-8", errors="replace")
            run.keep(f"programs/{workload.source.name}", content)
        with step("running natively") as current:
            recorder = measure_natively(run, plan, current.update)
        if tool is not None:
            with step("running under the instrumentation tool") as current:
                measure_under_tool(run, plan, recorder, current.update)
    console = Console(width=None if os.isatty(1) else 120)
    names = [vm.name for vm in vms]
    executions = in_order(run.rows("executions"), names)
    console.print(tables.time_table(executions, run.rows("iterations"), reference))
    phases = in_order(run.rows("phases"), names)
    if phases:
        console.print(tables.phase_table(phases, workload.program))
    if tool is not None:
        console.print(tables.instruction_table(executions, reference))
    note(f"run directory: {run.path}")
    if recorder.problems:
        first, *rest = recorder.problems
        raise Failed(first, "\n".join(rest))


def look_of(
    traces: bool,
    sample_every: int,
    events: bool,
    functions: bool,
    branch_sim: bool,
    cache_sim: bool,
    **_others: object,
) -> Look:
    """What these options of the command line, among others, ask the tool for."""
    return Look(traces, sample_every, events, functions, branch_sim, cache_sim)


def _hardware(events: str | None) -> list[str]:
    """Refused at once where there are no hardware counters."""
    if events is None:
        return []
    found = probe()
    if found.problem:
        raise Unavailable(f"--papi {events}: {found.problem}")
    return ["papi" if events == "default" else f"papi:{events}"]


def _of_binary(
    binary: str, name: str | None, arguments: tuple[str, ...]
) -> tuple[list[Vm], str, Workload]:
    """The binary is its own reference: its output must be the same every time."""
    found = shutil.which(binary)
    if found is None:
        raise NoInput(f"{binary}: no such program")
    path = Path(found).absolute()
    marked = has_marks(path)
    if not marked:
        note(f"{binary} has no annotations: there are functions to count, but no phases")
    of_kit = marked and path.with_name(f"{path.name}.frontend").is_file()
    vm = Vm(path.name, (str(path),), of_kit, has_jit=marked, by_environment=marked and not of_kit)
    return [vm], vm.name, Workload(name or path.name, path, arguments, itself=True)


def _readable(file: Path) -> Path:
    try:
        with open(file, "rb"):
            return file.resolve()
    except OSError as error:
        raise NoInput(f"{file}: {error.strerror}") from error
