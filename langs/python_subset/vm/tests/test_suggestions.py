"""Names that were meant instead of those that are not there."""
from __future__ import absolute_import

import pytest

from langs.python_subset.vm.suggestions import CASE, LONGEST, MOVE, distance, nearest


@pytest.mark.parametrize("one, other, cost", [
    ("same", "same", 0),
    ("", "four", 4 * MOVE),
    ("count", "coutn", 2 * MOVE),
    ("total", "Total", CASE),
    ("totl", "total", MOVE),
    ("total", "totl", MOVE),
    ("read_line", "readLine", CASE + MOVE),
    ("first", "worst", 2 * MOVE),
])
def test_distance(one, other, cost):
    assert distance(one, other, 100) == cost


def test_long_names_are_far():
    assert distance("a" * LONGEST + "x", "b" * LONGEST + "y", 10) == 11


def test_nearest():
    assert nearest("colour", ["color", "colors", "column"]) == "color"
    assert nearest("size", ["length", "width"]) == ""
    assert nearest("value", ["value"]) == ""
    assert nearest("ab", ["aB", "AB"]) == "aB"
