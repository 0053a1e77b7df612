#lang racket/base
;; Impersonators and chaperones see what is done to the values they stand for.

(define (message thunk)
  (with-handlers ([exn:fail? (lambda (e) (car (regexp-split #rx"\n" (exn-message e))))])
    (thunk)))

(define-values (secret secret? secret-of) (make-impersonator-property 'secret))

;; procedures
(define twice
  (chaperone-procedure (lambda (x) (* x 2))
                       (lambda (x)
                         (printf "in ~a\n" x)
                         (values (lambda (r) (printf "out ~a\n" r) r) x))
                       secret 42))
(twice 5)              ; expect: in 5
                       ; expect: out 10
                       ; expect: 10
(secret? twice)        ; expect: #t
(secret-of twice)      ; expect: 42
(chaperone? twice)     ; expect: #t
(define add
  (impersonate-procedure (lambda (x #:k [k 1]) (+ x k))
                         (make-keyword-procedure
                          (lambda (kws kvs x) (values kvs (+ x 100)))
                          (lambda (x) (+ x 10)))))
(add 1)                ; expect: 12
(add 1 #:k 5)          ; expect: 106
(message (lambda () ((chaperone-procedure (lambda (x) x) (lambda (x) 5)) 1)))
; expect: "procedure chaperone: non-chaperone result; received an argument that is not a chaperone of the original argument"

;; vectors and boxes
(define v (chaperone-vector (vector 1 2)
                            (lambda (v i x) (printf "ref ~a\n" i) x)
                            (lambda (v i x) (printf "set ~a\n" i) x)))
(vector-ref v 0)       ; expect: ref 0
                       ; expect: 1
(vector-set! v 1 9)    ; expect: set 1
(vector->list v)       ; expect: ref 1
                       ; expect: ref 0
                       ; expect: '(1 9)
(define b (impersonate-box (box 1) (lambda (b x) (+ x 1)) (lambda (b x) (* x 2))))
(set-box! b 5)
(unbox b)              ; expect: 11

;; structs
(struct point (x [y #:mutable]))
(define p (chaperone-struct (point 1 2)
                            point-x (lambda (s x) (printf "get x\n") x)
                            set-point-y! (lambda (s y) (printf "set y\n") y)))
(point-x p)            ; expect: get x
                       ; expect: 1
(set-point-y! p 5)     ; expect: set y
(point-y p)            ; expect: 5
(point? p)             ; expect: #t
