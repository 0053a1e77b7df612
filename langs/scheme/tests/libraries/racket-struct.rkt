#lang racket/base
(require racket/struct)
(struct pt (x y) #:transparent) (struct->list (pt 1 2)) (struct q (a) #:methods gen:custom-write [(define write-proc (make-constructor-style-printer (lambda (o) 'q) (lambda (o) (list (q-a o)))))]) (q 5) (format "~a" (q "s"))
