"""The line and position tables read back as they were written."""
from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langs.python_subset.host.assembler import Location
from langs.python_subset.host.codetree import (
    line_table,
    position_table,
    read_lines,
    read_positions,
)

LOCATIONS = st.lists(st.tuples(
    st.one_of(st.none(), st.builds(Location, st.integers(1, 5000), st.just(5000),
                                   st.integers(0, 300), st.integers(0, 300))),
    st.integers(1, 600)), max_size=20)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(1, 1000), LOCATIONS)
def test_round_trip(first: int, runs: list[tuple[Location | None, int]]) -> None:
    locations = [location for location, count in runs for _ in range(count)]
    lines, line = [], first
    for location in locations:
        line = location.lineno if location else line
        lines.append(line)
    assert read_lines(line_table(first, locations), first) == lines
    assert read_positions(position_table(locations)) == [
        location and (location.end_lineno - location.lineno, location.col_offset,
                      location.end_col_offset)
        for location in locations]
