"""What the compiled loops of typical code consist of: no allocation, no call, no access to
memory where none is needed. Each program's function `f` has the loop.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from kit.host import build, languages, toolchain
from kit.host.traces import Loop, bridges_of, log_of, loops_of, trace

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


def test_numbers_that_the_body_binds(binary: Path, tmp_path: Path) -> None:
    """They are in the interpreter's registers when the loop is compiled."""
    (loop,) = loops(binary, tmp_path, """
        (define (f n)
          (let loop ([i 0] [x 0.5] [y 0.25])
            (if (= i n)
                x
                (let* ([z (* x y)] [x (- 1.0 z)] [y (* x x)])
                  (loop (+ i 1) x y)))))
    """, "loop")  # fmt: skip
    assert not loop.allocations + loop.calls


def ways(binary: Path, folder: Path, source: str) -> list[Loop]:
    """All loops and bridges of a program that recurses."""
    program = folder / "program.rkt"
    program.write_text("#lang racket/base\n" + dedent(source))
    log = log_of(binary, program)
    assert loops_of(log)
    return loops_of(log) + bridges_of(log)


def test_recursion_brings_machine_words(binary: Path, tmp_path: Path) -> None:
    """A call allocates its frame, whichever way leads to it: no registers, no number."""
    for way in ways(binary, tmp_path, """
        (define (tak x y z)
          (if (< y x)
              (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y))
              z))
        (void (tak 18 12 6))
    """):  # fmt: skip
        if way.function == "tak":
            assert way.allocations in ([], ["new_with_vtable"])
            assert not way.calls


def test_calls_through_primitives_make_loops(binary: Path, tmp_path: Path) -> None:
    found = {way.function for way in ways(binary, tmp_path, """
        (define (by-continuation n k)
          (if (= n 0) (k 0) (call/cc (lambda (k) (by-continuation (- n 1) k)))))
        (define (by-apply n) (if (= n 0) 0 (apply by-apply (list (- n 1)))))
        (by-continuation 5000 values)
        (by-apply 5000)
    """)}  # fmt: skip
    assert {"by-continuation", "by-apply"} <= found


def test_closures_of_several_codes_come_to_one_loop(binary: Path, tmp_path: Path) -> None:
    """No way into the loop makes registers: what it allocates are closures."""
    found = [way for way in ways(binary, tmp_path, """
        (define (cpstak x y z k)
          (if (< y x)
              (cpstak (- x 1) y z
                (lambda (v1)
                  (cpstak (- y 1) z x
                    (lambda (v2)
                      (cpstak (- z 1) x y (lambda (v3) (cpstak v1 v2 v3 k)))))))
              (k z)))
        (void (cpstak 18 12 6 values))
    """) if way.function == "cpstak"]  # fmt: skip
    assert found
    for way in found:
        assert set(way.allocations) <= {"new_with_vtable"}
        assert not way.calls


def test_constants_make_no_loop_of_their_own(binary: Path, tmp_path: Path) -> None:
    """The inner loop is first traced where it ends at once and starts again."""
    for way in ways(binary, tmp_path, """
        (define (steps x)
          (let loop ([i 0] [sum 0.0])
            (if (< sum x) (loop (+ i 1) (+ sum 1.0)) i)))
        (define (f n)
          (let loop ([i 0] [total 0])
            (if (< i n)
                (loop (+ i 1) (+ total (steps (if (< i 3000) 0.0 50.0))))
                total)))
        (void (f 6000))
    """):  # fmt: skip
        if way.function == "loop":
            assert "new_array_clear" not in way.allocations
            assert "new_array" not in way.allocations
