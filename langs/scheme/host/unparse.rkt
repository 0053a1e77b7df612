#lang racket/base
;; Core expressions as S-expressions, for people and tests.
(require "core.rkt")
(provide unparse)

(define (unparse e)
  (cond
    [(lit? e) (let ([v (lit-value e)])
                (if (or (number? v) (string? v) (boolean? v)) v `(quote ,v)))]
    [(ref? e) (local-name (ref-local e))]
    [(gref? e) (global-name (gref-global e))]
    [(prim? e) (prim-name e)]
    [(lam? e) `(lambda ,@(unparse-clause e))]
    [(caselam? e) `(case-lambda ,@(map unparse-clause (caselam-clauses e)))]
    [(branch? e)
     `(if ,(unparse (branch-test e)) ,(unparse (branch-then e)) ,(unparse (branch-else e)))]
    [(seq? e) `(begin ,(unparse (seq-first e)) ,(unparse (seq-then e)))]
    [(first-of? e) `(begin0 ,(unparse (first-of-first e)) ,(unparse (first-of-then e)))]
    [(bind? e)
     `(let-values ([,(map local-name (bind-locals e)) ,(unparse (bind-rhs e))])
        ,(unparse (bind-body e)))]
    [(fix? e) (unparse-recursive 'fix (fix-locals e) (fix-rhss e) (fix-body e))]
    [(letrec*? e) (unparse-recursive 'letrec (letrec*-locals e) (letrec*-rhss e) (letrec*-body e))]
    [(assign? e) `(set! ,(local-name (assign-local e)) ,(unparse (assign-value e)))]
    [(gassign? e) `(set! ,(global-name (gassign-global e)) ,(unparse (gassign-value e)))]
    [(mark? e)
     `(with-continuation-mark ,(unparse (mark-key e)) ,(unparse (mark-value e))
        ,(unparse (mark-body e)))]
    [(app? e) (map unparse (cons (app-fn e) (app-args e)))]
    [(varref? e)
     (define target (varref-target e))
     `(#%variable-reference
       ,(cond [(local? target) (local-name target)]
              [(global? target) (global-name target)]
              [else target]))]
    [(literal-syntax? e) `(syntax-literal ,(literal-syntax-place e))]))

(define (unparse-clause clause)
  (list (append (map local-name (lam-params clause))
                (if (lam-rest clause) (local-name (lam-rest clause)) '()))
        (unparse (lam-body clause))))

(define (unparse-recursive head locals rhss body)
  `(,head ,(for/list ([l (in-list locals)] [rhs (in-list rhss)])
             (list (local-name l) (unparse rhs)))
          ,(unparse body)))
