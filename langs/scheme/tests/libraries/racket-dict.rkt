#lang racket/base
(require racket/dict)
(define d '((a . 1) (b . 2))) (dict-ref d 'a) (dict-set d 'c 3) (dict-keys d) (dict-values d) (dict-map d (lambda (k v) (list k v)))
(dict-count d) (dict-has-key? d 'b) (dict-ref d 'zz 'none) (define h (make-hash)) (dict-set! h 'x 1) (dict-update! h 'x add1) (dict-ref h 'x)
(for/list ([(k v) (in-dict d)]) (cons v k)) (dict->list #hash((a . 1))) (dict-remove d 'a) (for/sum ([v (in-dict-values #(1 2 3))]) v)
