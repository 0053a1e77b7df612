"""What the compiled loops of typical code consist of: no allocation, no call, no access to
memory where none is needed. Each program's function `f` has the loop.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from kit.host import build, languages, toolchain
from kit.host.traces import Loop, trace

pytestmark = pytest.mark.binaries


@pytest.fixture(scope="session")
def binary() -> Path:
    known = toolchain.recall()
    if known is None or known.racket is None:
        pytest.skip("there is no toolchain with racket")
    return build.build(build.of_language(languages.find("scheme"))).binary


def loops(binary: Path, folder: Path, source: str, function: str) -> list[Loop]:
    program = folder / "program.rkt"
    program.write_text("#lang racket/base\n" + dedent(source) + "\n(void (f 20000))\n")
    return [loop for loop in trace(binary, program) if loop.function == function]


def test_integers(binary: Path, tmp_path: Path) -> None:
    (loop,) = loops(binary, tmp_path, """
        (define (f n)
          (let loop ([i 0] [sum 0])
            (if (< i n) (loop (+ i 1) (+ sum i)) sum)))
    """, "loop")  # fmt: skip
    assert not loop.allocations + loop.calls
    # i + 1 cannot overflow, as i is less than n
    assert loop.named("int_") == ["int_lt", "int_add", "int_add_ovf"]
    assert not loop.named("getfield", "getarrayitem", "setfield", "setarrayitem")


def test_floats(binary: Path, tmp_path: Path) -> None:
    (loop,) = loops(binary, tmp_path, """
        (define (f n)
          (let loop ([i 0] [x 0.0])
            (if (< i n) (loop (+ i 1) (+ (* x 0.5) 1.0)) x)))
    """, "loop")  # fmt: skip
    assert not loop.allocations + loop.calls
    assert loop.named("float_") == ["float_mul", "float_add"]


def test_a_call_that_is_inlined(binary: Path, tmp_path: Path) -> None:
    (loop,) = loops(binary, tmp_path, """
        (define (add a b) (+ a b))
        (define (f n)
          (let loop ([i 0] [sum 0])
            (if (< i n) (loop (+ i 1) (add sum (add i 1))) sum)))
    """, "loop")  # fmt: skip
    assert not loop.allocations + loop.calls


def test_vectors_of_flonums(binary: Path, tmp_path: Path) -> None:
    (loop,) = loops(binary, tmp_path, """
        (define v (make-vector 8 1.5))
        (define (f n)
          (let loop ([i 0] [x 0.0])
            (if (< i n) (loop (+ i 1) (+ x (vector-ref v (bitwise-and i 7)))) x)))
    """, "loop")  # fmt: skip
    assert not loop.allocations + loop.calls
    assert len(loop.named("getarrayitem")) == 1


def test_struct_fields(binary: Path, tmp_path: Path) -> None:
    (loop,) = loops(binary, tmp_path, """
        (struct point (x y) #:mutable)
        (define p (point 1 2))
        (define (f n)
          (let loop ([i 0] [sum 0])
            (if (< i n) (loop (+ i 1) (+ sum (point-x p) (point-y p))) sum)))
    """, "loop")  # fmt: skip
    assert not loop.allocations + loop.calls


def test_multiple_values(binary: Path, tmp_path: Path) -> None:
    (loop,) = loops(binary, tmp_path, """
        (define (two i) (values i (+ i 1)))
        (define (f n)
          (let loop ([i 0] [sum 0])
            (if (< i n)
                (let-values ([(a b) (two i)]) (loop b (+ sum a)))
                sum)))
    """, "loop")  # fmt: skip
    assert not loop.allocations + loop.calls
