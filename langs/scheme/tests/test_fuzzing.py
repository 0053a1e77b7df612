"""Programs that the fuzzer makes: Racket runs them, they end, and a seed makes the same again."""
from __future__ import annotations

import subprocess
from pathlib import Path
from random import Random

import pytest

from langs.scheme.host import fuzzing
from langs.scheme.host.fuzzing.sexpressions import read, write
from langs.scheme.tests.test_programs import PROGRAMS, racket

SOURCE = """\
#lang racket/base
; a comment
(define (f a b)
  (if (< a b) (f (+ a 1) b) (list a "x)" #\\( 'y #rx"(" '[q . r])))
(f 1 3)
(display "unrelated")
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_program_ends_and_prints(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "program.rkt"
    path.write_text(fuzzing.program(Random(seed)), encoding="utf-8")
    done = subprocess.run([racket(), path], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"\n") > 20


def test_the_same_seed_makes_the_same_program() -> None:
    assert fuzzing.program(Random(3)) == fuzzing.program(Random(3))
    assert fuzzing.program(Random(3)) != fuzzing.program(Random(4))


def test_mutants_can_be_read_and_differ() -> None:
    mutants = {fuzzing.mutate(SOURCE, Random(seed)) for seed in range(50)}
    assert len(mutants) > 20
    for mutant in mutants:
        assert mutant.startswith("#lang racket/base\n")
        read(mutant)


def test_shrinking_keeps_what_matters() -> None:
    small = fuzzing.shrink(SOURCE, lambda text: "(+ a 1)" in text)
    assert small == "#lang racket/base\n(+ a 1)\n"


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_written_forms_read_the_same(program: Path) -> None:
    forms = read(program.read_text(encoding="utf-8").partition("\n")[2])
    assert write(read(write(forms))) == write(forms)


def test_parentheses_must_match() -> None:
    for text in ("(a", "a)", "(a]", '"a'):
        with pytest.raises(ValueError):
            read(text)
