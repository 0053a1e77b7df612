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

;; tables
(define (noisy make table)
  (make table
        (lambda (h k) (values k (lambda (h k v) (printf "ref ~a\n" k) v)))
        (lambda (h k v) (printf "set ~a\n" k) (values k v))
        (lambda (h k) (printf "remove ~a\n" k) k)
        (lambda (h k) (printf "key ~a\n" k) k)))
(define h (noisy chaperone-hash (make-hash '((a . 1)))))
(hash-ref h 'a)        ; expect: ref a
                       ; expect: 1
(hash-ref h 'b 'none)  ; expect: 'none
(hash-set! h 'a 2)     ; expect: set a
(hash-count h)         ; expect: 1
(hash-map h list)      ; expect: key a
                       ; expect: ref a
                       ; expect: '((a 2))
(hash-remove! h 'a)    ; expect: remove a
(hash-empty? h)        ; expect: #t
(define i (noisy chaperone-hash (hasheq 'x 1)))
(define j (hash-set i 'y 2)) ; expect: set y
(hash-ref j 'x)        ; expect: ref x
                       ; expect: 1
(hash-ref i 'y #f)     ; expect: #f
(list (chaperone? j) (immutable? j) (hash-eq? j) (chaperone-of? h (make-hash))) ; expect: '(#t #t #t #f)
(hash-count (hash-remove j 'x)) ; expect: remove x
                       ; expect: 1
(define k (impersonate-hash (make-hasheqv)
                            (lambda (h k) (values (- k) (lambda (h k v) (* v 10))))
                            (lambda (h k v) (values (- k) (+ v 1)))
                            (lambda (h k) (- k))
                            (lambda (h k) (- k))
                            (lambda (h) (printf "clear\n"))))
(hash-set! k 5 1)
(list (hash-ref k 5) (hash-keys k) (hash-ref k -5 #f)) ; expect: '(20 (5) #f)
(hash-clear! k)        ; expect: clear
(hash-count k)         ; expect: 0
(message (lambda () (impersonate-hash (hash) void void void void)))
; expect: "impersonate-hash: contract violation"
(message (lambda () (hash-ref (chaperone-hash (hash 1 2)
                                              (lambda (h k) (values k (lambda (h k v) (+ v 1))))
                                              (lambda (h k v) (values k v))
                                              (lambda (h k) k)
                                              (lambda (h k) k))
                              1)))
; expect: "hash-ref: non-chaperone result; received a value that is not a chaperone of the original value"
(message (lambda () (hash-ref (chaperone-hash (hash 1 2) (lambda (h k) k) void void void) 1)))
; expect: "hash-ref: chaperone did not return 2 values"
(message (lambda () (point-x (chaperone-struct (point 1 2) point-x (lambda (s x) 7)))))
; expect: "struct-ref: non-chaperone result; received a value that is not a chaperone of the original value"
(struct callable (procedure) #:property prop:procedure 0)
(define seen
  (chaperone-struct (callable (lambda (a) (list 'called a))) callable-procedure
                    (lambda (s p) (chaperone-procedure p (lambda (a) (printf "argument ~a\n" a) a)))))
(seen 3)               ; expect: argument 3
                       ; expect: '(called 3)
(procedure-arity seen) ; expect: 1
(struct method (x) #:property prop:procedure (lambda (self) (method-x self)))
((chaperone-struct (method 5) method-x (lambda (s v) (printf "field ~a\n" v) v)))
                       ; expect: field 5
                       ; expect: 5
