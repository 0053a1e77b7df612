"""`vmkit reference-tests`: the reference implementation's own tests on our VM."""

from __future__ import annotations

import click

from kit.host import languages, reference_tests
from kit.host.commands.options import one_vm, path_of_vm
from kit.host.errors import Failed
from kit.host.reference_tests import Outcome


@click.command()
@click.argument("language")
@click.argument("modules", nargs=-1)
@one_vm
@click.option("--limit", type=float, default=120.0, show_default=True, help="Seconds a module.")
@click.option("--failures", is_flag=True, help="Print each failing test with its reason.")
@click.option("--update", is_flag=True, help="Write what is reached where it is more than before.")
def command(
    language: str, modules: tuple[str, ...], binary: str | None, no_jit: bool, no_build: bool,
    limit: float, failures: bool, update: bool,
) -> None:  # fmt: skip
    """Run the tests that LANGUAGE's reference implementation has of itself.

    Each of MODULES (else all that the language names) runs in a process of its
    own. Fewer passed tests than the committed number is an error.
    """
    found = languages.find(language)
    tests = reference_tests.tests_of(found)
    vm = path_of_vm(found, binary, no_jit, no_build)
    known = tests.modules()
    chosen = [name for name in known if not modules or name.rpartition("test_")[2] in modules]
    chosen += [name for name in modules if "." in name]
    outcomes, environment = [], tests.environment()
    click.echo(f"{'module':24} {'run':>5} {'passed':>6} {'failed':>6} {'skipped':>7}  rest")
    for name in chosen:
        outcome = reference_tests.run(vm, tests.arguments(name), name, limit, environment)
        outcomes.append(outcome)
        _show(outcome, failures)
    _totals(outcomes)
    expected = reference_tests.read_expected(tests.EXPECTED)
    worse = reference_tests.worse(outcomes, expected)
    if update:
        for one in outcomes:
            if one.passed >= expected.get(one.module, (0, 1))[1]:
                expected[one.module] = (one.run, one.passed)
        reference_tests.write_expected(tests.EXPECTED, expected)
    if worse:
        raise Failed("fewer tests pass than before", "\n".join(worse))


def _show(outcome: Outcome, failures: bool) -> None:
    name = outcome.module.rpartition(".")[2]
    skipped = sum(outcome.skipped.values())
    reasons = "; ".join(f"{count} x {reason}" for reason, count in outcome.skipped.most_common(3))
    rest = outcome.problem or (f"skipped: {reasons}" if reasons else "")
    counts = f"{outcome.run:5} {outcome.passed:6} {len(outcome.failures):6} {skipped:7}"
    click.echo(f"{name:24} {counts}  {rest[:150]}")
    if failures:
        for test, reason in outcome.failures.items():
            click.echo(f"    {test.partition('.')[2]}: {reason[:300]}")


def _totals(outcomes: list[Outcome]) -> None:
    ran = [one for one in outcomes if one.run]
    tests, passed = sum(one.run for one in ran), sum(one.passed for one in ran)
    good = sum(1 for one in ran if one.share >= 0.9)
    click.echo(
        f"{passed} of {tests} tests pass ({100 * passed / max(tests, 1):.1f} %); {len(ran)} of "
        f"{len(outcomes)} modules run, {good} of them with at least 90 %"
    )
