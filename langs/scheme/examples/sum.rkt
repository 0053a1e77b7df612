#lang racket/base
;; The sum of the squares below a number that the command line gives.
(define (sum-of-squares n)
  (for/sum ([i (in-range n)])
    (* i i)))

(module+ main
  (define arguments (current-command-line-arguments))
  (define n (if (> (vector-length arguments) 0) (string->number (vector-ref arguments 0)) 100))
  (printf "~a\n" (sum-of-squares n)))
