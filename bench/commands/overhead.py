"""`vmkit overhead`: what annotations cost a VM, idle and while they count."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench import overhead
from bench.commands.bench import asked_for, words
from kit.host import languages
from kit.host.binaries import JIT, binaries
from kit.host.build import BuildOptions
from kit.host.commands.options import no_build
from kit.host.errors import NoInput
from kit.host.progress import step
from kit.host.tables import magnitude, seconds


@click.command()
@click.argument("suite", metavar="SUITE")
@click.option("--language", help="Of a suite in several. [default: its first]")
@click.option("--size", default="test", show_default=True, help="test, iteration, short, long.")
@click.option("--program", "programs", multiple=True, callback=words, help="Only these.")
@click.option("--repeats", default=5, show_default=True, type=click.IntRange(min=1),
              help="Process executions of each kind that are timed.")  # fmt: skip
@click.option("--vm", type=click.Path(path_type=Path), help="A binary. [default: built]")
@click.option("--plain", type=click.Path(path_type=Path),
              help="The same without annotations. [default: built]")
@no_build
def command(
    suite: str, language: str | None, size: str, programs: list[str] | None, repeats: int,
    vm: Path | None, plain: Path | None, no_build: bool,
) -> None:  # fmt: skip
    """Compare a VM with itself built without annotations, on SUITE's programs.

    Idle: instructions of the whole process, marks and all. Counting: time with
    `--counters tsc` and without, of the annotated VM.
    """
    for path in (vm, plain):
        if path is not None and not path.is_file():
            raise NoInput(f"{path}: no such program")
    (chosen,) = asked_for(suite, False, size, 0, programs, language)
    name = language or chosen.language
    files = chosen.files_of(name)
    given = {JIT: vm, BuildOptions(annotations=False): plain}
    missing = [options for options, path in given.items() if path is None]
    built = dict(zip(missing, binaries(languages.find(name), missing, not no_build)))
    annotated, without = (path or built[options].binary for options, path in given.items())
    found = []
    with step("measuring overheads") as current:
        for entry in chosen.entries:
            if not files.has(entry.program):
                continue
            current.update(entry.program)
            arguments = [str(files.plain(entry.program)), *entry.size.arguments()]
            found.append(overhead.measure(entry.program, without, annotated, arguments, repeats))
    Console(width=120).print(table(found))


def table(found: list[overhead.Overhead]) -> Table:
    shown = Table(title="Overhead of annotations", title_justify="left", caption_justify="left")
    shown.caption = "Instructions by Cachegrind; processor time, the least of all executions."
    shown.add_column("program")
    for title in ("instructions without", "idle", "seconds, idle", "counting cycles"):
        shown.add_column(title, justify="right")
    for one in found:
        shown.add_row(
            one.program, magnitude(one.plain_instructions), f"{one.idle:+.3%}",
            seconds(one.idle_seconds), f"{one.counting:+.2%}",
        )  # fmt: skip
    if found:
        shown.add_section()
        idle, counting = [one.idle for one in found], [one.counting for one in found]
        shown.add_row("largest", "", f"{max(idle):+.3%}", "", f"{max(counting):+.2%}")
        shown.add_row(
            "geometric mean", "", f"{overhead.mean(idle):+.3%}", "",
            f"{overhead.mean(counting):+.2%}",
        )  # fmt: skip
    return shown
