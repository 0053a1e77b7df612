#lang racket/base
;; Calls of primitives whose result is known.
(require "core.rkt" "pureprims.rkt")
(provide fold-call calls? negation? truth-of small-literal? one-value?)

(define (calls? e name)
  (and (app? e) (prim? (app-fn e)) (eq? (prim-name (app-fn e)) name)))

(define (negation? e) (and (calls? e 'not) (= 1 (length (app-args e)))))

;; x of (if x #t #f), whose truth is the same
(define (truth-of e)
  (and (branch? e) (lit? (branch-then e)) (eq? #t (lit-value (branch-then e)))
       (lit? (branch-else e)) (not (lit-value (branch-else e)))
       (branch-test e)))

(define (small-literal? value)
  (or (fixnum? value) (boolean? value) (char? value) (null? value) (symbol? value) (keyword? value)
      (void? value) (flonum? value)))

;; Whether the expression has one value if it has any: an answer of #f is no knowledge.
(define (one-value? e)
  (cond
    [(app? e)
     (and (prim? (app-fn e))
          (let ([name (prim-name (app-fn e))])
            (if (eq? name 'values)
                (= 1 (length (app-args e)))
                (or (total? name (length (app-args e))) (harmless? name (length (app-args e)))))))]
    [(branch? e) (and (one-value? (branch-then e)) (one-value? (branch-else e)))]
    [(bind? e) (one-value? (bind-body e))]
    [(seq? e) (one-value? (seq-then e))]
    [(letrec*? e) (one-value? (letrec*-body e))]
    [(first-of? e) (one-value? (first-of-first e))]
    [(mark? e) #f]
    [else #t]))

(define (fold-call e)
  (define fn (app-fn e))
  (define args (app-args e))
  (cond
    [(not (prim? fn)) e]
    [else
     (case (prim-name fn)
       [(variable-reference-constant?)
        (define target (and (varref? (car args)) (varref-target (car args))))
        (cond
          [(global? target) (lit (not (global-assigned? target)))]
          [(local? target) (lit (not (local-assigned? target)))]
          [else e])]
       [(variable-reference-from-unsafe?) (if (varref? (car args)) (lit #f) e)]
       [(procedure?) (if (and (= 1 (length args)) (procedure-expr? (car args))) (lit #t) e)]
       [(procedure-arity-includes?)
        (if (and (= 2 (length args)) (procedure-expr? (car args)) (lit? (cadr args))
                 (exact-nonnegative-integer? (lit-value (cadr args))))
            (lit (for/or ([clause (in-list (clauses-of (car args)))])
                   (accepts? clause (lit-value (cadr args)))))
            e)]
       ;; the VM has no chaperones of struct types: the type itself takes their place
       [(chaperone-struct-type) (if (andmap evaluated? (cdr args)) (car args) e)]
       [(hash-ref) (if (plain-hash-ref? args) (app (app-place e) (prim '|#%hash-ref|) args) e)]
       [(values) (if (= 1 (length args)) (only-value e (car args)) e)]
       [else (if (and (pair? args) (andmap lit? args)) (fold-constants e) e)])]))

;; Whether evaluating it does nothing.
(define (evaluated? e)
  (or (lit? e) (ref? e) (gref? e) (prim? e) (procedure-expr? e)))

;; Whether no failure procedure can be called: the VM has a plain primitive for that.
(define (plain-hash-ref? args)
  (case (length args)
    [(2) #t]
    [(3) (lit? (caddr args))]
    [else #f]))

;; (values x) is x where x has one value anyway
(define (only-value e arg) (if (one-value? arg) arg e))

(define predicates
  (hasheq 'not not 'null? null? 'pair? pair? 'symbol? symbol? 'string? string? 'keyword? keyword?
          'boolean? boolean? 'fixnum? fixnum? 'flonum? flonum? 'number? number? 'real? real?
          'exact-integer? exact-integer? 'exact-nonnegative-integer? exact-nonnegative-integer?
          'char? char? 'vector? vector? 'procedure? procedure? 'list? list?))

(define (fold-constants e)
  (define value (and (= 1 (length (app-args e))) (lit-value (car (app-args e)))))
  (define predicate (hash-ref predicates (prim-name (app-fn e)) #f))
  (if (and predicate (= 1 (length (app-args e))))
      (lit (predicate value))
      e))
