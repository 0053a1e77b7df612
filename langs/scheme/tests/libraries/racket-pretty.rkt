#lang racket/base
(require racket/pretty)
(pretty-print '(define (f x) (if (zero? x) 1 (* x (f (- x 1)))))) (pretty-print (for/list ([i 40]) i)) (pretty-write '(a "b" #\c)) (pretty-format '(1 2 3)) (parameterize ([pretty-print-columns 20]) (pretty-print '(let ([x 1] [y 2]) (+ x y))))
