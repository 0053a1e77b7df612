"""`vmkit jitlog`: the traces in a log that a VM wrote with --jitlog."""

from __future__ import annotations

from pathlib import Path

import click

from annotations.host.jitlog import JitlogError, read_jitlog
from annotations.host.perf_map import perf_map as lines_of_map
from annotations.host.query import Answer
from annotations.host.trace_rows import operation_rows, trace_rows
from kit.host.answers import FORMATS, print_answer
from kit.host.errors import NoInput, WrongData, WrongUsage
from kit.host.progress import note


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--trace", type=int, metavar="NUMBER", help="The operations of one trace.")
@click.option(
    "--perf-map",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Write a map for perf there, which looks for /tmp/perf-PID.map.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
def command(file: Path, trace: int | None, perf_map: Path | None, form: str) -> None:
    """Print the traces in the JIT log FILE (a VM's --jitlog, or JITLOG in the
    environment of any RPython VM).
    """
    if not file.is_file():
        raise NoInput(f"{file}: no such file")
    try:
        log = read_jitlog(file)
    except JitlogError as error:
        raise WrongData(f"{file}: {error}") from error
    if log.cut_short:
        note(f"{file} is cut short: the last trace is not whole")
    if perf_map is not None:
        perf_map.write_text("".join(line + "\n" for line in lines_of_map(log)), encoding="utf-8")
        return
    if trace is None:
        rows = list(trace_rows(log))
    else:
        rows = [row for row in operation_rows(log) if row["trace"] == trace]
        if not rows:
            raise WrongUsage(f"{file} has no operations of a trace {trace}")
    names = list(dict.fromkeys(name for row in rows for name in row))
    print_answer(Answer(tuple(names), [tuple(row.get(n) for n in names) for row in rows]), form)
