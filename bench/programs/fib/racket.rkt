#lang racket/base
;; Fibonacci numbers by double recursion.
(provide run)

(define (fib n)
  (if (< n 2)
      n
      (+ (fib (- n 1)) (fib (- n 2)))))

(define (run size)
  (printf "~a\n" (fib size)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
