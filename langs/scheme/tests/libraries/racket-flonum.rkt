#lang racket/base
(require racket/flonum)
(fl+ 1.0 2.0) (flvector 1.0 2.0) (for/flvector ([i 3]) (->fl i)) (flsqrt 2.0) (flexpt 2.0 10.0) (flround 2.5) (for/sum ([x (in-flvector (flvector 1.5 2.0))]) x)
