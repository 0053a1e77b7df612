"""Characterises a whole suite: every program natively and under the tool, in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from annotations.host.runstore import Run
from bench.contestants import Contestant, reference_of
from bench.suites import Entry, Suite
from kit.host.characterize import Plan, measure_natively, measure_under_tool, to_instrument
from kit.host.errors import Failed
from kit.host.measurement import Tool, Workload

Tell = Callable[[str], None]


def characterize_suite(
    run: Run,
    suite: Suite,
    contestants: Sequence[Contestant],
    tools: Mapping[str, Tool | None],
    repeats: int,
    tell: Tell,
) -> list[str]:
    """`tools`: by language. A program that a VM cannot run does not stop the others: returns
    what went wrong, a line each."""
    problems: list[str] = []
    for number, entry in enumerate(suite.entries, 1):
        for language in dict.fromkeys(one.language for one in contestants):
            if not suite.files_of(language).has(entry.program):
                continue
            able = [one for one in contestants if one.language == language]
            title = f"{number} of {len(suite.entries)}: {entry.program}, {language}"
            try:
                problems += _characterize(
                    run, suite, entry, able, tools.get(language), repeats,
                    lambda text, title=title: tell(f"{title}: {text}"),  # type: ignore[misc]
                )  # fmt: skip
            except Failed as error:
                problems.append(error.message)
    return problems


def _characterize(
    run: Run, suite: Suite, entry: Entry, contestants: Sequence[Contestant], tool: Tool | None,
    repeats: int, tell: Tell,
) -> list[str]:  # fmt: skip
    language = contestants[0].language
    vms = [one.vm for one in contestants]
    names = [vm.name for vm in vms]
    reference = reference_of(language)
    if reference not in names:
        reference = names[0]
    text = None if entry.size.output is None else entry.size.output.encode() + b"\n"
    source = suite.files_of(language).counted().plain(entry.program)
    workload = Workload(entry.program, source, entry.size.arguments(), 0, text)
    plan = Plan(
        vms, reference, [workload], repeats=repeats, tool=tool,
        instrumented=to_instrument(vms, reference),
    )  # fmt: skip
    recorder = measure_natively(run, plan, tell)
    for printed, _status in recorder.expected.values():
        if not entry.size.accepts(printed):
            recorder.problems.append(f"{entry.program} on {reference}: not what is declared")
    if tool is not None:
        measure_under_tool(run, plan, recorder, tell)
    return recorder.problems
