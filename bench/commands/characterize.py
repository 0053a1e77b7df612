"""`vmkit characterize`: of a program, as the kit does it, or with `--suite` of a suite."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any, Optional

import click

from annotations.host import environment
from bench import contestants
from bench.characterization import characterize_suite
from bench.commands.bench import asked_for, everyone, words
from bench.contestants import Contestant
from bench.suites import Suite
from kit.host import languages
from kit.host.commands.characterize import command as characterize_program
from kit.host.commands.characterize import look_of
from kit.host.errors import Failed, WrongUsage
from kit.host.measurement import Tool
from kit.host.progress import note, step
from kit.host.results import new_run, store_errors
from kit.host.tool import instrumentation

Names = Optional[list[str]]  # None: not said


def _run(
    suite: str | None, whole: bool, language_only: str | None, size: str, programs: Names,
    vms: Names, peers: Names, no_simulation: bool, **others: Any,
) -> None:  # fmt: skip
    context = click.get_current_context()
    if suite is None and not whole:
        context.invoke(characterize_program, **others)
        return
    if others["words"] or others["binary"]:
        raise WrongUsage("either --suite, or LANGUAGE and FILE, or --binary BINARY")
    for option in ("papi", "output_varies"):
        if others[option]:
            word = option.replace("_", "-")
            raise WrongUsage(f"--{word} goes with one program, not with --suite")
    problems: list[str] = []
    for one in asked_for(suite, whole, size, 0, programs, language_only):
        found = everyone(
            one, vms, peers or ["cpython", "racket", "c"], not others["no_build"]
        )
        if found:
            problems += _characterize(one, found, size, not no_simulation, others)
    if problems:
        raise Failed(problems[0], "\n".join(problems[1:]))


def _characterize(
    suite: Suite, found: list[Contestant], size: str, simulated: bool, others: dict[str, Any]
) -> list[str]:
    tools: dict[str, Tool | None] = {}
    look = look_of(**{**others, "branch_sim": simulated or others["branch_sim"]})
    if not others["native_only"]:
        known = languages.find_all()
        for one in found:
            language = known.get(one.language)
            tools.setdefault(one.language, instrumentation(language, look))
    of_vm = {one.vm.name: one.language for one in found}
    options = {
        "suite": suite.name,
        "kind": "characterize",
        "languages": of_vm,
        "size": size,
        "native_only": others["native_only"],
        "repeats": others["repeats"],
    }
    reference = contestants.reference_of(found[0].language) or found[0].vm.name
    all_vms = [one.vm for one in found]
    started = environment.now()
    with store_errors(), new_run(others["out"], all_vms, reference, options) as run:
        for entry in suite.entries:
            for files in suite.languages:
                if files.has(entry.program):
                    source = files.source(entry.program)
                    text = source.read_text(encoding="utf-8")
                    run.keep(f"programs/{entry.program}{source.suffix}", text)
        with step(f"characterising {suite.name}") as current:
            problems = characterize_suite(
                run, suite, found, tools, others["repeats"], current.update
            )
    seconds = (environment.now() - started).total_seconds()
    note(f"{len(run.rows('executions'))} process executions in {seconds:.0f} s")
    note(f"run directory: {run.path}")
    return problems


command = click.Command(
    "characterize",
    callback=_run,
    help=f"{cleandoc(characterize_program.help or '')}\n\n"
    "With --suite, the same for every program of a suite.",
    params=[
        *characterize_program.params,
        click.Option(["--suite"], metavar="NAME", help="Every program of this suite."),
        click.Option(["--all", "whole"], is_flag=True, help="Every suite but quickstart."),
        click.Option(["--language", "language_only"], help="With --suite: only in this one."),
        click.Option(["--size"], default="test", show_default=True, help="With --suite."),
        click.Option(
            ["--program", "programs"], multiple=True, callback=words,
            help="With --suite: only these.",
        ),
        click.Option(["--no-simulation"], is_flag=True, help="With --suite: no branch predictors."),
        click.Option(
            ["--vm", "vms"], multiple=True, callback=words, metavar="NAME[=BINARY]",
            help="With --suite: as of bench.",
        ),
        click.Option(
            ["--peer", "peers"], multiple=True, callback=words, metavar="NAME[=COMMAND]",
            help="With --suite: as of bench. [default: cpython, racket, c]",
        ),
    ],
)  # fmt: skip
