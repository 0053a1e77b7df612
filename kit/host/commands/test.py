"""`vmkit test`: runs the whole test suite."""

from __future__ import annotations

import click

from kit.host import suite, system_packages
from kit.host.setting_up import set_up


@click.command()
@click.option(
    "-e",
    "--env",
    "environments",
    multiple=True,
    metavar="NAME",
    help="Run only this tox environment: lint, py311, rpython, binaries...",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(environments: tuple[str, ...], arguments: tuple[str, ...]) -> int:
    """Run the whole test suite through tox, and say how many tests ran.

    ARGUMENTS after -- are pytest's: files, -k, -x...
    """
    chain = None
    if suite.needs_set_up(environments):
        chain = set_up(system_packages.PACKAGES + system_packages.FOR_TESTS)
    return suite.run(chain, environments, arguments)
