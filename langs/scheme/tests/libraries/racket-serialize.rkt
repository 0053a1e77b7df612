#lang racket/base
(require racket/serialize)
(define s (serialize (list 1 "a" 'b #(1 2) (hash 'k 1)))) (deserialize s) (serializable? 5) (serializable-struct pt (x y)) (let ([d (deserialize (serialize (pt 1 2)))]) (list (pt-x d) (pt-y d)))
