"""What annotations cost: ratios, and counts of real processes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.commands.overhead import table
from bench.overhead import Overhead, count_instructions, mean, measure
from kit.host.errors import Failed

needs_valgrind = pytest.mark.skipif(not shutil.which("valgrind"), reason="no valgrind")


def test_ratios() -> None:
    one = Overhead("loop", 1_000_000, 1_002_500, 2.0, 2.05)
    assert one.idle == pytest.approx(0.0025) and one.counting == pytest.approx(0.025)
    assert mean([0.21, 0.0]) == pytest.approx(0.1)
    assert table([one]).row_count == 3


def vm(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


@needs_valgrind
def test_a_vm_that_does_more_when_it_is_annotated(tmp_path: Path) -> None:
    plain = vm(tmp_path / "plain", "exit 0")
    marked = vm(tmp_path / "marks", "for i in 1 2 3 4 5 6 7 8; do :; done; exit 0")
    found = measure("p", plain, marked, ["program"], 1)
    assert 0 < found.idle < 0.5
    assert count_instructions([str(plain)]) == count_instructions([str(plain)])


def test_a_vm_that_fails(tmp_path: Path) -> None:
    failing = vm(tmp_path / "failing", "echo no >&2; exit 3")
    with pytest.raises(Failed, match="exit status 3"):
        measure("p", failing, failing, [], 1)
