#lang racket/base
(require racket/trace)
(define (f n) (if (zero? n) 1 (* n (f (sub1 n))))) (trace f) (f 3) (untrace f) (f 3)
