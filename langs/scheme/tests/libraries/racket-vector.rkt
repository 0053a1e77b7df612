#lang racket/base
(require racket/vector)
(vector-map add1 #(1 2 3)) (vector-append #(1) #(2 3)) (vector-take #(1 2 3) 2) (vector-filter odd? #(1 2 3)) (vector-argmax abs #(1 -5 2)) (vector-member 2 #(1 2)) (vector-count even? #(1 2 4)) (let ([v (vector 3 1 2)]) (vector-sort! v <) v) (vector-sort #(3 1 2) >) (vector-copy #(1 2 3) 1) (vector-drop-right #(1 2 3) 1) (vector-memq 'a #(b a)) (let ([v (vector 1 2)]) (vector-map! add1 v) v) (vector-split-at #(1 2 3) 1)
