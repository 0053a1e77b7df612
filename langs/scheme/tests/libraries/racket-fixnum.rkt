#lang racket/base
(require racket/fixnum)
(fx+ 1 2) (fxvector 1 2) (fxvector-ref (fxvector 5 6) 1) (for/fxvector ([i 3]) i) (fxquotient 7 2) (fx->fl 3) (fxvector-copy (fxvector 1 2 3) 1) (for/sum ([x (in-fxvector (fxvector 1 2))]) x)
