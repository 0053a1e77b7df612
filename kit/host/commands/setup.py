"""`vmkit setup`: gets everything that the other commands need."""

from __future__ import annotations

import click

from kit.host.progress import note
from kit.host.setting_up import set_up


@click.command()
def command() -> None:
    """Get everything that the other commands need; does nothing where all is there."""
    chain = set_up()
    note(f"ready: translates with {chain.python27.description}; vmkit doctor shows all components")
