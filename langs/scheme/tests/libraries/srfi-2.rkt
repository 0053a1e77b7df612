#lang racket/base
(require srfi/2 srfi/8)
(and-let* ((x 5) ((> x 3)) (y (* x 2))) y) (and-let* ((x #f)) 1) (receive (a . b) (values 1 2 3) (list a b))
