#lang racket/base
;; The core language between reading linklets and writing code: its variables and expressions.
(provide (all-defined-out))

;; A local variable; simplify.rkt counts `uses` and sees whether one is `called?`; `owner` belongs
;; to lower.rkt.
(struct local (name [assigned? #:mutable] [checked? #:mutable]
                    [uses #:mutable] [called? #:mutable] [owner #:mutable])
  #:authentic)
(define (make-local name) (local name #f #f 0 #f #f))

;; A module-level variable. `form` defines it, `known` is what is known of its value (known.rkt),
;; `index` is its number in the code file.
(struct global (name module place
                     [assigned? #:mutable] [form #:mutable] [known #:mutable] [index #:mutable])
  #:authentic)
(define (make-global name module place) (global name module place #f #f #f #f))

;; A module-level form: `globals` get the values of `expr`; '() for an expression.
;; `path` is its module's file; `library?`: one of the installation, so known to run without error.
(struct form (globals [expr #:mutable] place path library? [kept? #:mutable] [pure? #:mutable])
  #:authentic)

(struct lit (value) #:authentic)
(struct ref (local) #:authentic)
(struct gref (global) #:authentic)
(struct prim (name) #:authentic)
(struct lam (name place params rest body) #:authentic)            ; rest: a local or #f
(struct caselam (name place clauses) #:authentic)                 ; of lam
(struct branch (test then else) #:authentic)
(struct seq (first then) #:authentic)                             ; any values of first are ignored
(struct first-of (first then) #:authentic)                        ; begin0
(struct bind (locals rhs body) #:authentic)                       ; exactly as many values
(struct letrec* (locals rhss body) #:authentic)
(struct fix (locals rhss body) #:authentic)                       ; rhss are lam, never assigned
(struct assign (local value) #:authentic)
(struct gassign (global value) #:authentic)
(struct mark (key value body) #:authentic)
(struct app (place fn args) #:authentic)
;; #%variable-reference: to a local, global, symbol or #f; and the path of the module it is in
(struct varref (target path) #:authentic)
(struct literal-syntax (place) #:authentic)       ; a syntax literal, of which only a place is kept

(define (procedure-expr? e) (or (lam? e) (caselam? e)))
(define (clauses-of e) (if (lam? e) (list e) (caselam-clauses e)))
(define (accepts? clause count)
  (define wanted (length (lam-params clause)))
  (if (lam-rest clause) (>= count wanted) (= count wanted)))
(define void-expr (app #f (prim 'void) '()))
