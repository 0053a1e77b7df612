from __future__ import annotations

import pytest

from annotations.host import counters

LINES = """\
{"phase": "startup", "cycles": 100, "entries": 1}
{"phase": "jit", "cycles": 900, "entries": 7}
{"kind": "tsc", "provenance": "measured", "cycles": 1000, "sum": 1000, "seconds": 0.5, \
"hz": 2000, "mismatches": 0, "mismatch": ["", ""], "depth": 0, "ended_in": "startup"}
"""


def test_report_is_read() -> None:
    (report,) = counters.read(LINES)
    assert report.provider == "tsc" and report.unit == "cycles"
    assert report.phases[1] == counters.PhaseCount("jit", 900, 7)
    assert (report.total, report.seconds, report.hertz) == (1000, 0.5, 2000.0)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (LINES, "", "wrote no counters"),
        ('"cycles": 900', '"cycles": 901', "sum to 1001, not to the total 1000"),
        ('"mismatches": 0, "mismatch": ["", ""]',
         '"mismatches": 2, "mismatch": ["jit", "tracing"]',
         "unbalanced 2 times; first: tracing ended in jit"),
        ('"entries": 7', '"entrances": 7', "damaged"),
        ("ended_in", '"', "damaged"),
    ],
)  # fmt: skip
def test_wrong_reports_are_refused(before: str, after: str, message: str) -> None:
    with pytest.raises(counters.CountersError, match=message):
        counters.read(LINES.replace(before, after))


def test_a_report_each_hardware_event() -> None:
    cycles, branches = counters.read(
        '{"phase": "startup", "PAPI_TOT_CYC": 5, "PAPI_BR_INS": 1, "entries": 1}\n'
        '{"phase": "jit", "PAPI_TOT_CYC": 90, "PAPI_BR_INS": 9, "entries": 2}\n'
        '{"kind": "papi", "events": {"PAPI_TOT_CYC": 95, "PAPI_BR_INS": 10}, "seconds": 0.5,'
        ' "hz": 2000, "mismatches": 0, "mismatch": ["", ""]}\n'
    )
    assert (cycles.provider, cycles.unit, cycles.total) == ("papi", "PAPI_TOT_CYC", 95)
    assert branches.phases[1] == counters.PhaseCount("jit", 9, 2)
