#lang racket/base
;; Which expressions may be dropped when their value is not needed.
;;
;; Code of the installation is known to be loaded without an error, so an expression there may
;; be dropped when it can only raise one; a program's own must not be able to do that either.
(require "core.rkt" "known.rkt" "pureprims.rkt" "trusted.rkt")
(provide droppable?)

(define (droppable? e library?)
  (free-of-effects? e (hasheq) library?))

;; `env`: local -> what is known of it, or 'variable; 'function: this is a body that is called.
(define (free-of-effects? e env library?)
  (define (go e) (free-of-effects? e env library?))
  (define (all? es) (andmap go es))
  (cond
    [(or (lit? e) (ref? e) (prim? e) (procedure-expr? e) (varref? e) (literal-syntax? e)) #t]
    [(gref? e) (or (and (global-known (gref-global e)) #t) (in-function? env))]
    [(branch? e) (and (go (branch-test e)) (go (branch-then e)) (go (branch-else e)))]
    [(seq? e) (and (go (seq-first e)) (go (seq-then e)))]
    [(first-of? e) (and (go (first-of-first e)) (go (first-of-then e)))]
    [(bind? e)
     (and (go (bind-rhs e))
          (or library? (single-value? e))
          (free-of-effects? (bind-body e)
                            (extend env (bind-locals e) (abstract-values (bind-rhs e) env))
                            library?))]
    [(letrec*? e)
     (define inner
       (extend env (letrec*-locals e)
               (for/list ([rhs (in-list (letrec*-rhss e))]) (abstract-one rhs env))))
     (and (or library? (andmap procedure-expr? (letrec*-rhss e)))
          (andmap (lambda (rhs) (free-of-effects? rhs inner library?)) (letrec*-rhss e))
          (free-of-effects? (letrec*-body e) inner library?))]
    [(assign? e) (and library? (hash-ref env (assign-local e) #f) (go (assign-value e)))]
    [(mark? e)
     (and library? (go (mark-key e)) (go (mark-value e))
          (or (go (mark-body e)) (contract-application? e)))]
    [(app? e) (and (all? (app-args e)) (call-free-of-effects? e env library?))]
    [else #f]))

;; A contract put around a value of a library: (with-continuation-mark KEY blame (projection value))
(define (contract-application? e)
  (define key (mark-key e))
  (and (gref? key)
       (eq? (global-name (gref-global key)) 'contract-continuation-mark-key)
       (app? (mark-body e))))

(define (extend env locals knowns)
  (for/fold ([env env]) ([l (in-list locals)] [i (in-naturals)])
    (define found (and knowns (= (length knowns) (length locals)) (list-ref knowns i)))
    (hash-set env l (if (and found (not (local-assigned? l))) found 'variable))))

(define (in-function? env) (hash-ref env 'function #f))

(define (single-value? e)
  (define rhs (bind-rhs e))
  (define count (length (bind-locals e)))
  (cond
    [(and (app? rhs) (prim? (app-fn rhs)))
     (= count (case (prim-name (app-fn rhs))
                [(values) (length (app-args rhs))]
                [(make-struct-type) 5]
                [(make-struct-type-property) 3]
                [else 1]))]
    [else (= count 1)]))

(define (call-free-of-effects? e env library?)
  (define fn (app-fn e))
  (define args (app-args e))
  (define count (length args))
  (cond
    [(prim? fn)
     (define name (prim-name fn))
     (cond
       [(memq name '(make-struct-type)) (struct-type-free-of-effects? e env library?)]
       [(memq name '(make-struct-type-property)) (or library? (property-total? args))]
       [(memq name '(make-struct-field-accessor make-struct-field-mutator)) #t]
       [(memq name '(map for-each andmap ormap apply call-with-values hash-map hash-for-each
                         vector-map hash-ref hash-ref!))
        (and library?
             (not (eq? name 'hash-ref!))
             (andmap (lambda (arg) (callable-free-of-effects? arg env)) args))]
       [(memq name '(hash-set! vector-set! set-box!))
        ;; of something that was made in this very expression
        (define target (car args))
        (define found (and (ref? target) (hash-ref env (ref-local target) #f)))
        (and library? (known? found) (eq? (known-kind found) 'fresh))]
       [else
        (or (total? name count)
            (and library? (harmless? name count)))])]
    [(lam? fn) (and (free-of-effects? (lam-body fn) env library?) (accepts? fn count))]
    [(ref? fn)
     (define found (hash-ref env (ref-local fn) #f))
     (and (known? found) (known-call-free-of-effects? found count env library?))]
    [(gref? fn)
     (define global (gref-global fn))
     (define found (global-known global))
     (cond
       [(known? found)
        (and (or library? (not (memq (known-kind found) '(procedure constructing)))
                 (trusted? global))
             (known-call-free-of-effects? found count (hasheq 'function #t) library?))]
       [else (and library? (in-function? env) (later-procedure-free-of-effects? global))])]
    [(and (app? fn) (eq? (known-kind-of (app-fn fn)) 'constructing)) library?]
    [(keyword-call-target fn)
     => (lambda (target) (and library? (callable-free-of-effects? target env)))]
    [else #f]))

;; f in ((checked-procedure-check-and-extract struct:keyword-procedure f ...) keywords ...)
(define (keyword-call-target fn)
  (and (app? fn) (prim? (app-fn fn))
       (eq? (prim-name (app-fn fn)) 'checked-procedure-check-and-extract)
       (cadr (app-args fn))))

(define (known-call-free-of-effects? found count env library?)
  (define info (known-info found))
  (case (known-kind found)
    [(constructor)
     (and (or library? (eqv? count (struct-info-total-count info)))
          (for/and ([i (in-ancestry info)])
            (or (not (struct-info-guard i))
                (and library? (callable-free-of-effects? (struct-info-guard i) env)))))]
    [(predicate property-predicate) (= count 1)]
    [(accessor property-accessor general-accessor) library?]
    [(constructing) #t]
    [(primitive) (or (total? info count) (and library? (harmless? info count)))]
    [(parameter) (and library? (= count 0))]
    [(procedure) (and library? (procedure-free-of-effects? info env))]
    [else #f]))

(define (in-ancestry info)
  (if info (cons info (in-ancestry (struct-info-parent info))) '()))

;; What the expander itself puts into programs; its arguments are right.
(define (trusted? global)
  (memq (global-name global)
        '(make-optional-keyword-procedure make-required-keyword-procedure
          make-optional-keyword-method make-required-keyword-method)))

(define (later-procedure-free-of-effects? global)
  (define f (global-form global))
  (and f
       (procedure-expr? (form-expr f))
       (not (global-assigned? global))
       (procedure-free-of-effects? (form-expr f) (hasheq 'function #t))))

(define (callable-free-of-effects? e env)
  (cond
    [(procedure-expr? e) (procedure-free-of-effects? e env)]
    [(prim? e) (or (total? (prim-name e) #f) (harmless? (prim-name e) #f))]
    [(ref? e)
     (define found (hash-ref env (ref-local e) #f))
     (and (known? found) (known-call-free-of-effects? found 1 env #t))]
    [(gref? e)
     (define found (global-known (gref-global e)))
     (and (known? found) (known-call-free-of-effects? found 1 (hasheq 'function #t) #t))]
    [(lit? e) (not (procedure? (lit-value e)))]
    [(app? e) #f]
    [else #f]))

;; Whether a call of the lambda, of a library, does nothing that could be seen: assumed
;; while its own body is looked at. What its parameters do when called is unknown.
(define checked (make-weak-hasheq))
(define (procedure-free-of-effects? e env)
  (define found (hash-ref checked e 'unknown))
  (cond
    [(not (eq? found 'unknown)) found]
    [else
     (hash-set! checked e #t)
     (define result
       (for/and ([clause (in-list (clauses-of e))])
         (free-of-effects? (lam-body clause) (hash-set env 'function #t) #t)))
     (hash-set! checked e result)
     result]))

(define (struct-type-free-of-effects? e env library?)
  (define info (struct-info-of (app-args e) (hasheq)))
  (cond
    [(not info) #f]
    [else
     (for/and ([property+value (in-list (struct-info-properties info))])
       (define property (car property+value))
       (define value (cdr property+value))
       (cond
         [(prim? property) (or library? (builtin-property-accepts? (prim-name property) value))]
         [(gref? property)
          (and (eq? (known-kind-of property) 'property)
               (or (and library? (guards-purely? (global-module (gref-global property))
                                                 (global-name (gref-global property))))
                   (attached-free-of-effects? (known-info-of property) library?)))]
         [else #f]))]))

(define (attached-free-of-effects? attached library?)
  (and attached
       (or library? (null? attached))
       (for/and ([e (in-list attached)]) (callable-free-of-effects? e (hasheq)))))

(define (builtin-property-accepts? name value)
  (define (lambda-of? count)
    (or (and (procedure-expr? value)
             (ormap (lambda (clause) (accepts? clause count)) (clauses-of value)))
        (and (gref? value) (eq? (known-kind-of value) 'procedure)
             (ormap (lambda (clause) (accepts? clause count)) (clauses-of (known-info-of value))))))
  (case name
    [(prop:custom-write) (lambda-of? 3)]
    [(prop:procedure) (or (procedure-expr? value)
                          (and (gref? value) (eq? (known-kind-of value) 'procedure)))]
    [(prop:authentic prop:sealed) #t]
    [else #f]))

(define (property-total? args)
  (and (= 1 (length args)) (lit? (car args)) (symbol? (lit-value (car args)))))
