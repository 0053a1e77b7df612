"""The report from a store that is made by hand: its numbers, its sentences, its page."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from annotations.host import query
from annotations.host.runstore import Run
from bench.commands import report as command
from bench.report import markdown, seed
from bench.report.content import conclusions, jit, phases, speed, warm_up
from bench.report.content.status import NOT_MEASURED
from bench.report.content.whole import ORDER, report
from bench.report.page import Page, cell_text
from bench.report.store_data import Data, load
from bench.stats.correlation import ranks, spearman

JIT, NOJIT, CPYTHON, C = "python_subset-jit", "python_subset-nojit", "CPython", "C"
LANGUAGES = {JIT: "python_subset", NOJIT: "python_subset", CPYTHON: "python_subset", C: "c"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PROGRAMS = ("nbody", "fasta", "meteor", "richards")
SECONDS = {JIT: 1.0, NOJIT: 16.0, CPYTHON: 4.0, C: 0.25}
ENVIRONMENT: dict[str, Any] = {
    "started": "2026-11-01T00:00:00+00:00", "cpu": "A & B <CPU>", "cores": 2, "system": "Linux",
    "kernel": "6.1", "governor": "unknown", "aslr": "2", "load": [0.5], "commit": "abc",
    "dirty": False, "binaries": {JIT: {"version": "1", "sha256": "0" * 64}},
}  # fmt: skip


def add_timed(run: Run, vm: str, program: str, invocation: int, iterations: int) -> None:
    number = run.new_execution()
    seconds = SECONDS[vm] * (1 + PROGRAMS.index(program)) if vm == CPYTHON else SECONDS[vm]
    process = {"execution": number, "vm": vm, "program": program, "provider": "clock",
               "provenance": "measured"}  # fmt: skip
    run.add("executions", {
        **process, "arguments": "9", "counters": "none", "iterations": iterations, "cold": False,
        "wall_seconds": seconds, "user_seconds": seconds, "system_seconds": 0.0,
        "instructions": None, "exit_status": 0, "output_hash": "", "output_same": True,
        "started": "", "command": "", "raw": "", "size": "short", "invocation": invocation,
        "killed": False,
    })  # fmt: skip
    for iteration in range(1, iterations + 1):
        extra = 2.0 if vm == JIT and iteration == 1 else 0.0
        row = {"iteration": iteration, "seconds": SECONDS[vm] / 10 + extra}
        run.add("iterations", {**process, **row})


def add_counted(run: Run, vm: str, program: str, instructions: int) -> None:
    add_timed(run, vm, program, 1, 0)
    number = run.new_execution()
    process = {"execution": number, "vm": vm, "program": program, "provider": "dbi",
               "provenance": "measured"}  # fmt: skip
    timed = run.rows("executions")[-1]
    run.add("executions", {**timed, **process, "provider": "clock", "counters": "dbi",
                           "instructions": instructions})  # fmt: skip
    if vm not in (JIT, NOJIT):
        return
    for phase, count in (("jit", 700), ("jit_call", 200), ("gc_minor", 60), ("tracing", 40)):
        run.add("phases", {
            **process, "phase": phase, "layer": "framework", "unit": "instructions",
            "count": instructions * count // 1000, "entries": 2, "share": count / 1000,
        })  # fmt: skip
    for sample in range(1, 11):
        at = instructions * sample // 10
        work = at // (40 if vm == NOJIT else 100 if sample < 3 else 10)
        for what, name, count in (("dispatched", "", work), ("instructions", "jit", at)):
            run.add("samples", {**process, "sample": sample, "at": at, "what": what,
                                "name": name, "count": count})  # fmt: skip
    if vm == JIT:
        for operation, category, share in (("int_add", "int", 1), ("guard_true", "guard", 3)):
            run.add("ir_operations", {
                **process, "number": share, "operation": operation, "category": category,
                "executions": 100, "instructions": 100 * share, "nested": 0,
            })  # fmt: skip
        run.add("aot_functions", {
            **process, "function": "pypy_g_ll_join__x", "object": "vm", "calls": 7,
            "module": "rpython.rtyper.lltypesystem.rstr", "name": "ll_join__x",
            "phase": "jit_call", "instructions": instructions // 5,
        })  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("results")
    options = {"suite": "clbg", "languages": LANGUAGES}
    with Run(path / "bench", {**ENVIRONMENT, "options": {**options, "kind": "bench"}}) as run:
        for invocation in (1, 2):
            for program in PROGRAMS:
                for vm in SECONDS:
                    if vm != C or program != "richards":
                        add_timed(run, vm, program, invocation, 0)
                        add_timed(run, vm, program, invocation, 5)
    characterize = {**ENVIRONMENT, "options": {**options, "kind": "characterize"}}
    with Run(path / "counted", characterize) as run:
        for program in PROGRAMS[:3]:
            for vm, count in ((JIT, 10**8), (NOJIT, 10**9), (CPYTHON, 10**9), (C, 10**6)):
                add_counted(run, vm, program, count)
    return path


@pytest.fixture(scope="module")
def data(store: Path) -> Data:
    return load([store])


@pytest.fixture(scope="module")
def page(data: Data) -> Page:
    return report(data)


def test_every_figure_of_the_seed_is_there_with_its_status(page: Page) -> None:
    numbers = {figure.name.partition("-")[0] for figure in page.figures}
    assert numbers == set(ORDER)
    assert all(figure.status for figure in page.figures)


def test_an_empty_store_says_which_command_fills_it(tmp_path: Path) -> None:
    page = report(load([tmp_path]))
    assert {figure.name.partition("-")[0] for figure in page.figures} == set(ORDER)
    missing = [figure for figure in page.figures if figure.status == NOT_MEASURED]
    assert len(missing) >= len(ORDER) - 1
    assert all("`vmkit " in figure.caption for figure in missing)
    assert page.lead == ["The store holds no runs of a VM with JIT yet."]


def figure_rows(page: Page, name: str) -> list[dict[str, Any]]:
    (figure,) = [figure for figure in page.figures if figure.name == name]
    return [dict(zip(figure.header, row)) for row in figure.rows]


def test_ratios_and_the_seeds_values(page: Page) -> None:
    rows = {(row["program"], row["VM"]): row for row in figure_rows(page, "F2")}
    assert rows["nbody", JIT]["ratio"] == 4.0
    assert rows["meteor", JIT]["ratio"] == 12.0
    assert rows["nbody", JIT]["the seed's ratio"] == pytest.approx(747.729 / 95.364)
    assert rows[speed.GEOMETRIC_MEAN, JIT]["ratio"] == pytest.approx((4 * 8 * 12) ** (1 / 3))
    slow = {(row["program"], row["VM"]): row for row in figure_rows(page, "F7")}
    assert slow["fasta", JIT]["ratio"] == 4.0 and slow["fasta", CPYTHON]["ratio"] == 32.0
    assert slow["fasta", JIT]["the seed's ratio"] == pytest.approx(64.108 / 11.52)
    assert slow["fasta", CPYTHON]["the seed's ratio"] == pytest.approx(96.003 / 11.52)
    assert ("richards", JIT) not in slow
    suite = figure_rows(page, "F1")
    assert [row["program"] for row in suite if row["VM"] == JIT] == ["richards", "geometric mean"]
    assert suite[0]["the seed's ratio"] == seed.suite_speedup("richards")
    without = {row["program"]: row for row in figure_rows(page, "F9")}
    assert without["nbody"]["ratio"] == 0.25


def test_numbers_are_those_of_the_store(page: Page, store: Path) -> None:
    """Recomputed by hand from the rows of the files."""
    rows = query.table_of(store / "bench", "executions").records()
    for program in ("nbody", "fasta"):
        times: dict[str, list[float]] = {JIT: [], CPYTHON: []}
        for row in rows:
            if row["program"] == program and row["vm"] in times and not row["iterations"]:
                times[str(row["vm"])].append(float(str(row["wall_seconds"])))
        by_hand = (sum(times[CPYTHON]) / 2) / (sum(times[JIT]) / 2)
        shown = next(row for row in figure_rows(page, "F2")
                     if (row["program"], row["VM"]) == (program, JIT))  # fmt: skip
        assert shown["ratio"] == by_hand and shown["invocations"] == 2


def test_phases_and_jit(page: Page, data: Data) -> None:
    for row in figure_rows(page, "F5"):
        assert row["JIT code"] == 0.7 and row["sum"] == pytest.approx(0.9)
    # the program that gains most comes first
    assert [row["program"] for row in figure_rows(page, "F4")] == ["meteor", "fasta", "nbody"]
    (first, *_rest) = figure_rows(page, "F8")
    assert first["int"] == 0.25 and first["guard"] == 0.75
    (first, *_rest) = figure_rows(page, "T1")
    assert (first["function"], first["share"]) == ("ll_join__x", 0.2)
    assert first["source"] == "RPython types"
    windows = phases.windows(data.rows("samples", vm=JIT, program="nbody"))
    assert len(windows) == 10 and all(counts["jit"] == 10**7 for _at, counts in windows)


def test_warm_up_and_break_even(page: Page) -> None:
    rows = {(row["program"], row["VM"]): row for row in figure_rows(page, "F6")}
    # a tenth of a bytecode an instruction against a fortieth, from the third sample on
    assert rows["nbody", JIT]["break-even against no JIT, instructions"] == 3 * 10**7
    found = {(row["program"], row["against"]): row["break-even, iterations"]
             for row in figure_rows(page, "F6-iterations")}  # fmt: skip
    assert found["nbody", NOJIT] == 2  # 2.2 s against 3.2 s
    assert found["nbody", CPYTHON] == "never"  # 2.5 s against 2.0 s after five
    assert warm_up.mean_series([[1.0, 2.0], [3.0, 4.0, 9.0]]) == [2.0, 3.0]


def test_sentences(page: Page, data: Data) -> None:
    assert f"{JIT}: in the geometric mean 8.85x as fast as CPython (4 programs)" in page.lead[0]
    assert "JIT code 70%, Calls from JIT code 20%" in page.lead[1]
    assert "it takes 4.00x C's time" in page.lead[2]
    assert "executes 100 times as many instructions" in page.lead[2]
    verdicts = {one.claim: one for one in conclusions.conclusions(data)}
    overhead = verdicts["Much of the JIT-compiled code is overhead"]
    assert overhead.verdict == conclusions.CONFIRMED and "75%" in overhead.because
    helps = verdicts["The JIT helps across languages"]
    assert helps.verdict == conclusions.OPEN and "One language only" in helps.because
    easier = verdicts["Easier-to-JIT programs run fastest and warm up fastest"]
    assert easier.verdict == conclusions.OPEN


def test_small_functions() -> None:
    assert jit.hot_count([900, 50, 50]) == 1
    assert jit.hot_count([50, 50]) == 2
    assert list(ranks([10.0, 30.0, 10.0])) == [1.5, 3.0, 1.5]
    assert spearman([1, 2, 3], [10, 20, 90]) == pytest.approx(1.0)
    assert spearman([1, 2, 3], [5, 5, 5]) is None
    assert cell_text(None) == "-" and cell_text(1234567) == "1,234,567"
    assert cell_text(1.23456) == "1.235" and cell_text(True) == "yes"


def test_command_writes_everything(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    command.command.main([str(store), "--out", str(out), "--paper"], standalone_mode=False)
    html = (out / "index.html").read_text(encoding="utf-8")
    drawn = json.loads(re.findall(r'id="charts">(.*?)</script>', html, re.DOTALL)[0])["charts"]
    for name in drawn:
        figure = name.removeprefix("chart-")
        for folder in ("figures", "paper"):
            assert (out / folder / f"{figure}.svg").read_text().startswith("<svg")
            assert (out / folder / f"{figure}.pdf").read_bytes().startswith(b"%PDF")
        with open(out / "tables" / f"{figure}.csv", newline="") as file:
            assert len(list(csv.reader(file))) > 1
    markup = re.sub(r"(<script[^>]*>).*?(</script>)", r"\1\2", html, flags=re.DOTALL)
    assert not re.search(r"<[^>]+(?:src|href)=", markup)
    assert "A &amp; B &lt;CPU&gt;" in html
    assert f"{len(drawn)} of them drawn" in capsys.readouterr().err
    text = (out / "report.md").read_text(encoding="utf-8")
    assert "A & B <CPU>" in text


def test_text_has_the_figures_of_the_page(page: Page) -> None:
    text = markdown.render(page)
    for figure in page.figures:
        assert figure.title in text and figure.caption in text
        if len(figure.rows) > markdown.LONGEST:
            assert f"{len(figure.rows)} rows: `tables/{figure.name}.csv`" in text
        else:
            assert all(cell_text(row[-1]) in text for row in figure.rows)
    lines = list(markdown.table(["a", "b"], [["x|y", None]]))
    assert lines == ["| a | b |", "| --- | --- |", "| x\\|y | - |"]


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")
@pytest.mark.parametrize("width", [400, 1200])
def test_page_in_a_browser(store: Path, tmp_path: Path, width: int) -> None:
    """Every figure is drawn, nothing is wider than the page, no console message."""
    assert CHROMIUM is not None
    out = tmp_path / "out"
    command.command.main([str(store), "--out", str(out)], standalone_mode=False)
    page = out / "index.html"
    check = """<script>setTimeout(() => { const root = document.documentElement;
        document.body.dataset.fits = root.scrollWidth <= root.clientWidth; }, 8000);</script>"""
    before, _, after = page.read_text(encoding="utf-8").rpartition("</body>")
    page.write_text(f"{before}{check}</body>{after}", encoding="utf-8")
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom",
         f"--window-size={width},900", f"--user-data-dir={tmp_path / 'profile'}", page.as_uri()],
        capture_output=True, text=True, timeout=180, check=True,
    )  # fmt: skip
    drawn = len(list((out / "figures").glob("*.svg")))
    assert drawn >= 12
    assert f'data-drawn="{drawn}"' in done.stdout
    assert done.stdout.count("<svg") >= drawn
    assert 'data-fits="true"' in done.stdout
    assert "CONSOLE" not in done.stderr
