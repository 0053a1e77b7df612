"""The JIT's code as a perf map, from its log: what `perf report` reads from
/tmp/perf-PID.map. A line a trace: start and size in hexadecimal, name.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotations.host.jitlog import ASSEMBLED, Jitlog, Place


def perf_map(log: Jitlog) -> Iterator[str]:
    for trace in log.traces:
        stage = trace.stages.get(ASSEMBLED)
        if stage is not None and stage.end > stage.start:
            where = _where(trace.place)
            yield f"{stage.start:x} {stage.end - stage.start:x} JIT {trace.kind} " + (
                f"{trace.number}{where}"
            )


def _where(place: Place) -> str:
    if not place.filename:
        return ""
    return f" {place.function} {place.filename}:{place.line}"
