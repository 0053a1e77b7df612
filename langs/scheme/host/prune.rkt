#lang racket/base
;; Drops the definitions that nothing needs.
(require "core.rkt" "effects.rkt" "known.rkt" "trusted.rkt")
(provide analyze! prune)

;; Finds, in order, what is known of the globals and which forms have no effects.
(define (analyze! forms)
  (for ([f (in-list forms)])
    (set-form-pure?! f (droppable? (form-expr f) (form-library? f)))
    (learn! f)))

;; The forms with effects and those that define what they and the others kept refer to.
(define (prune forms)
  (for ([f (in-list forms)]) (set-form-kept?! f #f))
  (define pending '())
  (define (keep! f)
    (unless (form-kept? f)
      (set-form-kept?! f #t)
      (set! pending (cons f pending))))
  ;; forms that are needed when one of the variables is that they set
  (define setters
    (for*/list ([f (in-list forms)]
                [targets (in-value (or (initializer-targets f) (setter-targets f)))]
                #:when targets)
      (cons f targets)))
  (for ([f (in-list forms)] #:unless (or (form-pure? f) (assq f setters))) (keep! f))
  (let loop ()
    (unless (null? pending)
      (define f (car pending))
      (set! pending (cdr pending))
      (for-each-global (lambda (g) (keep! (global-form g))) (form-expr f))
      (loop))
    (for ([s (in-list setters)]
          #:when (ormap (lambda (g) (form-kept? (global-form g))) (cdr s)))
      (keep! (car s)))
    (unless (null? pending) (loop)))
  (filter form-kept? forms))

(define (for-each-global do e)
  (let go ([e e])
    (cond
      [(gref? e) (do (gref-global e))]
      [(app? e) (go (app-fn e)) (for-each go (app-args e))]
      [(lam? e) (go (lam-body e))]
      [(caselam? e) (for-each go (caselam-clauses e))]
      [(branch? e) (go (branch-test e)) (go (branch-then e)) (go (branch-else e))]
      [(seq? e) (go (seq-first e)) (go (seq-then e))]
      [(first-of? e) (go (first-of-first e)) (go (first-of-then e))]
      [(bind? e) (go (bind-rhs e)) (go (bind-body e))]
      [(fix? e) (for-each go (fix-rhss e)) (go (fix-body e))]
      [(letrec*? e) (for-each go (letrec*-rhss e)) (go (letrec*-body e))]
      [(assign? e) (go (assign-value e))]
      [(gassign? e) (do (gassign-global e)) (go (gassign-value e))]
      [(mark? e) (go (mark-key e)) (go (mark-value e)) (go (mark-body e))])))

;; The globals that the form finishes, if trusted.rkt says that it does nothing else.
(define (initializer-targets f)
  (and (form-library? f) (null? (form-globals f))
       (let ([names (initialized-by (form-path f))])
         (and (pair? names)
              (let ([found '()])
                (for-each-global
                 (lambda (g) (when (memq (global-name g) names) (set! found (cons g found))))
                 (form-expr f))
                (and (pair? found) found))))))

;; The globals that a library's (set-them! x ...) at module level sets, if that is all it does.
(define (setter-targets f)
  (define call
    (let* ([e (form-expr f)]
           [producer (and (app? e) (prim? (app-fn e)) (eq? (prim-name (app-fn e)) 'call-with-values)
                          (car (app-args e)))])
      (if (and producer (lam? producer)) (lam-body producer) e)))
  (cond
    [(not (form-library? f)) #f]
    [(gassign? call) (and (droppable? (gassign-value call) #t) (list (gassign-global call)))]
    [(and (null? (form-globals f)) (app? call) (eq? (known-kind-of (app-fn call)) 'procedure))
     (setter-call-targets (known-info-of (app-fn call)) call)]
    [else #f]))

(define (setter-call-targets setter call)
  (and (lam? setter)
       (andmap (lambda (arg) (droppable? arg #t)) (app-args call))
       (let loop ([e (lam-body setter)])
         (cond
           [(seq? e)
            (define first (loop (seq-first e)))
            (define rest (loop (seq-then e)))
            (and first rest (append first rest))]
           [(and (gassign? e) (ref? (gassign-value e))) (list (gassign-global e))]
           [(and (app? e) (droppable? e #t)) '()]
           [else #f]))))
