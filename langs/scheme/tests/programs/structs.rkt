#lang racket/base
;; Struct types.
(define (show . values)
  (for-each (lambda (value) (display value) (display " ")) values)
  (newline))

(struct point (x y) #:mutable #:transparent)
(struct point3 point (z))
(define p (point3 1 2 3))
(show (point-x p) (point3-z p) (point? p) (point3? (point 1 2)) (point? 5))      ; expect: 1 3 #t #f #f
(set-point-x! p 10)
(show (point-x p) (point 1 2))                                                   ; expect: 10 #(struct:point 1 2)
(show (with-handlers ([exn:fail:contract? exn-message]) (point-x 5)))
; expect: point-x: contract violation
; expect:   expected: point?
; expect:   given: 5

(struct adder (n) #:property prop:procedure (lambda (self x) (+ x (adder-n self))))
(show ((adder 5) 10) (procedure? (adder 5)) (procedure-arity (adder 5)))          ; expect: 15 #t 1
(struct named (name procedure) #:property prop:procedure (struct-field-index procedure))
(show ((named 'n (lambda (a b) (list a b))) 1 2))                                ; expect: (1 2)

(define-values (prop:color has-color? color-of) (make-struct-type-property 'color))
(struct apple () #:property prop:color 'red)
(show (has-color? (apple)) (color-of (apple)) (has-color? 5))                    ; expect: #t red #f

(struct positive (n) #:guard (lambda (n name) (if (> n 0) n (error name "not positive"))))
(show (positive-n (positive 3)))                                                 ; expect: 3
(show (with-handlers ([exn:fail? exn-message]) (positive -1)))                   ; expect: positive: not positive

(struct counter ([n #:auto]) #:auto-value 7 #:mutable)
(show (counter-n (counter)))                                                     ; expect: 7

(struct version (a b) #:prefab)
(show (version 1 2) (equal? (version 1 2) (make-prefab-struct 'version 1 2)))    ; expect: #s(version 1 2) #t
(show (prefab-struct-key (version 1 2)) (version? #s(version 3 4)))              ; expect: version #t

(struct opaque (a))
(show (equal? (opaque 1) (opaque 1)) (equal? (point 1 2) (point 1 2)))           ; expect: #f #t
(struct money (amount)
  #:property prop:equal+hash
  (list (lambda (a b recur) (recur (money-amount a) (money-amount b)))
        (lambda (a recur) (recur (money-amount a)))
        (lambda (a recur) 1)))
(show (equal? (money 1) (money 1)) (hash-ref (hash (money 1) 'one) (money 1)))   ; expect: #t one
(show (vector-length (struct->vector (point 1 2))))                              ; expect: 3
(struct wide (a b c d e f g h i))
(define w (wide 1 2 3 4 5 6 7 8 9))
(show (wide-a w) (wide-f w) (wide-i w))                                          ; expect: 1 6 9
