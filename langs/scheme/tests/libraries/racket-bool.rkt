#lang racket/base
(require racket/bool)
(nand #t #f) (nor #f #f) (implies #t #f) (xor #t #f) (symbol=? 'a 'a) (boolean=? #t #t) true false
