#lang racket/base
(require racket/serialize)
(define s (serialize (list 1 "a" 'b #(1 2) (hash 'k 1)))) (deserialize s) (serializable? 5)
