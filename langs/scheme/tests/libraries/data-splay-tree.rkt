#lang racket/base
(require data/splay-tree data/order racket/dict)
(define t (make-splay-tree datum-order)) (dict-set! t 3 'c) (dict-set! t 1 'a) (dict-ref t 1) (splay-tree->list t) (dict-count t) (dict-remove! t 1) (dict-keys t)
