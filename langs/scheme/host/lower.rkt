#lang racket/base
;; From the core language to the code tree: flat closures and A-normal form, evaluated left to
;; right. Registers are still variables here; registers.rkt numbers them.
(require "codefile.rkt" "controls.rkt" "core.rkt" "datum.rkt" "known.rkt" "letrec.rkt"
         "registers.rkt" "tables.rkt")
(provide lower-form)

;; The code being written: variables it captures, last first, and its own name in a fix.
(struct context (parent self [free #:mutable] [count #:mutable]) #:authentic)

;; The code that evaluates the form; it gives the values of the form's globals.
(define (lower-form f tables)
  (define e (lam #f (form-place f) '() #f (form-expr f)))
  (lower-code e (context #f #f '() 0) #f tables))

;; The code of a lambda, whose body is lowered in the context.
(define (lower-code e ctx loop? tables)
  (define params (append (lam-params e) (if (lam-rest e) (list (lam-rest e)) '())))
  (define registers
    (for/list ([p (in-list params)])
      (define register (if (local-assigned? p) (make-local (local-name p)) p))
      (set-local-owner! p ctx)
      (set-local-owner! register ctx)
      register))
  (define body
    (for/foldr ([body (lower-body (lam-body e) ctx tables)])
               ([p (in-list params)] [register (in-list registers)])
      (if (eq? p register) body `(let ,p (cell (r ,register)) ,body))))
  (define-values (numbered count) (number-registers registers body))
  (list (or (lam-name e) nil) (place-index tables (lam-place e)) (length (lam-params e))
        (and (lam-rest e) #t) count loop? numbered))

;; What the code of a context captures, as simple expressions of its parent.
(define (captured ctx)
  (for/list ([l (in-list (reverse (context-free ctx)))])
    (variable l (context-parent ctx))))

;; The simple expression that reads a variable's register, closure slot: a cell if assigned.
(define (variable l ctx)
  (cond
    [(eq? (local-owner l) ctx) `(r ,l)]
    [(eq? (context-self ctx) l) '(self)]
    [else
     (define known (memq l (context-free ctx)))
     (unless known
       (set-context-free! ctx (cons l (context-free ctx)))
       (set-context-count! ctx (add1 (context-count ctx))))
     `(f ,(if known (sub1 (length known)) (sub1 (context-count ctx))))]))

(define (lower-body e ctx tables)
  (define (own! l) (set-local-owner! l ctx))

  ;; -- simple expressions

  (define (simple e)
    (cond
      [(lit? e) `(k ,(datum->tree (lit-value e)))]
      [(ref? e) (read-local (ref-local e))]
      [(gref? e)
       (define global (gref-global e))
       `(,(if (always-defined? tables global) 'g 'gc) ,(global-number tables global))]
      [(prim? e) `(p ,(primitive-number tables (prim-name e)))]
      [(lam? e) (closure e #f #f)]
      [(caselam? e) (case-closure e)]
      [(app? e)
       (define args (map simple (app-args e)))
       (if (values-call? e) (car args) (plain-call e args))]
      [(branch? e)
       `(if ,(simple (branch-test e)) ,(simple (branch-then e)) ,(simple (branch-else e)))]
      [(seq? e)
       (define unused (make-local 'unused))
       (define first (simple (seq-first e)))
       `(slet ,unused ,first ,(simple (seq-then e)))]
      [(bind? e)
       (define l (car (bind-locals e)))
       (own! l)
       (define value (simple (bind-rhs e)))
       `(slet ,l ,(if (local-assigned? l) `(cell ,value) value) ,(simple (bind-body e)))]
      [(assign? e) `(cs ,(variable (assign-local e) ctx) ,(simple (assign-value e)))]
      [(gassign? e) `(gs ,(global-number tables (gassign-global e)) ,(simple (gassign-value e)))]
      [(varref? e) (reference e)]
      [(literal-syntax? e)
       `(pc ,(primitive-number tables '|#%syntax-literal|)
            ,@(for/list ([part (in-vector (literal-syntax-place e))]) `(k ,part)))]
      [else (error 'scheme "not a simple expression: ~a" e)]))

  (define (plain-call e args)
    (define fn (app-fn e))
    (if (prim? fn)
        `(pc ,(primitive-number tables (prim-name fn)) ,@args)
        `(gp ,(global-number tables (gref-global fn)) ,@args)))

  (define (read-local l)
    (define where (variable l ctx))
    (cond
      [(not (local-assigned? l)) where]
      [(local-checked? l) `(cgc ,where ,(local-name l))]
      [else `(cg ,where)]))

  (define (closure e self loop?)
    (define inner (context ctx self '() 0))
    (define code (lower-code e inner loop? tables))
    `(lam ,code ,@(captured inner)))

  ;; the clauses share what they capture
  (define (case-closure e)
    (define inner (context ctx #f '() 0))
    (define codes
      (for/list ([clause (in-list (caselam-clauses e))])
        (lower-code clause inner #f tables)))
    `(case ,codes ,@(captured inner)))

  (define (reference e)
    (define target (varref-target e))
    `(pc ,(primitive-number tables '|#%variable-reference|)
         (k ,(cond
               [(global? target) (datum->tree (global-name target))]
               [(local? target) (datum->tree (local-name target))]
               [else (datum->tree target)]))
         (k ,(datum->tree (varref-path e)))))

  ;; -- tails

  (define (tail e)
    (cond
      [(and (branch? e) (split-test e simple?)) => tail]
      [(branch? e)
       (with-simple (branch-test e)
         (lambda (test)
           (define then (tail (branch-then e)))
           `(if ,test ,then ,(tail (branch-else e)))))]
      [(seq? e) (into #f (seq-first e) (lambda () (tail (seq-then e))))]
      [(bind? e) (into (bind-locals e) (bind-rhs e) (lambda () (tail (bind-body e))))]
      [(fix? e) (lower-fix e (lambda () (tail (fix-body e))))]
      [(letrec*? e) (tail (convert-letrec e))]
      [(first-of? e) (lower-first-of e)]
      [(simple? e) `(ret ,(simple e))]
      [(app? e)
       (cond
         [(plain-call? e tables)
          (with-arguments (app-args e) (lambda (args) `(ret ,(plain-call e args))))]
         [else
          (with-arguments (cons (app-fn e) (app-args e))
            (lambda (parts) `(tail ,(place-index tables (app-place e)) ,@parts)))])]
      [(mark? e)
       (with-arguments (list (mark-key e) (mark-value e))
         (lambda (parts) `(wcm ,@parts ,(tail (mark-body e)))))]
      [(assign? e)
       (with-simple (assign-value e)
         (lambda (value) `(ret (cs ,(variable (assign-local e) ctx) ,value))))]
      [(gassign? e)
       (with-simple (gassign-value e)
         (lambda (value) `(ret (gs ,(global-number tables (gassign-global e)) ,value))))]
      [else (error 'scheme "not an expression: ~a" e)]))

  (define (lower-fix e rest)
    (for-each own! (fix-locals e))
    (define closures
      (for/list ([l (in-list (fix-locals e))] [rhs (in-list (fix-rhss e))])
        (cons l (cdr (closure rhs l #t)))))
    `(fix ,closures ,(rest)))

  ;; the values of the first part wait in a list while the rest runs
  (define (lower-first-of e)
    (cond
      [(simple? (first-of-first e))
       (define result (make-local 'result))
       (into (list result) (first-of-first e)
             (lambda () (tail (seq (first-of-then e) (ref result)))))]
      [else
       (define results (make-local 'results))
       (tail
        (app #f (prim 'call-with-values)
             (list (lam #f #f '() #f (first-of-first e))
                   (lam #f #f '() results
                        (seq (first-of-then e)
                             (app #f (prim 'apply) (list (prim 'values) (ref results))))))))]))

  ;; -- sequencing; `rest` makes the tree that goes on

  ;; Evaluates `e`, its values into the variables (#f: ignored).
  (define (into locals e rest)
    (cond
      [(seq? e) (into #f (seq-first e) (lambda () (into locals (seq-then e) rest)))]
      [(bind? e) (into (bind-locals e) (bind-rhs e) (lambda () (into locals (bind-body e) rest)))]
      [(fix? e) (lower-fix e (lambda () (into locals (fix-body e) rest)))]
      [(letrec*? e) (into locals (convert-letrec e) rest)]
      [(simple? e)
       (cond
         [(not locals) (if (inert? e) (rest) `(do ,(simple e) ,(rest)))]
         [(and (pair? locals) (null? (cdr locals)))
          (define value (simple e))
          (own! (car locals))
          `(let ,(car locals) ,(if (local-assigned? (car locals)) `(cell ,value) value) ,(rest))]
         [else (frame locals `(ret ,(simple e)) rest)])]
      [(and locals (app? e) (prim? (app-fn e)) (eq? (prim-name (app-fn e)) 'values)
            (= (length (app-args e)) (length locals)))
       ;; all are evaluated before the first is bound
       (with-arguments (app-args e)
         (lambda (args)
           (for-each own! locals)
           (for/foldr ([make-rest rest] #:result (make-rest))
                      ([l (in-list locals)] [arg (in-list args)])
             (lambda ()
               `(let ,l ,(if (local-assigned? l) `(cell ,arg) arg) ,(make-rest))))))]
      [(and (app? e) (plain-call? e tables))
       (with-arguments (app-args e)
         (lambda (args)
           (define call (plain-call e args))
           (cond
             [(not locals) `(do ,call ,(rest))]
             [(and (pair? locals) (null? (cdr locals)))
              (own! (car locals))
              `(let ,(car locals) ,(if (local-assigned? (car locals)) `(cell ,call) call) ,(rest))]
             [else (frame locals `(ret ,call) rest)])))]
      [(and (branch? e) (never-returns-expr? (branch-then e)))
       (with-simple (branch-test e)
         (lambda (test) `(if ,test ,(tail (branch-then e)) ,(into locals (branch-else e) rest))))]
      [(and (branch? e) (never-returns-expr? (branch-else e)))
       (with-simple (branch-test e)
         (lambda (test)
           (define then (into locals (branch-then e) rest))
           `(if ,test ,then ,(tail (branch-else e)))))]
      [else (frame locals (tail e) rest)]))

  (define (frame locals first rest)
    (cond
      [(not locals) `(bind #f ,first ,(rest))]
      [else
       (define slots
         (for/list ([l (in-list locals)])
           (define slot (if (local-assigned? l) (make-local (local-name l)) l))
           (own! l)
           (own! slot)
           slot))
       `(bind ,slots ,first
              ,(for/foldr ([body (rest)]) ([l (in-list locals)] [slot (in-list slots)])
                 (if (eq? l slot) body `(let ,l (cell (r ,slot)) ,body))))]))

  (define (with-simple e rest)
    (with-arguments (list e) (lambda (parts) (rest (car parts)))))

  ;; What is evaluated before a part that is no simple expression waits in a variable,
  ;; unless it may be evaluated later as well.
  (define (with-arguments es rest)
    (define waiting (let ([from-last (memf (lambda (e) (not (simple? e))) (reverse es))])
                      (if from-last (length from-last) 0)))
    (let loop ([es es] [i 0] [done '()])
      (cond
        [(null? es)
         (rest (for/list ([e (in-list (reverse done))]) (simple e)))]
        [(or (>= i waiting) (movable? (car es)))
         (loop (cdr es) (add1 i) (cons (car es) done))]
        [else
         (define temporary (make-local 'temporary))
         (into (list temporary) (car es)
               (lambda () (loop (cdr es) (add1 i) (cons (ref temporary) done))))])))

  (define (movable? e)
    (or (lit? e) (prim? e) (lam? e) (caselam? e)
        (and (ref? e) (not (local-assigned? (ref-local e))))
        (and (gref? e) (not (global-assigned? (gref-global e)))
             (always-defined? tables (gref-global e)))))

  (define (inert? e)
    (or (movable? e) (and (app? e) (prim? (app-fn e)) (eq? (prim-name (app-fn e)) 'void)
                          (andmap movable? (app-args e)))))

  (define simples (make-hasheq))
  (define (simple? e)
    (define (compute)
      (cond
        [(app? e) (and (or (plain-call? e tables) (values-call? e)) (andmap simple? (app-args e)))]
        [(branch? e) (andmap simple? (list (branch-test e) (branch-then e) (branch-else e)))]
        [(bind? e)
         (and (= 1 (length (bind-locals e))) (simple? (bind-rhs e)) (simple? (bind-body e)))]
        [(seq? e) (and (simple? (seq-first e)) (simple? (seq-then e)))]
        [(assign? e) (simple? (assign-value e))]
        [(gassign? e) (simple? (gassign-value e))]
        [else #f]))
    (cond
      [(or (lit? e) (ref? e) (gref? e) (prim? e) (lam? e) (caselam? e) (varref? e)
           (literal-syntax? e))
       #t]
      [else (hash-ref! simples e compute)]))

  (tail e))

;; (values x) is x
(define (values-call? e)
  (and (prim? (app-fn e)) (eq? (prim-name (app-fn e)) 'values) (= 1 (length (app-args e)))))

;; A call that needs no machine: of a primitive, or of a global that is a known struct procedure.
(define (plain-call? e tables)
  (define fn (app-fn e))
  (cond
    [(prim? fn) (not (control? (prim-name fn)))]
    [(gref? fn)
     (and (struct-procedure? (gref-global fn) (length (app-args e)))
          (always-defined? tables (gref-global fn)))]
    [else #f]))

;; (if (if a b #f) c d) with a copy of a small d, so that no frame is needed to join: or #f.
(define (split-test e simple?)
  (define test (branch-test e))
  (define (small? e)
    (or (lit? e) (ref? e) (prim? e)
        (and (app? e) (<= (length (app-args e)) 3) (small? (app-fn e)) (andmap small? (app-args e)))
        (gref? e)))
  (and (branch? test)
       (not (simple? test))
       (cond
         [(false? (branch-else test))
          (and (small? (branch-else e))
               (branch (branch-test test)
                       (branch (branch-then test) (branch-then e) (branch-else e))
                       (branch-else e)))]
         [(and (lit? (branch-then test)) (lit-value (branch-then test)))
          (and (small? (branch-then e))
               (branch (branch-test test)
                       (branch-then e)
                       (branch (branch-else test) (branch-then e) (branch-else e))))]
         [(false? (branch-then test))
          (and (small? (branch-else e))
               (branch (branch-test test)
                       (branch-else e)
                       (branch (branch-else test) (branch-then e) (branch-else e))))]
         [else #f])))

(define (false? e) (and (lit? e) (not (lit-value e))))

;; Whether a call only raises an error.
(define (never-returns-expr? e)
  (cond
    [(app? e) (and (prim? (app-fn e)) (never-returns? (prim-name (app-fn e))) #t)]
    [(seq? e) (never-returns-expr? (seq-then e))]
    [(bind? e) (never-returns-expr? (bind-body e))]
    [(branch? e)
     (and (never-returns-expr? (branch-then e)) (never-returns-expr? (branch-else e)))]
    [else #f]))
