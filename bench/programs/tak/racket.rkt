#lang racket/base
;; Takeuchi's function: nothing but calls.
(provide run)

(define (tak x y z)
  (if (< y x)
      (tak (tak (sub1 x) y z) (tak (sub1 y) z x) (tak (sub1 z) x y))
      z))

(define (run size)
  (printf "~a\n" (for/last ([_ (in-range size)]) (tak 18 12 6))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
