"""How a figure of ours relates to the seed's, and figures that cannot be drawn."""

from __future__ import annotations

from bench.report.page import Figure

REPRODUCED, PROXY, IMPOSSIBLE = "reproduced", "proxy", "not possible here"
NOT_MEASURED = "nothing in the store yet"

BENCH = "vmkit bench SUITE"
CHARACTERIZE = "vmkit characterize --suite SUITE"


def proxy(how: str) -> str:
    return f"{PROXY}: {how}"


def missing(number: str, title: str, command: str, what: str = "") -> Figure:
    """What the store lacks, and the command that brings it."""
    caption = f"{what or 'The store holds no rows for it.'} `{command}` measures it."
    return Figure(number, f"{number}: {title}", caption, [], None, [], [], NOT_MEASURED)


