"""Whether two runs counted the same: every row that the tool made, in every table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotations.host import query, schema

TOOL = "dbi"
IGNORED = ("execution", "vm", "program", "share")  # the process, and what follows from counts


@dataclass(frozen=True)
class Comparison:
    """Of a program on a VM, in one table."""

    program: str
    vm: str
    table: str
    rows: int  # of the first run
    differing: int  # rows of one run that the other has not: of the run with more of them
    examples: tuple[str, ...] = ()  # of such rows: one of each run that has any

    @property
    def same(self) -> bool:
        return not self.differing


def compare(one: Path, other: Path) -> Iterator[Comparison]:
    for table in schema.TABLES:
        ours, theirs = _counted(one, table), _counted(other, table)
        for key in sorted(set(ours) | set(theirs)):
            a, b = ours.get(key, Counter()), theirs.get(key, Counter())
            missing, added = a - b, b - a
            differing = max(sum(missing.values()), sum(added.values()))
            examples = tuple(_text(next(iter(rows))) for rows in (missing, added) if rows)
            yield Comparison(*key, table, sum(a.values()), differing, examples)


def _counted(directory: Path, table: str) -> dict[tuple[str, str], Counter[tuple[object, ...]]]:
    found: dict[tuple[str, str], Counter[tuple[object, ...]]] = {}
    for row in query.table_of(directory, table).records():
        if row.get("provider") == TOOL:
            key = str(row["program"]), str(row["vm"])
            found.setdefault(key, Counter())[_values(row)] += 1
    return found


def _text(row: tuple[object, ...]) -> str:
    return " ".join(str(value) for value in row if value not in (None, ""))


def _values(row: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(value for name, value in row.items() if name not in IGNORED)
