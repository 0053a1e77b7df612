#lang racket/base
(require srfi/69)
(define h (make-hash-table)) (hash-table-set! h 'a 1) (hash-table-ref h 'a) (hash-table-ref/default h 'b 0) (hash-table-update! h 'a (lambda (x) (+ x 1))) (hash-table->alist h) (hash-table-size h) (hash-table-exists? h 'a)
