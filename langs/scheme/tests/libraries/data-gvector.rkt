#lang racket/base
(require data/gvector)
(define g (gvector 1 2)) (gvector-add! g 3) (gvector-ref g 2) (gvector-count g) (gvector->list g) (gvector-remove! g 0) (gvector->vector g) (for/gvector ([i 3]) i) (gvector-insert! g 0 'x) (for/list ([x (in-gvector g)]) x)
