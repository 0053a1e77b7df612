#lang racket/base
;; Fibonacci numbers by double recursion, in floating point.
(provide run)

(define (fib n)
  (if (< n 2.0)
      n
      (+ (fib (- n 1.0)) (fib (- n 2.0)))))

(define (run size)
  (printf "~a\n" (fib (exact->inexact size))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
