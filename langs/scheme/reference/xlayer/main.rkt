#lang racket/base
;; Regions and points of a program, for cross-layer counters. Racket ignores them; the VM's
;; frontend puts its primitives of the same names in the place of the functions.
(provide region-begin region-end point with-region)

(define (check who name)
  (unless (string? name)
    (raise-argument-error who "string?" name)))

(define (region-begin name) (check 'region-begin name))
(define (region-end name) (check 'region-end name))
(define (point name) (check 'point name))

;; The body counts for the region, also when control leaves it and comes back.
(define-syntax-rule (with-region name body0 body ...)
  (let ([region name])
    (dynamic-wind
     (lambda () (region-begin region))
     (lambda () body0 body ...)
     (lambda () (region-end region)))))
