"""The machine on code trees written by hand."""
from __future__ import absolute_import

from langs.scheme.vm import machine
from langs.scheme.vm.continuation import Finished, K_Done
from langs.scheme.vm.program import Program
from langs.scheme.vm.tests.trees import parse


def run(text):
    program = Program(parse(text))
    try:
        machine.run(*program.start(0, K_Done()))
    except Finished:
        pass
    return program.globals[-1].get()


FIB = """
(("fib.rkt") (< - +)
 ((fib #f nil) (result #f nil))
 (((nil nil 0 #f 0 #f (ret (lam (fib (0 1 0) 1 #f 3 #t
    (if (pc 0 (r 0) (k 2))
        (ret (r 0))
        (bind (1) (0) (tail (0 2 0) (g 0) (pc 1 (r 0) (k 1)))
          (bind (2) (1) (tail (0 3 0) (g 0) (pc 1 (r 0) (k 2)))
            (ret (pc 2 (r 1) (r 2)))))))))) (0))
  ((nil nil 0 #f 0 #f (tail nil (g 0) (k %d))) (1)))
 ())
"""

LOOP = """
(("loop.rkt") (< - +)
 ((result #f nil))
 (((nil nil 0 #f 1 #f (fix ((0 (loop (0 1 0) 2 #f 2 #t
    (if (pc 0 (r 0) (k 1))
        (ret (r 1))
        (tail (0 2 0) (self) (pc 1 (r 0) (k 1)) (pc 2 (r 1) (r 0)))))))
    (tail nil (r 0) (k 10) (k 0)))) (0)))
 ())
"""


def test_recursion():
    assert run(FIB % 10).intval == 55


def test_loop():
    assert run(LOOP).intval == 55
