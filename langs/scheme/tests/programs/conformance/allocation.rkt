#lang racket/base
;; Makes much garbage and prints what is left of it.
(define (build n) (for/list ([i (in-range n)]) (cons i (number->string i))))
(define (last-of items) (if (null? (cdr items)) (car items) (last-of (cdr items))))
(define kept
  (for/fold ([kept '()]) ([round (in-range 50)])
    (cons (cdr (last-of (build 200))) kept)))
(displayln (length kept))
(displayln (car kept))
