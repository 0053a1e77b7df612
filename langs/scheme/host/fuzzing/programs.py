"""Whole random programs: definitions, then calls and expressions whose results are printed."""
from __future__ import annotations

from kit.host.random_expressions import Scope
from langs.scheme.host.fuzzing.grammar import GRAMMAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from random import Random

PRELUDE = """\
#lang racket/base
(require racket/control racket/fixnum racket/flonum racket/format racket/function racket/generator
         racket/list racket/match racket/math racket/port racket/promise racket/sequence
         racket/string racket/struct racket/vector (for-syntax racket/base))
(struct pt (x y) #:transparent)
(struct pt3 pt (z) #:transparent)
(struct pre (a b) #:prefab)
(struct mut ([v #:mutable]))
(define setting (make-parameter 'default))
(define (size v)
  (cond [(pair? v) (+ 1 (size (car v)) (size (cdr v)))]
        [(vector? v) (for/fold ([n 1]) ([e v]) (+ n (size e)))]
        [(hash? v) (for/fold ([n 1]) ([(k e) v]) (+ n (size k) (size e)))]
        [(struct? v) (size (struct->vector v))]
        [(box? v) (add1 (size (unbox v)))]
        [else 1]))
(define (cut v)
  (cond [(string? v) (substring v 0 (min 60 (string-length v)))]
        [(exact-integer? v) (if (< (integer-length v) 256) v (modulo v 1000003))]
        [(or (pair? v) (vector? v) (hash? v) (struct? v) (box? v)) (if (< (size v) 99) v 'big)]
        [else v]))
(define (describe v)
  (define shown (if (exn? v) (list (vector-ref (struct->vector v) 0) (exn-message v)) v))
  (define text (format "~s" shown))
  (if (> (string-length text) 600) (substring text 0 600) text))
(define-syntax-rule (show name e) (attempt 'name (lambda () e)))
(define (attempt name thunk)
  (call-with-values
   (lambda () (with-handlers ([void (lambda (v) (values 'raised v))]) (thunk)))
   (lambda vs
     (display name)
     (for ([v vs]) (display " ") (display (describe v)))
     (newline))))
"""
PARAMETERS = ("int", "int", "flo", "str", "ints", "list", "vec", "hash", "any", "fn", "num", "pt")
SHOWN = ("int", "rat", "flo", "num", "bool", "str", "ints", "list", "vec", "hash", "any", "any",
         "any", "strs", "sym", "bytes", "pt")
EXPRESSIONS = 24


def program(random: Random) -> str:
    """A program that ends soon and prints the same wherever Racket is implemented right."""
    return Program(random).source()


class Program:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.scope = Scope(random, GRAMMAR)
        self.lines: list[str] = []
        self.calls: list[str] = []

    def source(self) -> str:
        for kind in self.random.sample(["int", "flo", "str", "ints", "list", "hash", "vec"], 3):
            name = self.scope.new_name("g")
            self.lines.append(f"(define {name} {self.scope.literal(kind)})")
            self.scope.bind(kind, name)
            if self.random.random() < 0.5:
                self.scope.call(kind, f"(begin (set! {name} (cut <{kind}>)) {name})")
        for _ in range(self.random.randint(2, 4)):
            self.function()
        for number in range(EXPRESSIONS):
            expression = self.scope.expression(self.random.choice(SHOWN), 4)
            self.calls.append(f"(show e{number} {expression})")
        return PRELUDE + "\n".join([*self.lines, *self.calls]) + "\n"

    def function(self) -> None:
        """One that calls itself down to zero or not at all, called often enough to be compiled."""
        name, result = self.scope.new_name("f"), self.random.choice(PARAMETERS)
        kinds = self.random.choices(PARAMETERS, k=self.random.randint(1, 3))
        scope = self.scope.inner()
        names = [scope.new_name("p") for _ in kinds]
        for kind, parameter in zip(kinds, names):
            scope.bind(kind, parameter)
        declared = list(names)
        if self.random.random() < 0.2:
            declared[-1] = f"[{names[-1]} {self.scope.expression(kinds[-1], 0)}]"
        body = scope.expression(result, 4)
        if self.random.random() < 0.6:
            again = " ".join(f"(cut {scope.expression(kind, 2)})" for kind in kinds)
            inner = scope.inner()
            inner.bind(result, "rest")
            body = (f"(if (<= n 0) {body} "
                    f"(let ([rest ({name} (sub1 n) {again})]) {inner.expression(result, 3)}))")
        self.lines.append(f"(define ({name} n {' '.join(declared)}) {body})")
        places = " ".join(f"<{kind}>" for kind in kinds)
        for _ in range(3):
            arguments = self.scope.fill(places, 1)
            self.calls.append(f"(show {name} ({name} {self.random.randint(0, 9)} {arguments}))")
        inner = self.scope.inner()
        inner.bind("int", "i")
        self.calls.append(f"(for ([i (in-range 12)]) "
                          f"(show {name} ({name} i {inner.fill(places, 2)})))")
        self.scope.call(result, f"({name} <small> {places})")
