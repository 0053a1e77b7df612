#lang racket/base
(require racket/sequence)
(sequence->list (sequence-map add1 '(1 2 3))) (sequence-ref '(a b) 1) (sequence-length #(1 2 3)) (sequence->list (sequence-filter odd? '(1 2 3))) (sequence-fold + 0 '(1 2 3)) (sequence->list (sequence-append '(1) #(2)))
(for/list ([x (in-slice 2 '(1 2 3))]) x) (sequence-andmap even? '(2 4)) (sequence->list (sequence-add-between '(1 2) 'x)) (sequence->list (sequence-tail '(1 2 3) 1)) (for/list ([(a b) (in-parallel '(1 2) '(3 4))]) (+ a b))
