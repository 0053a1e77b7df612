#lang racket/base
(require data/integer-set)
(define s (make-range 1 5)) (member? 3 s) (integer-set-contents (union s (make-range 10 12))) (count s) (integer-set-contents (subtract s (make-range 2 3)))
