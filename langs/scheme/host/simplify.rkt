#lang racket/base
;; Light optimisation of a form: what the expander's templates leave behind is folded away.
(require "core.rkt" "effects.rkt" "fold.rkt" "known.rkt")
(provide simplify!)

;; Twice: the first round makes more of the variables be used once.
(define (simplify! forms)
  (define positions (for/hasheq ([f (in-list forms)] [i (in-naturals)]) (values f i)))
  (for* ([_ (in-range 2)]
         [f (in-list forms)])
    (define position (hash-ref positions f))
    (define (defined? g)
      (and (not (global-assigned? g))
           (< (hash-ref positions (global-form g) position) position)))
    (count-uses! (form-expr f))
    (set-form-expr! f (simplify (form-expr f) defined?))))

(define (count-uses! e)
  (let go ([e e])
    (define (all es) (for ([e (in-list es)]) (go e)))
    (define (start ls)
      (for ([l (in-list ls)])
        (set-local-uses! l 0)
        (set-local-called?! l #f)))
    (cond
      [(ref? e) (set-local-uses! (ref-local e) (add1 (local-uses (ref-local e))))]
      [(app? e)
       (when (ref? (app-fn e)) (set-local-called?! (ref-local (app-fn e)) #t))
       (go (app-fn e))
       (all (app-args e))]
      [(lam? e)
       (start (lam-params e))
       (when (lam-rest e) (start (list (lam-rest e))))
       (go (lam-body e))]
      [(caselam? e) (all (caselam-clauses e))]
      [(branch? e) (go (branch-test e)) (go (branch-then e)) (go (branch-else e))]
      [(seq? e) (go (seq-first e)) (go (seq-then e))]
      [(first-of? e) (go (first-of-first e)) (go (first-of-then e))]
      [(bind? e) (start (bind-locals e)) (go (bind-rhs e)) (go (bind-body e))]
      [(letrec*? e) (start (letrec*-locals e)) (all (letrec*-rhss e)) (go (letrec*-body e))]
      [(assign? e) (go (assign-value e))]
      [(gassign? e) (go (gassign-value e))]
      [(mark? e) (go (mark-key e)) (go (mark-value e)) (go (mark-body e))])))

;; `defined?` says of a global whether it has its only value before the form is evaluated.
(define (simplify e defined?)
  ;; `env`: local -> the expression that takes its place
  (define (go e env)
    (cond
      [(ref? e) (hash-ref env (ref-local e) e)]
      [(gref? e) (simplify-global e)]
      [(app? e) (simplify-call e env)]
      [(lam? e) (struct-lam e (go (lam-body e) env))]
      [(caselam? e)
       (caselam (caselam-name e) (caselam-place e)
                (for/list ([clause (in-list (caselam-clauses e))]) (go clause env)))]
      [(branch? e) (simplify-branch (go (branch-test e) env) e env)]
      [(seq? e) (make-seq (go (seq-first e) env) (go (seq-then e) env))]
      [(first-of? e)
       (define then (go (first-of-then e) env))
       (define first (go (first-of-first e) env))
       ;; else the frame stays: continuation marks can tell
       (if (and (droppable? then #f) (one-value? first)) first (first-of first then))]
      [(bind? e) (simplify-bind (bind-locals e) (go (bind-rhs e) env) (bind-body e) env)]
      [(letrec*? e) (simplify-letrec e env)]
      [(assign? e) (assign (assign-local e) (go (assign-value e) env))]
      [(gassign? e) (gassign (gassign-global e) (go (gassign-value e) env))]
      [(mark? e) (mark (go (mark-key e) env) (go (mark-value e) env) (go (mark-body e) env))]
      [(varref? e) e]
      [else e]))

  (define (simplify-global e)
    (define g (gref-global e))
    (define rhs (and (defined? g) (global-form g) (null? (cdr (form-globals (global-form g))))
                     (form-expr (global-form g))))
    (cond
      [(not rhs) e]
      [(prim? rhs) rhs]
      [(and (lit? rhs) (small-literal? (lit-value rhs))) rhs]
      [(and (gref? rhs) (defined? (gref-global rhs))) (simplify-global rhs)]
      [else e]))

  (define (simplify-branch test e env)
    (cond
      [(lit? test) (go (if (lit-value test) (branch-then e) (branch-else e)) env)]
      [(procedure-expr? test) (go (branch-then e) env)]
      [(negation? test)
       (simplify-branch (car (app-args test))
                        (branch test (branch-else e) (branch-then e)) env)]
      [(seq? test) (make-seq (seq-first test) (simplify-branch (seq-then test) e env))]
      [(bind? test)
       (bind (bind-locals test) (bind-rhs test) (simplify-branch (bind-body test) e env))]
      [(truth-of test) => (lambda (inner) (simplify-branch inner e env))]
      [else (branch test (go (branch-then e) env) (go (branch-else e) env))]))

  ;; -- variables

  (define (atom? e)
    (or (prim? e)
        (and (lit? e) (small-literal? (lit-value e)))
        (and (ref? e) (not (local-assigned? (ref-local e))) (not (local-checked? (ref-local e))))
        (and (gref? e) (defined? (gref-global e)))))

  ;; `rhs` is simplified, `body` is not
  (define (simplify-bind locals rhs body env)
    (define l (and (pair? locals) (null? (cdr locals)) (car locals)))
    (define free? (and l (not (local-assigned? l))))
    (cond
      [(bind? rhs)
       (bind (bind-locals rhs) (bind-rhs rhs) (simplify-bind locals (bind-body rhs) body env))]
      [(seq? rhs) (make-seq (seq-first rhs) (simplify-bind locals (seq-then rhs) body env))]
      [(letrec*? rhs)
       (letrec* (letrec*-locals rhs) (letrec*-rhss rhs)
                (simplify-bind locals (letrec*-body rhs) body env))]
      [(and (not l) (calls? rhs 'values) (= (length (app-args rhs)) (length locals)))
       (for/foldr ([rest (lambda (env) (go body env))] #:result (rest env))
                  ([l (in-list locals)] [arg (in-list (app-args rhs))])
         (lambda (env) (bind-one l arg rest env)))]
      [l (bind-one l rhs (lambda (env) (go body env)) env)]
      [else (bind locals rhs (go body env))]))

  (define (bind-one l rhs rest env)
    (define (once?) (and (= 1 (local-uses l)) (not (local-assigned? l))))
    (cond
      [(and (atom? rhs) (not (local-assigned? l)))
       (when (ref? rhs)
         (define other (ref-local rhs))
         (set-local-uses! other (+ (local-uses other) (local-uses l) -1)))
       (rest (hash-set env l rhs))]
      ;; only where it is called: elsewhere its identity could be seen
      [(and (once?) (local-called? l) (procedure-expr? rhs)) (rest (hash-set env l rhs))]
      [(and (zero? (local-uses l)) (not (local-assigned? l)) (one-value? rhs))
       (make-seq rhs (rest env))]
      [else
       (define body (rest env))
       (or (and (once?) (one-value? rhs) (substitute-first body l rhs))
           (bind (list l) rhs body))]))

  ;; The body with `rhs` in place of the variable, when that is what it evaluates first.
  (define (substitute-first body l rhs)
    (define (this? e) (and (ref? e) (eq? (ref-local e) l)))
    (let try ([e body])
      (cond
        [(this? e) rhs]
        [(branch? e)
         (define test (try (branch-test e)))
         (and test (branch test (branch-then e) (branch-else e)))]
        [(bind? e)
         (define first (try (bind-rhs e)))
         (and first (bind (bind-locals e) first (bind-body e)))]
        [(seq? e)
         (define first (try (seq-first e)))
         (and first (seq first (seq-then e)))]
        [(and (app? e) (atom? (app-fn e)))
         (and (not (this? (app-fn e)))
              (let loop ([done '()] [args (app-args e)])
                (cond
                  [(null? args) #f]
                  [(and (atom? (car args)) (not (this? (car args))))
                   (loop (cons (car args) done) (cdr args))]
                  [else
                   (define first (try (car args)))
                   (and first
                        (app (app-place e) (app-fn e)
                             (append (reverse done) (cons first (cdr args)))))])))]
        [else #f])))

  (define (simplify-letrec e env)
    (define rhss (for/list ([rhs (in-list (letrec*-rhss e))]) (go rhs env)))
    (define kept
      (for/list ([l (in-list (letrec*-locals e))] [rhs (in-list rhss)]
                 #:unless (and (zero? (local-uses l)) (not (local-assigned? l))
                               (procedure-expr? rhs)))
        (cons l rhs)))
    (define body (go (letrec*-body e) env))
    (if (null? kept) body (letrec* (map car kept) (map cdr kept) body)))

  ;; -- calls

  (define (simplify-call e env)
    (define fn (go (app-fn e) env))
    (define args (app-args e))
    (define (call-of fn) (simplify-call (app (app-place e) fn args) env))
    (cond
      [(clause-for fn (length args)) => (lambda (clause) (simplify-beta clause args env))]
      [(bind? fn)
       (bind (bind-locals fn) (bind-rhs fn) (call-of (bind-body fn)))]
      [(seq? fn) (make-seq (seq-first fn) (call-of (seq-then fn)))]
      [(letrec*? fn)
       (letrec* (letrec*-locals fn) (letrec*-rhss fn) (call-of (letrec*-body fn)))]
      [(and (prim? fn) (eq? (prim-name fn) 'call-with-values) (= 2 (length args))
            (lam? (car args)) (null? (lam-params (car args))) (not (lam-rest (car args)))
            (lam? (cadr args)) (not (lam-rest (cadr args))))
       (simplify-bind (lam-params (cadr args)) (go (lam-body (car args)) env)
                      (lam-body (cadr args)) env)]
      [else
       (fold-call (app (app-place e) fn (for/list ([arg (in-list args)]) (go arg env))))]))

  ;; The clause of a lambda that so many arguments select.
  (define (clause-for fn count)
    (and (procedure-expr? fn)
         (for/first ([clause (in-list (clauses-of fn))] #:when (accepts? clause count)) clause)))

  (define (simplify-beta clause args env)
    (let loop ([params (lam-params clause)] [args args] [env env])
      (cond
        [(pair? params)
         (simplify-bind* (car params) (go (car args) env)
                         (lambda (env) (loop (cdr params) (cdr args) env)) env)]
        [(lam-rest clause)
         (simplify-bind* (lam-rest clause)
                         (app #f (prim 'list) (for/list ([arg (in-list args)]) (go arg env)))
                         (lambda (env) (go (lam-body clause) env)) env)]
        [else (go (lam-body clause) env)])))

  ;; as simplify-bind, of one variable; `rest` makes the simplified body
  (define (simplify-bind* l rhs rest env)
    (cond
      [(bind? rhs)
       (bind (bind-locals rhs) (bind-rhs rhs) (simplify-bind* l (bind-body rhs) rest env))]
      [(seq? rhs) (make-seq (seq-first rhs) (simplify-bind* l (seq-then rhs) rest env))]
      [else (bind-one l rhs rest env)]))

  (go e (hasheq)))

(define (struct-lam e body)
  (lam (lam-name e) (lam-place e) (lam-params e) (lam-rest e) body))

(define (make-seq first then)
  (cond
    [(droppable? first #f) then]
    [(seq? first) (seq (seq-first first) (make-seq (seq-then first) then))]
    [else (seq first then)]))
