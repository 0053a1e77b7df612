#lang racket/base
;; What is known of the values of module-level variables, from the forms that define them.
(require "core.rkt")
(provide (all-defined-out))

;; `kind` is one of procedure type constructor predicate accessor mutator general-accessor
;; general-mutator property property-predicate property-accessor value; `info` a lambda
;; or struct-info; `index` of the field.
(struct known (kind info index) #:authentic)
(define a-value (known 'value #f #f))

;; A struct type; `guard` and the values of `properties`, pairs of expressions, are expressions.
(struct struct-info (name parent own-count total-count guard properties) #:authentic)

(define (known-kind-of e)
  (and (gref? e) (known? (global-known (gref-global e))) (known-kind (global-known (gref-global e)))))
(define (known-info-of e)
  (and (gref? e) (known? (global-known (gref-global e))) (known-info (global-known (gref-global e)))))

;; Remembers what the form's globals are.
(define (learn! f)
  (define globals (form-globals f))
  (define found (abstract-values (form-expr f) (hasheq)))
  (define fits? (and found (= (length found) (length globals))))
  (for ([g (in-list globals)] [k (in-list (if fits? found globals))])
    (set-global-known! g (cond
                           [(or (global-assigned? g) (not fits?)) a-value]
                           [else (or k a-value)]))))

;; A known (#f: nothing) for each value of the expression; #f when their number is unknown.
(define (abstract-values e env)
  (cond
    [(bind? e)
     (define rhs (abstract-values (bind-rhs e) env))
     (define fits? (and rhs (= (length rhs) (length (bind-locals e)))))
     (abstract-values (bind-body e)
                      (if fits?
                          (for/fold ([env env]) ([l (in-list (bind-locals e))] [k (in-list rhs)])
                            (if (and k (not (local-assigned? l))) (hash-set env l k) env))
                          env))]
    [(seq? e) (abstract-values (seq-then e) env)]
    [(and (app? e) (prim? (app-fn e)))
     (define args (app-args e))
     (case (prim-name (app-fn e))
       [(values) (for/list ([arg (in-list args)]) (abstract-one arg env))]
       [(make-struct-type)
        (define info (struct-info-of args env))
        (if info
            (for/list ([kind (in-list '(type constructor predicate general-accessor general-mutator))])
              (known kind info #f))
            '(#f #f #f #f #f))]
       [(make-struct-type-property)
        (define guard (and (pair? (cdr args)) (cadr args)))
        (for/list ([kind (in-list '(property property-predicate property-accessor))])
          (known kind guard #f))]
       [else (list (abstract-one e env))])]
    [else (list (abstract-one e env))]))

(define (abstract-one e env)
  (cond
    [(procedure-expr? e) (known 'procedure e #f)]
    [(ref? e) (hash-ref env (ref-local e) #f)]
    [(gref? e) (global-known (gref-global e))]
    [(bind? e)
     (define found (abstract-values e env))
     (and found (= 1 (length found)) (car found))]
    [(and (app? e) (prim? (app-fn e))
          (memq (prim-name (app-fn e)) '(make-struct-field-accessor make-struct-field-mutator)))
     (define args (app-args e))
     (define general (abstract-one (car args) env))
     (define accessor? (eq? (prim-name (app-fn e)) 'make-struct-field-accessor))
     (and general (pair? (cdr args)) (lit? (cadr args)) (exact-nonnegative-integer? (lit-value (cadr args)))
          (eq? (known-kind general) (if accessor? 'general-accessor 'general-mutator))
          (< (lit-value (cadr args)) (struct-info-own-count (known-info general)))
          (known (if accessor? 'accessor 'mutator) (known-info general) (lit-value (cadr args))))]
    [else #f]))

;; (make-struct-type name super fields auto-fields auto-value properties inspector procedure
;;  immutables guard constructor-name)
(define (struct-info-of args env)
  (define (arg i) (and (> (length args) i) (list-ref args i)))
  (define (false? e) (or (not e) (and (lit? e) (not (lit-value e)))))
  (define parent (if (false? (arg 1)) 'none (abstract-one (arg 1) env)))
  (define own (and (>= (length args) 4) (lit? (arg 2)) (lit-value (arg 2))))
  (define auto (and own (lit? (arg 3)) (lit-value (arg 3))))
  (define properties (property-list (arg 5)))
  (and own auto
       (or (eq? parent 'none) (and parent (eq? (known-kind parent) 'type)))
       properties
       (let ([inherited (if (eq? parent 'none) 0 (struct-info-total-count (known-info parent)))]
             [procedure (arg 7)])
         (struct-info (and (lit? (arg 0)) (lit-value (arg 0)))
                      (and (known? parent) (known-info parent))
                      (+ own auto) (+ inherited own auto)
                      (if (false? (arg 9)) #f (arg 9))
                      (if (false? procedure)
                          properties
                          (cons (cons (prim 'prop:procedure) procedure) properties))))))

;; The pairs of (list (cons property value) ...), or #f.
(define (property-list e)
  (cond
    [(not e) '()]
    [(and (lit? e) (null? (lit-value e))) '()]
    [(prim? e) (and (eq? (prim-name e) 'null) '())]
    [(and (app? e) (prim? (app-fn e)))
     (define args (app-args e))
     (define (pair-of e)
       (and (app? e) (prim? (app-fn e)) (eq? (prim-name (app-fn e)) 'cons) (= 2 (length (app-args e)))
            (cons (car (app-args e)) (cadr (app-args e)))))
     (case (prim-name (app-fn e))
       [(list)
        (define pairs (map pair-of args))
        (and (andmap values pairs) pairs)]
       [(cons list*)
        (define pairs (map pair-of (reverse (cdr (reverse args)))))
        (define rest (property-list (car (reverse args))))
        (and rest (andmap values pairs) (append pairs rest))]
       [else #f])]
    [else #f]))
