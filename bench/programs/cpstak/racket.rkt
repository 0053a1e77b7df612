#lang racket/base
;; Takeuchi's function in continuation-passing style: closures.
(provide run)

(define (cpstak x y z)
  (let tak ([x x] [y y] [z z] [k values])
    (if (< y x)
        (tak (sub1 x) y z
             (lambda (v1)
               (tak (sub1 y) z x
                    (lambda (v2)
                      (tak (sub1 z) x y
                           (lambda (v3) (tak v1 v2 v3 k)))))))
        (k z))))

(define (run size)
  (printf "~a\n" (for/last ([_ (in-range size)]) (cpstak 18 12 6))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
