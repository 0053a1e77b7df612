"""Programs through Racket and our passes: what the code means, and what it is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kit import codeformat
from kit.host import codefile
from langs.scheme.host import printer
from langs.scheme.opcodes import OPS

HOST = Path(__file__).resolve().parents[1]
MODEL = HOST / "tests" / "model" / "run.rkt"

pytestmark = pytest.mark.skipif(shutil.which("racket") is None, reason="needs racket")


def compile_file(source: Path, output: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(HOST / "__main__.py"), str(source), "-o", str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def compiled(folder: Path, text: str, name: str = "program.rkt") -> Path:
    source, output = folder / name, folder / "code.vmc"
    source.write_text(text, encoding="utf-8")
    done = compile_file(source, output)
    assert done.returncode == 0, done.stderr
    return output


def run(command: list[str]) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


# What each prints on Racket is what its code means to the model.
PROGRAMS = {
    "closures": """
        (define (adder n) (lambda (m) (+ n m)))
        (define (compose2 f g) (lambda (x) (f (g x))))
        ((compose2 (adder 1) (adder 10)) 5)
        (define (same x) (let ([f (lambda () x)]) (lambda () f)))
        (define g (same 1))
        (eq? (g) (g))
    """,
    "assigned variables": """
        (define (counter) (let ([n 0]) (lambda () (set! n (+ n 1)) n)))
        (define c (counter)) (c) (c)
        (define (swap a b) (set! a b) (list a b))
        (swap 1 2)
        (define g 1) (set! g (+ g 1)) g
    """,
    "order of evaluation": """
        (define (say x) (display x) x)
        (list (say 1) (say 2) ((begin (display "f") +) (say 3) (say 4)))
        (let ([a (say 5)] [b (say 6)]) (say (+ a b)))
        (define x 0)
        (list x (begin (set! x 1) x) x)
    """,
    "mutual recursion": """
        (define (f n)
          (define (even? n) (or (= n 0) (odd? (- n 1))))
          (define (odd? n) (and (not (= n 0)) (even? (- n 1))))
          (even? n))
        (f 1000)
        (letrec ([a (lambda () b)] [b 5]) (a))
    """,
    "used before it is defined": """
        (with-handlers ([exn:fail:contract:variable? exn-message])
          (letrec ([a (b)] [b (lambda () a)]) a))
        (define (later) defined-later)
        (with-handlers ([exn:fail:contract:variable? (lambda (e) 'undefined)]) (later))
        (define defined-later 1)
        (later)
    """,
    "several values": """
        (define-values (a b) (values 1 2)) (list a b)
        (call-with-values (lambda () (values 1 2 3)) list)
        (let-values ([(x y) (quotient/remainder 17 5)] [() (values)]) (list x y))
        (begin0 (values 1 2) (display "after"))
        (define (two) (values 1 2))
        (begin0 (two) (display "after"))
    """,
    "case-lambda and rest": """
        (define f (case-lambda [(a) (list 'one a)] [(a . rest) (list a rest)]))
        (f 1) (f 1 2 3)
        (define (g [x 10] #:key [k (* x 2)] . rest) (list x k rest))
        (g) (g 1 #:key 2 3) (apply g #:key 'k '(1 2))
    """,
    "struct types": """
        (struct point (x [y #:mutable]) #:transparent)
        (struct point3 point (z) #:guard (lambda (x y z name) (values x y (* 2 z))))
        (define p (point3 1 2 3))
        (set-point-y! p 20)
        (list p (point-y p) (point3-z p) (point? p) (point3? (point 1 2)))
        (struct fn (f) #:property prop:procedure 0)
        ((fn add1) 1)
        (with-handlers ([exn:fail:contract? exn-message]) (point-x 5))
    """,
    "conditions that call": """
        (define (yes x) (display x) x)
        (define (f a b) (if (and (yes a) (yes b)) 'both 'not-both))
        (list (f 1 2) (f #f 2) (f 1 #f) (if (or (yes #f) (yes 3)) 'some 'none))
        (define (check x) (let ([y (if (exact-integer? x) x (error "no integer"))]) (+ y 1)))
        (check 1)
        (with-handlers ([exn:fail? exn-message]) (check 'a))
    """,
    "parameters and marks": """
        (define (marks) (continuation-mark-set->list (current-continuation-marks) 'k))
        (with-continuation-mark 'k 1 (begin0 (with-continuation-mark 'k 2 (marks)) (void)))
        (with-continuation-mark 'k 1 (let ([x (with-continuation-mark 'k 2 (marks))]) x))
        (define p (make-parameter 1))
        (parameterize ([p 2]) (list (p) (parameterize ([p 3]) (p)) (p)))
        (with-continuation-mark 'k 1
          (list (with-continuation-mark 'k 2
                  (continuation-mark-set->list (current-continuation-marks) 'k))))
    """,
    "continuations": """
        (define saved #f)
        (define count 0)
        (+ 1 (call/cc (lambda (k) (set! saved k) 1)))
        (set! count (+ count 1))
        (if (< count 3) (saved count) 'done)
        (let ([path '()])
          (dynamic-wind (lambda () (set! path (cons 'in path)))
                        (lambda () (set! path (cons 'body path)))
                        (lambda () (set! path (cons 'out path))))
          path)
    """,
    "constants": """
        '(1 2.5 1/3 1+2i #\\a "s" #"b" sym #:key #(1 2) #hash((a . 1)) #&5 #s(pre 1) (a . b))
        (list +inf.0 +nan.0 -0.0 (expt 2 100) (- (expt 2 62)) (void) #rx"a" #px#"b")
    """,
    "loops": """
        (for/list ([i 5] #:when (even? i)) (* i i))
        (for/fold ([s 0]) ([x '(1 2 3)] [y (in-vector #(4 5 6))]) (+ s (* x y)))
        (for*/vector ([i 2] [j 2]) (cons i j))
        (do ([i 0 (+ i 1)] [acc '() (cons i acc)]) ((= i 3) acc))
    """,
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_code_means_what_racket_does(name: str, tmp_path: Path) -> None:
    code = compiled(tmp_path, "#lang racket/base\n" + PROGRAMS[name])
    expected = run(["racket", str(tmp_path / "program.rkt")])
    assert expected[0] == 0 and expected[1]
    assert run(["racket", str(MODEL), str(code)]) == expected


def test_submodules_run_in_order(tmp_path: Path) -> None:
    code = compiled(tmp_path, """#lang racket/base
        (display "module ")
        (module+ main (display "main"))
        (module+ test (display "test"))""")
    assert run(["racket", str(MODEL), str(code)]) == (0, "module main")


def test_effects_of_required_modules_stay(tmp_path: Path) -> None:
    (tmp_path / "library.rkt").write_text(
        '#lang racket/base\n(provide x)\n(define x 1)\n(define y (display "loaded "))\n'
        '(define z (car (list)))')
    code = compiled(tmp_path, '#lang racket/base\n(require "library.rkt")\n(display x)')
    status, output = run(["racket", str(MODEL), str(code)])
    assert (status != 0, output) == (True, "loaded ")


def test_a_changed_library_is_compiled_again(tmp_path: Path) -> None:
    library = tmp_path / "library.rkt"
    program = '#lang racket/base\n(require "library.rkt")\n(display (m))'
    for answer in ("one", "three"):
        library.write_text("#lang racket/base\n(provide m)\n"
                           f'(define-syntax-rule (m) "{answer}")')
        code = compiled(tmp_path, program)
        assert run(["racket", str(MODEL), str(code)]) == (0, answer)


@pytest.mark.parametrize("name", ["program.scm", "program.sch", "program.ss"])
def test_files_without_a_module_are_r5rs(name: str, tmp_path: Path) -> None:
    code = compiled(tmp_path, "; R5RS\n(define (f x) (* x 2))\n(display (f 4))\n", name)
    assert run(["racket", str(MODEL), str(code)]) == (0, "8")


def test_unused_definitions_are_dropped(tmp_path: Path) -> None:
    code = compiled(tmp_path, """#lang racket/base
        (require racket/list racket/match racket/set)
        (define (unused x) (first x))
        (struct also-unused (a b))
        (display "hello")""")
    assert code.stat().st_size < 1000
    assert "also-unused" not in printer.text(code.read_bytes())


def test_registers_and_frames(tmp_path: Path) -> None:
    code = compiled(tmp_path, """#lang racket/base
        (define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
        (fib 5)""")
    text = printer.text(code.read_bytes())
    assert text[text.index("fib:"):text.index("expression:", text.index("fib:"))] == """\
fib:
  [ 2:2:8 params=0 registers=0]
    ret (lam
        [fib 2:2:8 params=1 registers=2]
          if (< r0 '2)
            ret r0
          else
            bind r1 <- keeping r0
              call fib (- r0 '1)
            bind r0 <- keeping r1
              call fib (- r0 '2)
            ret (+ r1 r0))

"""


REGIONS = """#lang racket/base
    (require xlayer)
    (region "outer" (for ([i 2]) (region "inner" (point "here"))))"""


def test_regions_are_primitives_of_the_vm(tmp_path: Path) -> None:
    code = compiled(tmp_path, REGIONS)
    _, program = codefile.load(code.read_bytes(), "scheme")  # type: ignore
    assert {"region-begin", "region-end", "point"} <= set(program[1])


def test_racket_times_regions(tmp_path: Path) -> None:
    program, out = tmp_path / "program.rkt", tmp_path / "regions"
    program.write_text(REGIONS)
    reference = HOST.parent / "reference"
    subprocess.run(["racket", str(program)], check=True, env={
        **os.environ, "PLTCOLLECTS": f"{reference}:", "VMKIT_REGIONS_OUT": str(out)})
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(row["region"], row["entries"]) for row in rows if "region" in row] == [
        ("", 0), ("outer", 1), ("outer/inner", 2)]
    assert rows[-1] == {"point": "here", "count": 2}


def test_the_code_file_names_the_files_it_depends_on(tmp_path: Path) -> None:
    library = tmp_path / "library.rkt"
    library.write_text("#lang racket/base\n(provide x)\n(define x 1)")
    code = compiled(tmp_path, '#lang racket/base\n(require "library.rkt")\n(display x)')
    meta, _ = codefile.load(code.read_bytes(), "scheme")  # type: ignore
    status = library.stat()
    assert meta[4] == [[str(library), status.st_size, status.st_mtime_ns]]


def test_the_header_names_the_source(tmp_path: Path) -> None:
    code = compiled(tmp_path, "#lang racket/base\n1")
    source = tmp_path / "program.rkt"
    meta, _ = codefile.load(code.read_bytes(), "scheme", OPS.fingerprint())  # type: ignore
    assert meta[0] == str(source)
    assert meta[1:3] == [source.stat().st_size, source.stat().st_mtime_ns]


def test_errors_are_rackets_own(tmp_path: Path) -> None:
    source = tmp_path / "wrong.rkt"
    source.write_text("#lang racket/base\n(define x 1)\n(+ x unknown)\n")
    done = compile_file(source, tmp_path / "code.vmc")
    assert done.returncode == codeformat.EXIT_DATA
    assert done.stderr.startswith(f"{source}:3:5: unknown: unbound identifier\n")
    assert not (tmp_path / "code.vmc").exists()


def test_a_missing_racket_is_one_line(tmp_path: Path) -> None:
    source = tmp_path / "program.rkt"
    source.write_text("#lang racket/base\n")
    command = [sys.executable, str(HOST / "__main__.py"), str(source), "-o", str(tmp_path / "c")]
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          env={"PATH": "", "HOME": os.environ.get("HOME", "")})
    assert done.returncode == codeformat.EXIT_UNAVAILABLE
    assert done.stderr == ("there is no racket to compile with: install Racket 8.0 or newer, "
                           "for instance: apt-get install racket\n")


def test_a_missing_source(tmp_path: Path) -> None:
    done = compile_file(tmp_path / "absent.rkt", tmp_path / "code.vmc")
    assert done.returncode == codeformat.EXIT_NO_INPUT
