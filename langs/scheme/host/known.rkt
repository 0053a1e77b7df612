#lang racket/base
;; What is known of the values of module-level variables, from the forms that define them.
(require "core.rkt" "trusted.rkt")
(provide (all-defined-out))

;; `kind` is one of: procedure type constructor predicate accessor mutator general-accessor
;; general-mutator property property-predicate property-accessor parameter fresh value; primitive,
;; whose name is `info`; constructing, a procedure that trusted.rkt lists. `info` is else a lambda,
;; struct-info (#f: of a type that Racket has built in) or the list of a property's procedures;
;; `index` is that of the field.
(struct known (kind info index) #:authentic)
(define a-value (known 'value #f #f))

;; A struct type; `total-count` is #f when unknown. `guard` is an expression, `properties` are pairs
;; of expressions.
(struct struct-info (name parent own-count total-count guard properties) #:authentic)

;; the struct types among the primitives: of exceptions, dates...
(define (builtin-type? name)
  (regexp-match? #rx"^struct:" (symbol->string name)))

(define (known-of e)
  (define found (and (gref? e) (global-known (gref-global e))))
  (and (known? found) found))
(define (known-kind-of e) (let ([found (known-of e)]) (and found (known-kind found))))
(define (known-info-of e) (let ([found (known-of e)]) (and found (known-info found))))

;; Whether the global is a constructor without guard, predicate, accessor or mutator, and takes so
;; many arguments.
(define (struct-procedure? global count)
  (define found (global-known global))
  (and (known? found)
       (case (known-kind found)
         [(constructor)
          (and (eqv? count (struct-info-total-count (known-info found)))
               (let unguarded? ([info (known-info found)])
                 (or (not info)
                     (and (not (struct-info-guard info)) (unguarded? (struct-info-parent info))))))]
         [(predicate accessor) (= count 1)]
         [(mutator) (= count 2)]
         [else #f])))

;; Remembers what the form's globals are.
(define (learn! f)
  (define globals (form-globals f))
  (define found (abstract-values (form-expr f) (hasheq)))
  (define fits? (and found (= (length found) (length globals))))
  (for ([g (in-list globals)] [k (in-list (if fits? found globals))])
    (set-global-known! g (cond
                           [(global-assigned? g) a-value]
                           [(constructs? (global-module g) (global-name g))
                            (known 'constructing #f #f)]
                           [(not fits?) a-value]
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
            (for/list ([kind (in-list '(type constructor predicate general-accessor
                                        general-mutator))])
              (known kind info #f))
            '(#f #f #f #f #f))]
       [(make-struct-type-property)
        (define attached (property-procedures args env))
        (for/list ([kind (in-list '(property property-predicate property-accessor))])
          (known kind attached #f))]
       [else (list (abstract-one e env))])]
    [else (list (abstract-one e env))]))

;; What runs when the property is attached to a type: the guard and those that make the values of
;; its super properties. Expressions; #f when unknown.
(define (property-procedures args env)
  (define guard (and (pair? (cdr args)) (cadr args)))
  (define supers (property-list (and guard (pair? (cddr args)) (caddr args))))
  (and supers
       (for/list ([e (in-list (cons guard (map cdr supers)))]
                  #:unless (or (not e) (and (lit? e) (not (lit-value e)))))
         (define found (and (ref? e) (hash-ref env (ref-local e) #f)))
         (if (and found (eq? (known-kind found) 'procedure)) (known-info found) e))))

(define (abstract-one e env)
  (cond
    [(procedure-expr? e) (known 'procedure e #f)]
    [(ref? e) (hash-ref env (ref-local e) #f)]
    [(gref? e) (global-known (gref-global e))]
    [(prim? e)
     (if (builtin-type? (prim-name e)) (known 'type #f #f) (known 'primitive (prim-name e) #f))]
    [(or (bind? e) (seq? e))
     (define found (abstract-values e env))
     (and found (= 1 (length found)) (car found))]
    [(and (app? e) (prim? (app-fn e))
          (memq (prim-name (app-fn e)) '(make-parameter make-derived-parameter)))
     (known 'parameter #f #f)]
    [(and (app? e) (prim? (app-fn e))
          (memq (prim-name (app-fn e))
                '(make-hash make-hasheq make-hasheqv make-weak-hash make-weak-hasheq box
                  make-vector)))
     (known 'fresh #f #f)]
    [(and (app? e) (prim? (app-fn e))
          (memq (prim-name (app-fn e)) '(make-struct-field-accessor make-struct-field-mutator)))
     (define args (app-args e))
     (define general (abstract-one (car args) env))
     (define accessor? (eq? (prim-name (app-fn e)) 'make-struct-field-accessor))
     (and general (pair? (cdr args)) (lit? (cadr args))
          (exact-nonnegative-integer? (lit-value (cadr args)))
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
       (let ([inherited (cond
                          [(eq? parent 'none) 0]
                          [(known-info parent) => struct-info-total-count]
                          [else #f])]
             [procedure (arg 7)])
         (struct-info (and (lit? (arg 0)) (lit-value (arg 0)))
                      (and (known? parent) (known-info parent))
                      (+ own auto) (and inherited (+ inherited own auto))
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
       (and (app? e) (prim? (app-fn e)) (eq? (prim-name (app-fn e)) 'cons)
            (= 2 (length (app-args e)))
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
