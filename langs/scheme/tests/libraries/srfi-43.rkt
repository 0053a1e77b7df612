#lang racket/base
(require (prefix-in v: srfi/43))
(v:vector-fold (lambda (i acc x) (+ acc x)) 0 #(1 2 3)) (v:vector-index even? #(1 2)) (v:vector-map (lambda (i x) (* i x)) #(1 2 3)) (v:vector-unfold values 3) (v:vector-binary-search #(1 3 5) 3 -) (v:vector-concatenate '(#(1) #(2)))
