#lang racket/base
;; Takeuchi's function, each result delivered by a captured continuation.
(provide run)

(define (ctak x y z)
  (call/cc (lambda (k) (ctak-to k x y z))))

(define (ctak-to k x y z)
  (if (< y x)
      (call/cc
       (lambda (k)
         (ctak-to k
                  (call/cc (lambda (k) (ctak-to k (sub1 x) y z)))
                  (call/cc (lambda (k) (ctak-to k (sub1 y) z x)))
                  (call/cc (lambda (k) (ctak-to k (sub1 z) x y))))))
      (k z)))

(define (run size)
  (printf "~a\n" (for/last ([_ (in-range size)]) (ctak 16 8 0))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
