#lang racket/base
(require racket/hash)
(equal? (hash-union #hash((a . 1)) #hash((b . 2))) #hash((a . 1) (b . 2))) (hash-union #hash((a . 1)) #hash((a . 2)) #:combine +) (define h (make-hash '((a . 1)))) (hash-union! h #hash((b . 2))) (hash-ref h 'b) (hash-intersect #hash((a . 1) (b . 2)) #hash((a . 5)) #:combine +)
