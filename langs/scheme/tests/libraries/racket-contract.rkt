#lang racket/base
(require racket/contract)
(define/contract (f x) (-> integer? string?) (number->string x)) (f 5)
(define (blamed thunk) (with-handlers ([exn:fail:contract? (lambda (e) 'contract-error)]) (thunk))) (blamed (lambda () (f "no")))
(define/contract (g #:k [k 1] . xs) (->* () (#:k integer?) #:rest (listof integer?) integer?) (apply + k xs)) (g 1 2 #:k 3) (blamed (lambda () (g 'a)))
(define/contract v (vectorof integer?) (vector 1 2)) (vector-ref v 0) (blamed (lambda () (vector-set! v 0 'x)))
(contract? (or/c string? #f)) ((flat-contract-predicate (and/c integer? positive?)) 3) (contract-name (listof (between/c 1 2)))
(blamed (lambda () (contract (-> integer? integer?) 5 'pos 'neg))) ((contract (-> integer? integer?) add1 'pos 'neg) 1) (struct p (x)) (define/contract s (struct/c p integer?) (p 1)) (p-x s)
