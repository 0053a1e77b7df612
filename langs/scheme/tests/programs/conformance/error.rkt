#lang racket/base
(define (f x)
  (quotient 1 x))
(displayln "before")
(displayln (f 0))
