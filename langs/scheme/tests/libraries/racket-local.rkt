#lang racket/base
(require racket/local racket/splicing)
(local [(define a 1) (define (f x) (+ x a))] (f 2)) (splicing-let ([z 5]) (define zz z)) zz
