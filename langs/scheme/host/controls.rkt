#lang racket/base
;; Which primitives take the continuation: langs/scheme/controls.py says it, the driver tells.
(provide set-controls! control? never-returns?)

(define controls (make-hasheq))

(define (set-controls! names)
  (for ([name (in-list names)])
    (hash-set! controls name #t)))

(define (control? name) (hash-ref controls name #f))

;; Calls of these need no frame to return to.
(define (never-returns? name)
  (memq name '(raise error raise-argument-error raise-arguments-error raise-type-error
               raise-mismatch-error raise-range-error raise-result-error raise-user-error
               raise-argument-error* raise-result-error* raise-range-error*
               abort-current-continuation)))
