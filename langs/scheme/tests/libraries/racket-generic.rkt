#lang racket/base
(require racket/generic)
(define-generics shape (area shape) (scale shape k) #:fallbacks [(define (scale s k) 'no-scale)]) (struct sq (s) #:methods gen:shape [(define (area x) (* (sq-s x) (sq-s x)))]) (struct ci (r) #:methods gen:shape [(define (area x) (* 3 (ci-r x))) (define (scale x k) (ci (* k (ci-r x))))])
(area (sq 3)) (area (scale (ci 2) 5)) (scale (sq 1) 2) (shape? (sq 1)) (shape? 5)
