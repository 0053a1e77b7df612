"""The page and its figures; in a real browser where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bench.report import figures, page, quickstart
from bench.report.content.jit import source_of
from kit.host.summary import WARM, Timing

VMS = ["fake-jit", "fake-nojit", "CPython"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BROWSER = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom",
]  # fmt: skip


def tables() -> dict[str, list[dict[str, object]]]:
    executions: list[dict[str, object]] = []
    iterations: list[dict[str, object]] = []
    phases: list[dict[str, object]] = []
    for number, (vm, seconds) in enumerate(zip(VMS, (0.5, 12.0, 5.0))):
        row = {"program": "loop", "vm": vm, "counters": "none", "cold": False, "iterations": 0,
               "wall_seconds": seconds, "instructions": None, "arguments": "9"}  # fmt: skip
        executions += [row, {**row, "counters": "dbi", "instructions": int(seconds * 1e9)}]
        for iteration in range(4):
            iterations.append(
                {"program": "loop", "vm": vm, "execution": number, "iteration": iteration + 1,
                 "seconds": seconds / 10 * (5 - iteration)}
            )  # fmt: skip
        for provider, unit in (("dbi", "instructions"), ("tsc", "cycles")):
            for phase, count in (("jit", 800), ("gc_minor", 150), ("gc_major", 50)):
                phases.append(
                    {"program": "loop", "vm": vm, "provider": provider, "unit": unit,
                     "phase": phase, "count": count, "entries": 2, "share": count / 1000}
                )  # fmt: skip
    operations = [
        {
            "program": "loop",
            "vm": "fake-jit",
            "operation": name,
            "executions": 10,
            "instructions": n,
        }
        for name, n in (("int_add", 20), ("guard_true", 60))
    ]
    return {"executions": executions, "iterations": iterations, "phases": phases,
            "ir_operations": operations}  # fmt: skip


ENVIRONMENT = {
    "vms": VMS, "reference": "CPython", "cpu": "A & B <CPU>", "cores": 2, "system": "Linux",
    "kernel": "6.1", "governor": "unknown", "aslr": "2", "load": [0.5], "started": "now",
    "commit": "abc", "dirty": False,
    "binaries": {vm: {"version": "1", "sha256": "0" * 64} for vm in VMS},
}  # fmt: skip


@pytest.fixture(scope="module")
def html() -> str:
    return page.render(quickstart.page_of(tables(), ENVIRONMENT, "20261101-host-abc"))


def data_of(chart: figures.Chart) -> list[dict[str, Any]]:
    (values,) = chart.to_dict()["datasets"].values()
    return values


def test_speedups_are_ratios_of_medians() -> None:
    timings = [
        Timing("loop", "CPython", WARM, 6.0, 5.0, 7.0, 3),
        Timing("loop", "fake-jit", WARM, 0.5, 0.4, 0.6, 3),
    ]
    values = data_of(figures.speedup_chart(timings, VMS, "CPython"))
    fast = next(value for value in values if value["vm"] == "fake-jit")
    assert fast["speedup"] == 12.0
    assert (fast["low"], fast["high"]) == (pytest.approx(10.0), pytest.approx(15.0))


def test_phase_shares_are_grouped_and_whole() -> None:
    chart = figures.phase_chart(tables()["phases"], "dbi", [("fake-jit", "with JIT")])
    shares = {value["phase"]: value["share"] for value in data_of(chart)}
    assert shares["JIT code"] == 0.8
    assert shares["Garbage collection"] == 0.2
    assert sum(shares.values()) == 1.0


def test_page_holds_all_figures_with_provenance(html: str) -> None:
    names = re.findall(r'<figure id="([^"]+)"', html)
    assert names == ["speedup-warm", "speedup-process", "warmup-loop", "phases-dbi", "phases-tsc",
                     "ir-loop"]  # fmt: skip
    assert html.count('<span class="tag">') >= len(names)
    assert "instructions: measured, dbi" in html and "cycles: measured, tsc" in html
    assert "A &amp; B &lt;CPU&gt;" in html
    assert "10.0x as fast as CPython as a whole process" in html


def test_page_loads_nothing_from_a_network(html: str) -> None:
    markup = re.sub(r"(<script[^>]*>).*?(</script>)", r"\1\2", html, flags=re.DOTALL)
    assert not re.search(r"<[^>]+(?:src|href)=", markup)
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style and "@import" not in style


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")
def test_page_is_drawn_in_a_browser(html: str, tmp_path: Path) -> None:
    assert CHROMIUM is not None
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    done = subprocess.run(
        [CHROMIUM, *BROWSER, f"--user-data-dir={tmp_path / 'profile'}", path.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert 'data-drawn="6"' in done.stdout
    assert done.stdout.count("<svg") >= 6
    assert "CONSOLE" not in done.stderr


@pytest.mark.parametrize(
    ("module", "function", "holder", "source"),
    [
        ("", "memcpy", "libc.so.6", "external library"),
        ("", "rpy_fastgil", "vm", "runtime"),
        ("rpython.rtyper.rstr", "pypy_g_ll_join", "vm", "RPython types"),
        ("rpython.rlib.rbigint", "pypy_g_rbigint_mul", "vm", "RPython library"),
        ("kit.vm.maps", "pypy_g_read", "vm", "kit"),
        ("langs.x.vm.modules.re", "pypy_g_match", "vm", "language module"),
        ("langs.x.vm.dictobject", "pypy_g_W_Dict_get", "vm", "interpreter"),
    ],
)
def test_where_called_functions_come_from(
    module: str, function: str, holder: str, source: str
) -> None:
    assert source_of(module, function, holder) == source
