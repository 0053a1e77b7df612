#lang racket/base
;; Ackermann's function: deep recursion.
(provide run)

(define (ack m n)
  (cond
    [(zero? m) (add1 n)]
    [(zero? n) (ack (sub1 m) 1)]
    [else (ack (sub1 m) (ack m (sub1 n)))]))

(define (run size)
  (printf "~a\n" (ack 3 size)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
