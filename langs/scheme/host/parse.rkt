#lang racket/base
;; From the S-expression of a linklet's body, with its correlated objects, to the core language.
(require "core.rkt" "correlated.rkt")
(provide parse-expr (struct-out scope))

;; What free names of a body mean: globals and imports by name, others are primitives. And the
;; path of the body's module.
(struct scope (globals path) #:authentic)

(define (parse-expr x names)
  (define outer-place (place-of x))       ; of the innermost lambda that has one
  (let parse ([x x] [env (hasheq)] [name #f])
    (define (bind-all ids env)
      (define locals (for/list ([id (in-list ids)]) (make-local (local-name-of id))))
      (values locals
              (for/fold ([env env]) ([id (in-list ids)] [local (in-list locals)])
                (hash-set env (unwrap id) local))))
    (define (parse-ref name)
      (define found (hash-ref env name #f))
      (cond
        [found (ref found)]
        [else
         (define global (hash-ref (scope-globals names) name #f))
         (cond
           [(global? global) (gref global)]
           [global global]
           [else (prim name)])]))
    (define (parse-body xs env)
      (let loop ([xs xs])
        (if (null? (cdr xs))
            (parse (car xs) env #f)
            (seq (parse (car xs) env #f) (loop (cdr xs))))))
    (define (parse-clause formals body env name place)
      (let loop ([formals (unwrap formals)] [ids '()])
        (cond
          [(pair? formals) (loop (unwrap (cdr formals)) (cons (car formals) ids))]
          [else
           (define-values (params env*) (bind-all (reverse ids) env))
           (define rest (and (not (null? formals)) (make-local (local-name-of formals))))
           (define place-before outer-place)
           (set! outer-place (or place outer-place))
           (define parsed (parse-body body (if rest (hash-set env* formals rest) env*)))
           (set! outer-place place-before)
           (lam name place params rest parsed)])))
    (define inner (unwrap x))
    (cond
      [(symbol? inner) (parse-ref inner)]
      [(not (pair? inner)) (lit inner)]
      [else
       (define head (unwrap (car inner)))
       (define (again e) (parse e env #f))
       (case (if (and (symbol? head) (or (hash-ref env head #f)
                                         (hash-ref (scope-globals names) head #f)))
                 'application
                 head)
         [(quote) (lit (plain-datum (cadr inner)))]
         [(lambda)
          (parse-clause (cadr inner) (cddr inner) env (or (inferred-name x) name) (place-of x))]
         [(case-lambda)
          (define own-name (or (inferred-name x) name))
          (define clauses
            (for/list ([clause (in-list (cdr inner))])
              (define c (unwrap clause))
              (parse-clause (car c) (cdr c) env own-name (place-of x))))
          (caselam own-name (place-of x) clauses)]
         [(if)
          (branch (again (cadr inner)) (again (caddr inner)) (again (cadddr inner)))]
         [(begin begin-unsafe) (parse-body (cdr inner) env)]
         [(begin0)
          (if (null? (cddr inner))
              (again (cadr inner))
              (first-of (again (cadr inner)) (parse-body (cddr inner) env)))]
         [(let-values)
          ;; names are unique in a linklet, so that clauses may nest
          (define clauses (map unwrap (unwrap (cadr inner))))
          (define-values (binders body-env)
            (for/fold ([all '()] [env env] #:result (values (reverse all) env))
                      ([clause (in-list clauses)])
              (define-values (locals env*) (bind-all (unwrap (car clause)) env))
              (values (cons locals all) env*)))
          (define body (parse-body (cddr inner) body-env))
          (for/foldr ([body body]) ([locals (in-list binders)] [clause (in-list clauses)])
            (bind locals (parse (cadr clause) env (single-name locals)) body))]
         [(letrec-values) (parse-letrec inner env bind-all parse parse-body)]
         [(set!)
          (define target (parse-ref (unwrap (cadr inner))))
          (define value (again (caddr inner)))
          (cond
            [(ref? target)
             (set-local-assigned?! (ref-local target) #t)
             (assign (ref-local target) value)]
            [else
             (set-global-assigned?! (gref-global target) #t)
             (gassign (gref-global target) value)])]
         [(with-continuation-mark with-continuation-mark*)
          (define parts (if (eq? head 'with-continuation-mark) (cdr inner) (cddr inner)))
          (mark (again (car parts)) (again (cadr parts)) (again (caddr parts)))]
         [(#%variable-reference)
          (varref (and (pair? (cdr inner))
                       (let ([target (parse-ref (unwrap-top (cadr inner)))])
                         (cond
                           [(ref? target) (ref-local target)]
                           [(gref? target) (gref-global target)]
                           [(prim? target) (prim-name target)]
                           [else #f])))
                  (scope-path names))]
         [else
          (define fn (again (car inner)))
          (define args (map again (cdr inner)))
          (if (procedure? fn)
              (fn outer-place)
              (app (place-of x) fn args))])])))

(define (parse-letrec inner env bind-all parse parse-body)
  (define clauses (map unwrap (unwrap (cadr inner))))
  (define-values (binders body-env)
    (for/fold ([all '()] [env env] #:result (values (reverse all) env))
              ([clause (in-list clauses)])
      (define-values (locals env*) (bind-all (unwrap (car clause)) env))
      (values (cons locals all) env*)))
  (define rhss
    (for/list ([clause (in-list clauses)] [locals (in-list binders)])
      (parse (cadr clause) body-env (single-name locals))))
  ;; a clause of several values is one of no variable that assigns them
  (define-values (all-locals all-rhss)
    (for/fold ([all-locals '()] [all-rhss '()]
               #:result (values (reverse all-locals) (reverse all-rhss)))
              ([locals (in-list binders)] [rhs (in-list rhss)])
      (cond
        [(= (length locals) 1)
         (values (cons (car locals) all-locals) (cons rhs all-rhss))]
        [else
         (define temporaries (for/list ([l (in-list locals)]) (make-local (local-name l))))
         (define setting
           (bind temporaries rhs
                 (for/foldr ([body void-expr])
                            ([l (in-list locals)] [temporary (in-list temporaries)])
                   (set-local-assigned?! l #t)
                   (set-local-checked?! l #t)
                   (seq (assign l (ref temporary)) body))))
         (values (cons (make-local 'multiple) (append (reverse locals) all-locals))
                 (cons setting
                       (append (for/list ([_ (in-list locals)]) (prim 'unsafe-undefined))
                               all-rhss)))])))
  ;; reading these may be an error, until convert-letrec knows better
  (for ([l (in-list all-locals)] [rhs (in-list all-rhss)] #:unless (procedure-expr? rhs))
    (set-local-checked?! l #t))
  (letrec* all-locals all-rhss (parse-body (cddr inner) body-env)))

(define (unwrap-top id)
  (define inner (unwrap id))
  (if (pair? inner) (unwrap (cdr inner)) inner))

(define (single-name locals)
  (and (pair? locals) (null? (cdr locals)) #f))

(define (local-name-of id)
  (or (correlated-property id 'undefined-error-name) (unwrap id)))
