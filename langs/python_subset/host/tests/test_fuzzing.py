"""Programs that the fuzzer makes: they compile, end, and are the same for the same seed."""
from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from langs.python_subset.host import fuzzing

pytestmark = pytest.mark.skipif(sys.version_info < (3, 10), reason="they have match statements")
SOURCE = """\
def f(a, b):
    if a < b:
        return f(a + 1, b)
    return [a, 'x']
print(f(1, 3))
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_program_ends_and_prints(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(fuzzing.program(Random(seed)), encoding="utf-8")
    done = subprocess.run([sys.executable, "-W", "ignore", path], capture_output=True, text=True,
                          encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") > 10


def test_the_same_seed_makes_the_same_program() -> None:
    assert fuzzing.program(Random(3)) == fuzzing.program(Random(3))
    assert fuzzing.program(Random(3)) != fuzzing.program(Random(4))


def test_mutants_compile_and_differ() -> None:
    mutants = {fuzzing.mutate(SOURCE, Random(seed)) for seed in range(50)}
    assert len(mutants) > 20
    for mutant in mutants:
        ast.parse(mutant)


def test_shrinking_keeps_what_matters() -> None:
    small = fuzzing.shrink(SOURCE, lambda text: "a + 1" in text)
    assert len(small) < len(SOURCE) / 2 and "a + 1" in small
