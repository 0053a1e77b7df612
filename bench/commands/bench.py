"""`vmkit bench`: times a suite on VMs and peers, into the run store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from annotations.host.runstore import Run
from bench import contestants, journal, rebench, suites
from bench.contestants import Contestant
from bench.report.terminal import comparison
from bench.runner import Experiment, Tell, free_cpu, measure
from bench.suites import Suite
from kit.host.commands.options import no_build
from kit.host.errors import Failed, Unavailable, WrongUsage
from kit.host.progress import note
from kit.host.results import new_run, results_folder, store_errors


def words(_context: object, _parameter: object, values: Sequence[str]) -> list[str] | None:
    """Of an option that may be given often; a comma separates names, not parts of a command."""
    words = []
    for value in values:
        words += [value] if "=" in value else [one for one in value.split(",") if one]
    return words or None


@click.command()
@click.argument("name", metavar="[SUITE]", required=False)
@click.option("--all", "whole", is_flag=True, help="Every suite but quickstart.")
@click.option("--language", help="Only the programs in this language.")
@click.option("--vm", "vms", multiple=True, callback=words, metavar="NAME[=BINARY]",
              help="LANGUAGE-jit or LANGUAGE-nojit; none for none. [default: all]")  # fmt: skip
@click.option("--peer", "peers", multiple=True, callback=words, metavar="NAME[=COMMAND]",
              help="cpython, pypy, racket, c, NAME=COMMAND; none. [default: the four]")  # fmt: skip
@click.option("--invocations", type=click.IntRange(min=1), help="Process executions of each.")
@click.option("--iterations", type=click.IntRange(min=0), help="In-process, of each execution.")
@click.option("--size", default="", help="test, short, long. [default: the suite's]")
@click.option("--program", "programs", multiple=True, callback=words, help="Only these.")
@click.option("--limit", type=float, help="Seconds after which a process is killed.")
@no_build
@click.option("--no-pinning", is_flag=True, help="Do not bind processes to one CPU.")
@click.option("--again", is_flag=True, help="Do not go on with a run that was cut off.")
def command(
    name: str | None,
    whole: bool,
    language: str | None,
    vms: list[str] | None,
    peers: list[str] | None,
    invocations: int | None,
    iterations: int | None,
    size: str,
    programs: list[str] | None,
    limit: float | None,
    no_build: bool,
    no_pinning: bool,
    again: bool,
) -> None:
    """Time SUITE on the VMs of its languages and on peers; every output is checked.

    VMs take turns. What was measured before an interruption is kept: the same
    command goes on.
    """
    problems: list[str] = []
    for suite in asked_for(name, whole, size, iterations, programs, language):
        found = everyone(suite, vms, peers, not no_build)
        if found:
            problems += _time(suite, found, invocations, limit, no_pinning, again)
    if problems:
        raise Failed(problems[0], "\n".join(problems[1:]))


def _time(
    suite: Suite, found: list[Contestant], invocations: int | None, limit: float | None,
    no_pinning: bool, again: bool,
) -> list[str]:  # fmt: skip
    experiment = Experiment(
        suite,
        found,
        invocations or suite.invocations,
        limit or suite.limit,
        None if no_pinning else free_cpu(),
    )
    with store_errors(), opened(experiment, again) as run, progress(suite.name) as tell:
        problems = measure(run, experiment, tell)
    console = Console()
    for table in comparison(run.rows("executions"), _languages(experiment)):
        console.print(table)
    note(f"run directory: {run.path}")
    return problems


def asked_for(
    name: str | None, whole: bool, size: str, iterations: int | None,
    programs: Sequence[str] | None, language: str | None,
) -> list[Suite]:  # fmt: skip
    """One suite, or all; those without the programs or the language are left out with a note."""
    if (name is None) != whole:
        raise WrongUsage("either SUITE or --all", f"There are: {', '.join(suites.names())}.")
    wanted = [one for one in suites.names() if one != "quickstart"] if name is None else [name]
    found, unknown = [], set(programs or ())
    for one in wanted:
        try:
            suite = suites.read(one, size, iterations)
        except Unavailable as error:
            if name is not None:
                raise
            note(f"{one} is left out: {error.message}")
            continue
        if programs is not None:
            there = {entry.program for entry in suite.entries}
            here = programs if name is not None else [each for each in programs if each in there]
            if not here:
                note(f"{suite.name} is left out: it has none of these programs")
                continue
            unknown -= there
            suite = chosen(suite, here)
        if language is not None:
            files = tuple(each for each in suite.languages if each.language == language)
            if not files:
                note(f"{one} is left out: it has no programs in {language}")
                continue
            suite = replace(suite, languages=files)
        found.append(suite)
    if unknown:
        raise WrongUsage(f"no suite has a program {sorted(unknown)[0]}")
    return found


def chosen(suite: Suite, programs: Sequence[str]) -> Suite:
    there = {entry.program: entry for entry in suite.entries}
    for one in programs:
        if one not in there:
            known = f"There are: {', '.join(there)}."
            raise WrongUsage(f"{suite.name} has no program {one}", known)
    entries = tuple(there[one] for one in programs)
    return replace(suite, entries=entries)


def everyone(
    suite: Suite, vms: list[str] | None, peers: list[str] | None, may_build: bool
) -> list[Contestant]:
    """The references first: they show at once what does not work."""
    languages = [files.language for files in suite.languages]
    ours = [] if vms == ["none"] else contestants.vms(vms, languages, may_build)
    wanted = list(contestants.PEERS) if peers is None else peers
    others = [] if peers == ["none"] else contestants.peers(wanted, languages)
    if not ours and not others:
        note(f"{suite.name} is left out: there is nothing to run it on")
    return others + ours


def opened(experiment: Experiment, again: bool) -> Run:
    """A new run, or the one of this experiment that was cut off."""
    fingerprint = experiment.fingerprint()
    before = None if again else journal.find_cut_off(results_folder(), fingerprint)
    if before is not None:
        note(f"going on with {before.name}: {len(journal.read(before))} process executions kept")
        return Run.reopen(before)
    all_vms = [one.vm for one in experiment.contestants]
    options = {
        "suite": experiment.suite.name,
        "kind": "bench",
        "languages": _languages(experiment),
        "invocations": experiment.invocations,
        "limit_seconds": experiment.limit,
        "cpu": experiment.cpu,
        journal.FINGERPRINT: fingerprint,
    }
    first = experiment.contestants[0]
    reference = contestants.reference_of(first.language) or first.vm.name
    run = new_run(None, all_vms, reference, options)
    run.keep(rebench.FILE, rebench.experiment_file(experiment))
    return run


def _languages(experiment: Experiment) -> dict[str, str]:
    return {one.vm.name: one.language for one in experiment.contestants}


@contextmanager
def progress(title: str) -> Iterator[Tell]:
    """A bar on a terminal, else a line for every process execution."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, total, text: note(f"{title}: {done} of {total}: {text}")
        return
    columns = (
        BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeElapsedColumn(),
        TimeRemainingColumn(), TextColumn("{task.description}"),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=None)
        show: Callable[[int, int, str], None] = lambda done, total, text: bar.update(  # noqa: E731
            task, completed=done, total=total, description=text
        )
        yield show


