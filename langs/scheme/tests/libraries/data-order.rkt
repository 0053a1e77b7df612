#lang racket/base
(require data/order)
(datum-order 1 2) (datum-order "b" "a") (datum-order 'x 'x) (datum-order '(1 2) '(1 3))
