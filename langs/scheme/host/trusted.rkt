#lang racket/base
;; Procedures of Racket's libraries that only construct something, which effects.rkt cannot see
;; because they call procedures that they are given.
(provide constructs? guards-purely? initialized-by)

(define table
  (hash "racket/private/kw.rkt"
        '(make-optional-keyword-procedure make-required-keyword-procedure
          make-optional-keyword-method
          make-required-keyword-method new:procedure-rename new:procedure-reduce-arity
          new:procedure-reduce-arity-mask)
        "racket/private/list-lib.rkt" '(compose)
        "racket/private/list.rkt" '(compose compose1)
        "racket/contract/private/prop.rkt"
        '(build-property build-contract build-contract-property build-flat-contract-property
          build-chaperone-contract-property make-contract make-chaperone-contract
          make-flat-contract)
        "racket/contract/combinator.rkt"
        '(build-contract-property build-flat-contract-property build-chaperone-contract-property
          make-contract make-chaperone-contract make-flat-contract)
        "racket/contract/private/guts.rkt"
        '(make-specialized-predicate-contract/proc coerce-contract coerce-contract/f
          coerce-flat-contract coerce-contracts coerce-flat-contracts coerce-chaperone-contract
          coerce-chaperone-contracts)
        "racket/contract/private/misc.rkt"
        '(flat-named-contract make-renamed-between/c flat-contract if/c between/c
          </c >/c =/c <=/c >=/c syntax/c promise/c
          parameter/c chaperone-parameter/c procedure-arity-includes/c get-any-projection
          one-of/c symbols make-none/c evt/c channel/c prompt-tag/c continuation-mark-key/c
          any/c none/c)
        "racket/contract/private/list.rkt"
        '(listof non-empty-listof cons/c list/c list*of cons/dc *list/c)
        "racket/contract/private/orc.rkt" '(or/c first-or/c)
        "racket/contract/private/and.rkt" '(and/c integer-in)
        "racket/contract/private/box.rkt" '(box/c)
        "racket/contract/private/hash.rkt" '(hash/c)
        "racket/contract/private/vector.rkt"
        '(vectorof vector/c vector-immutableof vector-immutable/c)
        "racket/contract/private/arrow-val-first.rkt"
        '(mk-any/c->boolean-contract make--> build-simple--> build--> dynamic->*
          build-very-simple--> build-unary-very-simple--> build-nullary-very-simple-->
          build->*-plus-one-acceptor popular-plus-one-key-id make-impersonator-> make-property)
        "racket/contract/private/collapsible-common.rkt" '(build-collapsible-contract-property)
        "racket/contract/private/arrow-collapsible.rkt" '(->-collapsible-contract-property)
        "racket/contract/private/vector-collapsible.rkt" '(vector-collapsible-contract-property)
        "planet/private/define-config.rkt" '(PLANET-BASE-DIR PLANET-DIR PLANET-CODE-VERSION)
        "planet/config.rkt" '(PLANET-BASE-DIR PLANET-DIR PLANET-CODE-VERSION)
        "setup/path-to-relative.rkt" '(make-path->relative-string)
        "racket/pretty.rkt" '(pretty-print-extend-style-table)
        "racket/contract/private/parametric.rkt" '(make-polymorphic-contract)
        "racket/private/class-internal.rkt" '(make-naming-constructor compose-interface)
        "racket/private/set-types.rkt" '(mk-not-allowed mk-not-allowed/immut mk-not-allowed/mut)
        "syntax/location.rkt" '(module-name-fixup variable-reference->module-source/submod)
        "racket/private/misc.rkt" '(getenv)
        "setup/private/dirs.rkt" '(get-installation-name)
        "racket/contract/private/out.rkt" '(do-partial-app)
        "racket/contract/private/provide.rkt" '(do-partial-app)
        "racket/contract/private/arr-i.rkt" '(make-->i mk-prop)
        "racket/contract/private/case-arrow.rkt" '(build-case->)
        "racket/contract/private/struct-dc.rkt" '(build-struct/dc)
        "racket/contract/private/blame.rkt" '(build-blame)
        "racket/contract/private/unconstrained-domain-arrow.rkt" '(build-unconstrained-domain->)))

(define (constructs? path name)
  (for/or ([(suffix names) (in-hash table)])
    (and (ends-with? path suffix)
         (for/or ([variant (in-list (variants name))]) (memq variant names))
         #t)))

;; Whether a property's guard only checks: those of generic interfaces look methods up in a loop.
(define (guards-purely? path name)
  (or (regexp-match? #rx"^prop:(?:gen:|dict|serializable)" (symbol->string name))
      (ends-with? path "racket/private/set.rkt")))

;; The globals that the expressions of a module finish, for some modules: nothing else is changed.
(define (initialized-by path)
  (if (ends-with? path "racket/private/class-internal.rkt") '(object% object<%>) '()))

(define (ends-with? path suffix)
  (define start (- (string-length path) (string-length suffix)))
  (and (>= start 0) (string=? (substring path start) suffix)))

;; The expander numbers the names that macros define, as in build-->37.1; those of contracts are
;; also decorated.
(define (variants name)
  (define text (symbol->string name))
  (define match (regexp-match #px"^(.*?[^0-9])[0-9]*\\.[0-9]+$" text))
  (define base (if match (cadr match) text))
  (define undecorated (regexp-replace #rx"(?:/proc|-name)$" base ""))
  (map string->symbol (list base undecorated (regexp-replace #rx"^(?:-|real-)" undecorated ""))))
