from __future__ import annotations

from kit.host import summary, tables


def execution(vm: str, seconds: float, **changes: object) -> dict[str, object]:
    row = {"program": "loop", "vm": vm, "counters": "none", "cold": False, "iterations": 0,
           "wall_seconds": seconds, "instructions": None}  # fmt: skip
    return {**row, **changes}


def test_medians_of_whole_processes_and_warm_iterations() -> None:
    executions = [
        execution("jit", 9.0, cold=True),
        execution("jit", 1.0),
        execution("jit", 3.0),
        execution("jit", 2.0),
        execution("jit", 7.0, counters="tsc"),
        execution("ref", 20.0),
    ]
    iterations = [
        {"program": "loop", "vm": "jit", "execution": 5, "seconds": seconds}
        for seconds in (8.0, 4.0, 1.0, 2.0, 3.0)
    ]
    found = summary.timings(executions, iterations)
    assert found == [
        summary.Timing("loop", "jit", summary.PROCESS, 2.0, 1.0, 3.0, 3),
        summary.Timing("loop", "ref", summary.PROCESS, 20.0, 20.0, 20.0, 1),
        summary.Timing("loop", "jit", summary.WARM, 2.0, 1.0, 3.0, 3),
    ]
    assert summary.speedup(found[0], found, "ref") == 10.0
    assert summary.speedup(found[2], found, "ref") is None


def test_phases_are_summed_into_groups() -> None:
    phases = [
        {"program": "loop", "vm": "jit", "provider": "dbi", "unit": "instructions",
         "phase": phase, "count": count, "entries": 1, "share": 0.0}
        for phase, count in (("tracing", 10), ("optimising", 20), ("jit", 70))
    ]  # fmt: skip
    shares = {share.phase: share for share in summary.group_shares(phases)}
    assert list(shares) == [group for group, _title, _phases in summary.PHASE_GROUPS]
    assert (shares["tracing"].count, shares["tracing"].entries) == (30, 2)
    assert shares["jit"].share == 0.7
    assert shares["gc"].count == 0


def test_numbers_for_people() -> None:
    assert [tables.seconds(value) for value in (0.000123, 0.0456, 1.2, 123.4)] == [
        "0.123 ms",
        "45.6 ms",
        "1.20 s",
        "123 s",
    ]
    assert [tables.magnitude(value) for value in (12, 1200, 3_400_000, 56_700_000_000)] == [
        "12",
        "1.20 k",
        "3.40 M",
        "56.7 G",
    ]
    assert [tables.ratio_text(value) for value in (0.5, 9.87, 51.2)] == ["0.500x", "9.87x", "51.2x"]
