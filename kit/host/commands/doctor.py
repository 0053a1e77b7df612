"""`vmkit doctor`: shows every component, and fails when something needed is missing."""

from __future__ import annotations

import click

from kit.host.checkup import Finding, examine


def _state(finding: Finding) -> str:
    if not finding.problem:
        return f"ok ({finding.remedy})" if finding.remedy else "ok"
    what = "needed" if finding.needed else "optional"
    return f"{what}: {finding.problem}; do: {finding.remedy}"


@click.command()
def command() -> int:
    """Show every component: version, path, ok or what to do."""
    findings = examine()
    rows = [(one.component, one.version or "-", one.path or "-", _state(one)) for one in findings]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths)]
        click.echo("  ".join([*cells, row[3]]).rstrip())
    missing = [one.component for one in findings if one.problem and one.needed]
    if missing:
        click.echo(f"vmkit: needed and missing: {', '.join(missing)}", err=True)
    return 69 if missing else 0
