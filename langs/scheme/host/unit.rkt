#lang racket/base
;; A module as the linker needs it: what its machine-independent compiled form says of phase 0.
(require racket/fasl "correlated.rkt")
(provide (struct-out unit) compiled->units resolve submodule-name)

;; `key`: (list path submodule-name ...). `requires` and `uses` are keys or symbols of primitive
;; modules; a use's names are in the same place of `imports`. `before` and `after`: names of
;; submodules.
(struct unit (key requires uses imports exports body before after) #:prefab)

(struct faslable-correlated-linklet (expr name) #:prefab)

;; The units of a compiled module and of its submodules.
(define (compiled->units compiled path)
  (let loop ([compiled compiled] [key (list path)])
    (define before (module-compiled-submodules compiled #t))
    (define after (module-compiled-submodules compiled #f))
    (define alone (module-compiled-submodules (module-compiled-submodules compiled #t '()) #f '()))
    (define (key-of sub) (append key (list (submodule-name sub))))
    (cons (compiled->unit alone key (map submodule-name before) (map submodule-name after))
          (for*/list ([sub (in-list (append before after))]
                      [unit (in-list (loop sub (key-of sub)))])
            unit))))

(define (submodule-name compiled)
  (define name (module-compiled-name compiled))
  (if (pair? name) (car (reverse name)) name))

(define (compiled->unit compiled key before after)
  (define bundle (read-bundle compiled))
  (define requires
    (for*/list ([phase+mpis (in-list (module-compiled-imports compiled))]
                #:when (eqv? 0 (car phase+mpis))
                [mpi (in-list (cdr phase+mpis))])
      (resolve mpi key)))
  (define linklet (hash-ref bundle 0 #f))
  (define uses (if linklet (read-uses bundle key) '()))
  (define-values (imports exports body)
    (if linklet (read-linklet linklet) (values '() '() '())))
  (unit key requires uses imports exports body before after))

;; The hash of linklets in a compiled module that has no submodules.
(define (read-bundle compiled)
  (define out (open-output-bytes))
  (write compiled out)
  (define in (open-input-bytes (get-output-bytes out)))
  (when (eqv? (read-prefix in) #\D)
    ;; a directory of this module alone: one entry, then its bundle
    (read-bytes 4 in)
    (read-bytes (integer-bytes->integer (read-bytes 4 in) #f #f) in)
    (read-bytes 16 in)
    (read-prefix in))
  (read-bytes 20 in)
  (fasl->s-exp in))

(define (read-prefix in)
  (read-bytes 2 in)                              ; #~
  (read-bytes (read-byte in) in)                 ; version
  (define vm (read-bytes (read-byte in) in))
  (unless (equal? vm #"linklet")
    (error 'scheme "unknown form of compiled code: ~a" vm))
  (read-char in))

(define (read-linklet linklet)
  (define parts (cdr (unwrap (faslable-correlated-linklet-expr linklet))))
  (define (pairs ids)
    (for/list ([id (in-list (unwrap ids))])
      (define inner (unwrap id))
      (if (pair? inner)
          (cons (unwrap (car inner)) (unwrap (cadr inner)))
          (cons inner inner))))
  (values (map pairs (unwrap (car parts))) (pairs (cadr parts)) (cddr parts)))

;; The modules that the phase-0 linklet imports from, after the two that Racket adds.
(define (read-uses bundle key)
  (define specs (read-module-paths bundle))
  (define decl (cdddr (unwrap (faslable-correlated-linklet-expr (hash-ref bundle 'decl)))))
  (define table
    (for/or ([x (in-list decl)])
      (define d (plain-datum x))
      (and (equal? (cadr d) '(phase-to-link-modules)) (caddr d))))
  ;; (hasheqv phase (list (module-use (unsafe-vector*-ref .mpi-vector i) phase) ...) ...)
  (let loop ([rest (if (eq? (car table) 'hasheqv) (cdr table) '())])
    (cond
      [(null? rest) '()]
      [(eqv? (number-of (car rest)) 0)
       (for/list ([use (in-list (cdr (cadr rest)))])
         (unless (eqv? (number-of (caddr use)) 0)
           (error 'scheme "~a: uses a variable of another phase" (car key)))
         (resolve-spec specs (number-of (caddr (cadr use))) key))]
      [else (loop (cddr rest))])))

(define (number-of x) (if (pair? x) (cadr x) x))

(struct module-paths (specs order))

(define (read-module-paths bundle)
  (define data (cdddr (unwrap (faslable-correlated-linklet-expr (hash-ref bundle 'data)))))
  (define call
    (for/or ([x (in-list data)])
      (define d (plain-datum x))
      (and (equal? (cadr d) '(.mpi-vector)) (caddr d))))
  (module-paths (cadr (cadr call)) (cadr (caddr call))))

(define (resolve-spec paths i key)
  (define self (resolved key))
  (define (mpi i)
    (define spec (vector-ref (module-paths-specs paths) i))
    (cond
      [(box? spec) self]
      [(= (vector-length spec) 0) self]
      [(= (vector-length spec) 1) (module-path-index-join (vector-ref spec 0) #f)]
      [else (module-path-index-join (vector-ref spec 0) (mpi (vector-ref spec 1)))]))
  (define found (mpi (vector-ref (module-paths-order paths) i)))
  (resolved->key (if (module-path-index? found) (module-path-index-resolve found) found)))

;; The key of the module that one called `key` requires so.
(define (resolve mpi key)
  (define self (resolved key))
  (define rooted
    (let loop ([mpi mpi])
      (define-values (path base) (module-path-index-split mpi))
      (if path (module-path-index-join path (and base (loop base))) self)))
  (resolved->key (if (module-path-index? rooted) (module-path-index-resolve rooted) rooted)))

(define (resolved key)
  (define path (string->path (car key)))
  (make-resolved-module-path (if (null? (cdr key)) path (cons path (cdr key)))))

(define (resolved->key resolved)
  (define name (resolved-module-path-name resolved))
  (cond
    [(symbol? name) name]
    [(path? name) (list (path->string (simplify-path name)))]
    [(symbol? (car name)) (error 'scheme "a module that is in no file: ~a" name)]
    [else (cons (path->string (simplify-path (car name))) (cdr name))]))
