#lang racket/base
;; Primitives whose calls may be dropped: those that never fail, and those that only fail.
(provide total? harmless?)

(define kernel
  (let ([primitive-table (dynamic-require ''#%linklet 'primitive-table)])
    (for*/fold ([all (hasheq)])
               ([name (in-list '(#%kernel #%paramz #%unsafe #%flfxnum #%linklet))]
                [(key value) (in-hash (or (primitive-table name) (hasheq)))])
      (hash-set all key value))))

(define (accepts? name count)
  (define value (hash-ref kernel name #f))
  (and (procedure? value) (or (not count) (procedure-arity-includes? value count))))

(define (names list) (for/hasheq ([name (in-list list)]) (values name #t)))

;; of any arguments
(define total
  (names
   '(void cons list vector box mcons box-immutable vector-immutable eq? eqv? not values pair? null?
     list? symbol? string? bytes? number? boolean? char? vector? box? procedure? keyword? hash?
     void? mpair? path? regexp? pregexp? byte-regexp? byte-pregexp? port? input-port? output-port?
     eof-object? complex? real? rational? integer? exact-integer? fixnum? flonum?
     exact-nonnegative-integer? exact-positive-integer? inexact-real? single-flonum? struct?
     struct-type? struct-type-property? parameter? parameterization? thread? semaphore? channel?
     evt? continuation? continuation-prompt-tag? continuation-mark-set? inspector? logger?
     weak-box? ephemeron? thread-cell? will-executor? custodian? namespace? syntax? identifier?
     symbol-interned? immutable? srcloc? exn? resolved-module-path? module-path? module-path-index?
     path-string? security-guard? place-channel? primitive? make-weak-box make-ephemeron
     make-thread-cell make-channel)))

;; the same without arguments
(define total-alone
  (names
   '(gensym make-hash make-hasheq make-hasheqv make-weak-hash make-weak-hasheq make-weak-hasheqv
     make-ephemeron-hash make-ephemeron-hasheq make-ephemeron-hasheqv make-semaphore
     current-inspector current-code-inspector current-command-line-arguments)))

;; whose arguments are right, as those in code that is known to work
(define harmless
  (names
   '(make-parameter make-derived-parameter make-continuation-prompt-tag make-continuation-mark-key
     make-inspector make-sibling-inspector make-logger make-will-executor make-custodian
     make-thread-group make-struct-type-property current-logger current-thread make-vector
     make-string make-bytes vector->immutable-vector list->vector vector->list hash
     hasheq hasheqv make-immutable-hash make-immutable-hasheq make-immutable-hasheqv |#%hash-ref|
     hash-set hash-remove hash-count hash-has-key? hash-keys hash-keys-subset? hash-clear car cdr
     caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr cadddr cddddr length
     append reverse list-ref list-tail memq memv member assq assv assoc list* first rest unsafe-car
     unsafe-cdr unsafe-unbox unsafe-unbox* unsafe-vector-ref unsafe-vector*-ref
     unsafe-vector-length unsafe-vector*-length unsafe-struct-ref unsafe-struct*-ref
     unsafe-undefined mcar mcdr unbox vector-ref vector-length equal? equal-hash-code eq-hash-code
     string-append string-length string-ref substring string->symbol symbol->string
     symbol->immutable-string string->immutable-string string-copy string->list list->string
     string->uninterned-symbol string->unreadable-symbol string->keyword keyword->string
     string->bytes/utf-8 bytes->string/utf-8 string->bytes/latin-1 bytes->string/latin-1
     string->bytes/locale bytes bytes-append bytes-length bytes-ref subbytes bytes-copy
     string->number number->string format string raise raise-argument-error raise-arguments-error
     raise-type-error raise-mismatch-error raise-range-error raise-result-error error
     procedure-realm exn exn:fail exn:fail:contract exn:fail:contract:arity
     exn:fail:contract:divide-by-zero exn:fail:contract:variable exn:fail:filesystem exn:fail:read
     exn:fail:syntax exn:fail:user exn:fail:unsupported string=? string<? bytes=? bytes<? symbol<?
     keyword<? char=? char<? char->integer integer->char char-upcase char-downcase string-upcase
     string-downcase regexp pregexp byte-regexp byte-pregexp regexp-match regexp-match? object-name
     + - * / < > <= >= = add1 sub1 abs min max quotient remainder modulo expt exp log sin cos atan
     sqrt zero? positive? negative? even? odd? exact->inexact inexact->exact floor ceiling round
     truncate bitwise-and bitwise-ior bitwise-xor bitwise-not arithmetic-shift bitwise-bit-set?
     integer-length exact? inexact? number? numerator denominator real->double-flonum
     fl->exact-integer ->fl fx+ fx- fx* fx< fx> fx= fxand fxior fxxor fxlshift fxrshift fl+ fl- fl*
     fl/ fl< fl> fl= flvector make-flvector make-fxvector fxvector procedure-arity
     procedure-arity-includes? procedure-rename procedure-reduce-arity procedure-reduce-arity-mask
     procedure-arity-mask procedure-extract-target procedure-specialize
     make-procedure-arity-includes arity-at-least make-arity-at-least procedure-result-arity
     procedure-struct-type? struct-type-info make-known-char-range-list system-type
     system-path-convention-type system-language+country system-library-subpath version banner
     vector-copy vector->values current-namespace current-load-relative-directory current-directory
     variable-reference->module-source variable-reference->namespace variable-reference->instance
     variable-reference->module-declaration-inspector variable-reference-from-unsafe?
     variable-reference-constant? current-parameterization parameterization-key
     extend-parameterization exception-handler-key break-enabled-key make-prefab-struct
     prefab-key->struct-type string->path bytes->path path->string path->bytes build-path
     path->complete-path simplify-path split-path path->directory-path cleanse-path datum->syntax
     syntax-e syntax->datum syntax-source syntax-line make-module-path-index module-path-index-join
     module-path-index-resolve make-resolved-module-path resolved-module-path-name
     make-rename-transformer make-set!-transformer chaperone-procedure impersonate-procedure
     chaperone-vector chaperone-struct place-enabled? make-impersonator-property
     port-display-handler port-write-handler port-print-handler open-output-string
     open-output-bytes open-input-string open-input-bytes srcloc single-flonum-available?
     real->single-flonum make-rectangular make-pseudo-random-generator current-milliseconds
     current-inexact-milliseconds seconds->date current-seconds unsafe-make-place-local
     make-phantom-bytes make-weak-box weak-box-value ephemeron-value thread-cell-ref
     continuation-mark-set-first current-continuation-marks poll-guard-evt guard-evt wrap-evt
     handle-evt choice-evt nack-guard-evt always-evt replace-evt semaphore-peek-evt
     find-system-path getenv environment-variables-ref current-environment-variables srcloc->string
     checked-procedure-check-and-extract unsafe-fx+ unsafe-fx- unsafe-fx< unsafe-fx> unsafe-fx=
     unsafe-fxand unsafe-fxior variable-reference? keyword->immutable-string)))

(define (total? name count)
  (and (or (hash-ref total name #f)
           (and (eqv? count 0) (hash-ref total-alone name #f)))
       (accepts? name count)))

;; `count` #f: of any number; parameters are read by no argument
(define (harmless? name count)
  (and (or (hash-ref harmless name #f) (hash-ref total name #f) (hash-ref total-alone name #f))
       (or (not count)
           (not (parameter? (hash-ref kernel name #f)))
           (= count 0))))
