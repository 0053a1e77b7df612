#lang racket/base
;; A program as one list of forms: all its modules' phase 0, in the order of instantiation.
(require "core.rkt" "correlated.rkt" "parse.rkt" "source.rkt" "store.rkt" "unit.rkt")
(provide link)

;; The forms that running the file evaluates: its configure-runtime submodule, it, its main.
(define (link store path)
  (define instances (make-hash))         ; key -> hash of external name -> global
  (define forms '())
  (define (find-unit key)
    (hash-ref (store-units store (car key)) key
              (lambda () (error 'scheme "there is no module ~a" key))))
  (define (instantiate! key)
    (unless (or (symbol? key) (primitive-on-vm? key) (hash-ref instances key #f))
      (define unit (find-unit key))
      (define exported (make-hasheq))
      (hash-set! instances key exported)
      (for-each instantiate! (unit-requires unit))
      (for-each instantiate! (unit-uses unit))
      (define new (unit-forms unit exported (lambda (key name) (import instances key name))))
      (set! forms (append (reverse new) forms))))
  (define (instantiate-submodule! name)
    (define key (list path name))
    (when (hash-ref (store-units store path) key #f)
      (instantiate! key)))
  (instantiate-submodule! 'configure-runtime)
  (instantiate! (list path))
  (instantiate-submodule! 'main)
  (reverse forms))

;; The module xlayer is for Racket itself: the VM has its procedures.
(define (primitive-on-vm? key)
  (equal? (car key) (path->string (collection-file-path "main.rkt" "xlayer"))))

(define (import instances key name)
  (if (or (symbol? key) (primitive-on-vm? key))
      (prim name)
      (hash-ref (hash-ref instances key) name
                (lambda () (error 'scheme "~a has no variable ~a" key name)))))

(define (unit-forms unit exported import)
  (define path (car (unit-key unit)))
  (define library? (library-path? path))
  (define names (make-hasheq))           ; internal name -> global or primitive
  (for ([imports (in-list (implicit-imports unit))])
    (define name (cdr imports))
    (hash-set! names name
               (if (eq? (car imports) '.get-syntax-literal!)
                   (lambda (place) (literal-syntax (or place (vector path #f #f))))
                   (prim (car imports)))))
  (for ([use (in-list (unit-uses unit))] [imports (in-list (explicit-imports unit))])
    (for ([external+internal (in-list imports)])
      (hash-set! names (cdr external+internal) (import use (car external+internal)))))
  (define external (for/hasheq ([pair (in-list (unit-exports unit))])
                     (values (car pair) (cdr pair))))
  ;; all are known before the first is parsed: bodies refer to later ones
  (for* ([x (in-list (unit-body unit))]
         [id (in-list (defined-names x))])
    (define name (unwrap id))
    (define variable (make-global (hash-ref external name name) path (place-of x)))
    (hash-set! names name variable)
    (hash-set! exported (hash-ref external name name) variable))
  (define scope* (scope names path))
  (for/list ([x (in-list (unit-body unit))]
             #:unless (equal? (unwrap x) '(void)))
    (define inner (unwrap x))
    (define ids (defined-names x))
    (define globals (for/list ([id (in-list ids)]) (hash-ref names (unwrap id))))
    (define expr (parse-expr (if (definition? inner) (caddr inner) x) scope*))
    (define new (form globals expr (place-of x) path library? #f #f))
    (for ([global (in-list globals)]) (set-global-form! global new))
    new))

(define (definition? inner)
  (and (pair? inner) (eq? (car inner) 'define-values)))

(define (defined-names x)
  (define inner (unwrap x))
  (if (definition? inner) (unwrap (cadr inner)) '()))

;; Racket adds two groups of imports before those of the uses.
(define (explicit-imports unit)
  (define groups (unit-imports unit))
  (list-tail groups (- (length groups) (length (unit-uses unit)))))

(define (implicit-imports unit)
  (define groups (unit-imports unit))
  (define count (- (length groups) (length (unit-uses unit))))
  (for*/list ([group (in-list (for/list ([group (in-list groups)] [_ (in-range count)]) group))]
              [pair (in-list group)])
    pair))
