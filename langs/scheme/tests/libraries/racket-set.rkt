#lang racket/base
(require racket/set)
(define s (set 1 2 3)) (set-member? s 2) (set-count (set-add s 4)) (sort (set->list (set-union s (set 5))) <) (sort (set->list (set-intersect s (set 2 3 9))) <)
(subset? (set 1) s) (set=? s (list->set '(3 2 1))) (sort (for/list ([x (in-set s)]) x) <) (set-empty? (set-remove (set 1) 1))
(define m (mutable-set 1 2)) (set-add! m 3) (set-count m) (set-first (set 'only)) (sort (set-map s add1) <) (set-subtract (set 1 2) (set 1)) (seteq 'a) (set-symmetric-difference (set 1 2) (set 2 3))
