#lang racket/base
;; Adds floating-point numbers in a loop.
(provide run)

(define (run size)
  (printf "~a\n"
          (let loop ([i (exact->inexact size)] [sum 0.0])
            (if (< i 0.0) sum (loop (- i 1.0) (+ i sum))))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
