#lang racket/base
;; What errors say of procedures and of numbers of arguments and results.
(define-syntax-rule (message e)
  (begin (write (with-handlers ([exn:fail? exn-message]) e)) (newline)))
(define (lines e) (regexp-split #rx"\n" e))
(define-syntax-rule (details e)
  (begin
    (for-each (lambda (line) (write line) (newline))
              (let ([all (lines (with-handlers ([exn:fail? exn-message]) e))])
                (if (pair? (cdr all)) (cons (car all) (cddr all)) all)))))
(define (two) (values 1 "b"))
(details (let-values ([(a) (two)]) a))
; expect: "result arity mismatch;"
; expect: "  expected: 1"
; expect: "  received: 2"
(details (let-values ([(a b c) (two)]) a))
; expect: "result arity mismatch;"
; expect: "  expected: 3"
; expect: "  received: 2"
; expect: "  in: local-binding form"
; expect: "  arguments...:"
; expect: "   1"
; expect: "   \"b\""
(details (let-values ([() 'one]) 1))
; expect: "result arity mismatch;"
; expect: "  expected: 0"
; expect: "  received: 1"
; expect: "  in: local-binding form"
; expect: "  arguments...:"
; expect: "   'one"
(define cases (case-lambda [(x) 1] [(x y) 2]))
(details (cases))
; expect: "cases: arity mismatch;"
; expect: "  given: 0"
(define (optional x [y 1] . z) 1)
(details (optional))
; expect: "optional: arity mismatch;"
; expect: "  expected: at least 1"
; expect: "  given: 0"
(define (keyword x #:k [k 1]) x)
(details (keyword))
; expect: "keyword: arity mismatch;"
; expect: "  expected: 1 plus an optional argument with keyword #:k"
; expect: "  given: 0"
(define (required x #:a a #:b b #:c [c 1]) x)
(details (required))
; expect: "required: arity mismatch;"
; expect: "  expected: 1 plus arguments with keywords #:a and #:b plus an optional argument with keyword #:c"
; expect: "  given: 0"
(details (hash-ref 1))
; expect: "hash-ref: arity mismatch;"
; expect: "  given: 1"
(struct wrapped (p) #:property prop:procedure 0)
(details ((wrapped car)))
; expect: "car: arity mismatch;"
; expect: "  expected: 1"
; expect: "  given: 0"
(define (of-two x y) 1)
(details ((wrapped of-two) 'a))
; expect: "of-two: arity mismatch;"
; expect: "  expected: 2"
; expect: "  given: 1"
; expect: "  arguments...:"
; expect: "   'a"
(struct method () #:property prop:procedure (lambda (self x) 1))
(details ((method)))
; expect: "method: arity mismatch;"
; expect: "  expected: 1"
; expect: "  given: 0"
(displayln (list keyword required (wrapped car) (method)))
; expect: (#<procedure:keyword> #<procedure:required> #<procedure:car> #<procedure:method>)
(displayln (let ([f (lambda (x #:k [k 1]) x)]) f))  ; expect: #<procedure:f>
(message (procedure-reduce-arity car 2))
; expect: "procedure-reduce-arity: arity of procedure does not include requested arity\n  procedure: #<procedure:car>\n  requested arity: 2"
(message (map required '(1)))
; expect: "map: argument mismatch;\n the given procedure expects keyword arguments\n  given procedure: required\n  required keywords: #:a #:b\n  argument lists...: \n   '(1)"
(message (call/cc 1))
; expect: "call-with-current-continuation: contract violation\n  expected: (procedure-arity-includes/c 1)\n  given: 1"
(message (> 'a 'b))  ; expect: ">: contract violation\n  expected: real?\n  given: 'b"
(message (< 'a 'b))  ; expect: "<: contract violation\n  expected: real?\n  given: 'a"
(message (/ 'a 'b))  ; expect: "/: contract violation\n  expected: number?\n  given: 'b"
(message (apply >= '(a b)))  ; expect: ">=: contract violation\n  expected: real?\n  given: 'b"
(message (quotient 'a 'b))
; expect: "quotient: contract violation\n  expected: integer?\n  given: 'b"
(message (expt 'a 'b))  ; expect: "expt: contract violation\n  expected: number?\n  given: 'b"
