#lang racket/base
;; The free local variables of expressions.
(require "core.rkt")
(provide free-locals set-has?)

;; of a lambda, computed once: they are asked for at every level that a letrec is nested in
(define of-lambda (make-weak-hasheq))

(define (set-has? set local) (hash-ref set local #f))

;; An immutable hasheq of local -> #t.
(define (free-locals e)
  (define set (make-hasheq))
  (collect! e set)
  (for/hasheq ([l (in-hash-keys set)]) (values l #t)))

(define (collect! e set)
  (define (add! l) (hash-set! set l #t))
  (define (all! es) (for ([e (in-list es)]) (go! e)))
  (define (drop! locals) (for ([l (in-list locals)]) (hash-remove! set l)))
  ;; names are unique, so that a bound variable may be dropped after its scope
  (define (go! e)
    (cond
      [(ref? e) (add! (ref-local e))]
      [(app? e) (go! (app-fn e)) (all! (app-args e))]
      [(lam? e)
       (for ([l (in-hash-keys (hash-ref! of-lambda e (lambda () (free-of-lambda e))))])
         (add! l))]
      [(caselam? e) (all! (caselam-clauses e))]
      [(branch? e) (go! (branch-test e)) (go! (branch-then e)) (go! (branch-else e))]
      [(seq? e) (go! (seq-first e)) (go! (seq-then e))]
      [(first-of? e) (go! (first-of-first e)) (go! (first-of-then e))]
      [(bind? e) (go! (bind-rhs e)) (go! (bind-body e)) (drop! (bind-locals e))]
      [(fix? e) (all! (fix-rhss e)) (go! (fix-body e)) (drop! (fix-locals e))]
      [(letrec*? e) (all! (letrec*-rhss e)) (go! (letrec*-body e)) (drop! (letrec*-locals e))]
      [(assign? e) (add! (assign-local e)) (go! (assign-value e))]
      [(gassign? e) (go! (gassign-value e))]
      [(mark? e) (go! (mark-key e)) (go! (mark-value e)) (go! (mark-body e))]))
  (go! e))

(define (free-of-lambda e)
  (define set (make-hasheq))
  (collect! (lam-body e) set)
  (for ([l (in-list (lam-params e))]) (hash-remove! set l))
  (when (lam-rest e) (hash-remove! set (lam-rest e)))
  set)
