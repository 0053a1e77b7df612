#lang racket/base
(require racket/unit)
(define-signature s^ (f)) (define-unit u@ (import) (export s^) (define (f x) (* 2 x))) (define-unit v@ (import s^) (export) (f 21)) (invoke-unit (compound-unit (import) (export) (link (((S : s^)) u@) (() v@ S))))
