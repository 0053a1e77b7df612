#lang racket/base
;; Halves a list's length by pairs, in a loop.
(provide run)

(define (numbers size)
  (let loop ([i size] [rest '()])
    (if (zero? i) rest (loop (sub1 i) (cons '() rest)))))

(define (half list)
  (let loop ([list list] [found '()])
    (if (null? list)
        found
        (loop (cddr list) (cons (car list) found)))))

(define (run size)
  (define list (numbers 200))
  (printf "~a\n" (for/fold ([sum 0]) ([_ (in-range size)]) (+ sum (length (half list))))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
