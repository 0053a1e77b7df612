#lang racket/base
(require data/heap)
(define h (make-heap <=)) (heap-add! h 5 1 3) (heap-min h) (heap-remove-min! h) (heap-min h) (heap-count h) (heap->vector (vector->heap <= (vector 3 2 1))) (let ([v (vector 3 1 2)]) (heap-sort! v <=) v)
