#lang racket/base
(require data/union-find)
(define a (uf-new 1)) (define b (uf-new 2)) (uf-same-set? a b) (uf-union! a b) (uf-same-set? a b)
