"""Two runs are the same when the tool counted the same; times may differ."""

from __future__ import annotations

from pathlib import Path

from annotations.host.sameness import Comparison, compare
from annotations.host.tests.test_runstore import PHASE, write_run


def test_the_same_but_for_time_and_numbers_of_processes(tmp_path: Path) -> None:
    one = write_run(tmp_path / "one")
    other = write_run(tmp_path / "other", execution=7)
    assert list(compare(one, other)) == [Comparison("loop", "fake-jit", "phases", 1, 0)]
    by_time = write_run(tmp_path / "time", provider="tsc")
    assert list(compare(by_time, by_time)) == []


def test_a_count_that_differs(tmp_path: Path) -> None:
    one = write_run(tmp_path / "one")
    other = write_run(tmp_path / "other", count=int(str(PHASE["count"])) + 1)
    (found,) = compare(one, other)
    assert found.differing == 1 and not found.same
    mine, theirs = found.examples
    assert str(PHASE["count"]) in mine and str(PHASE["phase"]) in mine and mine != theirs


def test_a_program_that_only_one_has(tmp_path: Path) -> None:
    one = write_run(tmp_path / "one")
    other = write_run(tmp_path / "other", program="other")
    assert [(row.program, row.differing) for row in compare(one, other)] == [
        ("loop", 1), ("other", 1),
    ]  # fmt: skip
