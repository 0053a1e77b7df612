#lang racket/base
(require data/bit-vector)
(define b (make-bit-vector 10 #f)) (bit-vector-set! b 3 #t) (bit-vector-ref b 3) (bit-vector-popcount b) (bit-vector->string (bit-vector #t #f #t)) (bit-vector-length b)
