#lang racket/base
(require racket/random)
(bytes-length (crypto-random-bytes 4)) (member (random-ref '(1 2 3)) '(1 2 3)) (length (random-sample '(1 2 3) 2))
