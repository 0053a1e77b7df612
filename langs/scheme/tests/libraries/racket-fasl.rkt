#lang racket/base
(require racket/fasl)
(fasl->s-exp (s-exp->fasl '(1 "a" #(b) 2.5 #t))) (bytes? (s-exp->fasl 5))
