#lang racket/base
;; letrec* becomes fix where lambdas refer to each other, bind where nothing is recursive, and
;; cells that start undefined in between.
(require "core.rkt" "free.rkt" "graph.rkt")
(provide convert-letrec)

;; `converted` right sides and body -> an expression without this letrec*.
(define (convert-letrec e)
  (define locals (letrec*-locals e))
  (define rhss (letrec*-rhss e))
  (define rhs-of (for/hasheq ([l (in-list locals)] [rhs (in-list rhss)]) (values l rhs)))
  (define free-of
    (for/hasheq ([l (in-list locals)] [rhs (in-list rhss)])
      (values l (for/list ([other (in-list locals)] #:when (set-has? (free-locals rhs) other))
                  other))))
  (define early (read-early locals rhs-of free-of))
  (define (lambda? l)
    (and (lam? (hash-ref rhs-of l)) (not (local-assigned? l)) (not (hash-ref early l #f))))
  (define (inert? l) (inert-rhs? (hash-ref rhs-of l)))
  ;; what has effects keeps its order: each depends on the one before
  (define previous-of
    (let loop ([rest locals] [previous #f] [table (hasheq)])
      (cond
        [(null? rest) table]
        [(inert? (car rest)) (loop (cdr rest) previous table)]
        [else (loop (cdr rest) (car rest)
                    (if previous (hash-set table (car rest) previous) table))])))
  (define (depends l)
    (define previous (hash-ref previous-of l #f))
    (define free (hash-ref free-of l))
    (if (and previous (not (memq previous free))) (cons previous free) free))
  (for/foldr ([body (letrec*-body e)])
             ([component (in-list (components locals depends))])
    (define ordered (filter (lambda (l) (memq l component)) locals))
    (define first (car ordered))
    (cond
      [(and (null? (cdr ordered)) (not (memq first (hash-ref free-of first)))
            (not (hash-ref early first #f)))
       (bind (list first) (hash-ref rhs-of first) body)]
      [(andmap lambda? ordered)
       (fix ordered (for/list ([l (in-list ordered)]) (hash-ref rhs-of l)) body)]
      [else (with-cells ordered rhs-of lambda? body)])))

;; The variables that something evaluated before them can reach, if only through lambdas.
(define (read-early locals rhs-of free-of)
  (define early (make-hasheq))
  (let loop ([rest locals] [before '()])
    (unless (null? rest)
      (define l (car rest))
      (unless (inert-rhs? (hash-ref rhs-of l))
        (define seen (make-hasheq))
        (let visit ([to (hash-ref free-of l)])
          (for ([next (in-list to)] #:unless (hash-ref seen next #f))
            (hash-set! seen next #t)
            (unless (memq next before) (hash-set! early next #t))
            (visit (hash-ref free-of next)))))
      (loop (cdr rest) (cons l before))))
  early)

(define (inert-rhs? rhs) (or (procedure-expr? rhs) (lit? rhs)))

(define (with-cells ordered rhs-of lambda? body)
  (define lambdas (filter lambda? ordered))
  (define others (filter (lambda (l) (not (lambda? l))) ordered))
  (for ([l (in-list others)])
    (set-local-assigned?! l #t)
    (set-local-checked?! l #t))
  (define setting
    (for/foldr ([body body]) ([l (in-list others)])
      (seq (assign l (hash-ref rhs-of l)) body)))
  (define inner
    (if (null? lambdas)
        setting
        (fix lambdas (for/list ([l (in-list lambdas)]) (hash-ref rhs-of l)) setting)))
  (for/foldr ([body inner]) ([l (in-list others)])
    (bind (list l) (prim 'unsafe-undefined) body)))
