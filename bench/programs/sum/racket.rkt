#lang racket/base
;; Adds integers in a loop.
(provide run)

(define (run size)
  (printf "~a\n"
          (let loop ([i size] [sum 0])
            (if (< i 0) sum (loop (sub1 i) (+ i sum))))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
