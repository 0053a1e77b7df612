#lang racket/base
;; The spectral norm of an infinite matrix, by the power method on a corner of it.
(require racket/flonum)
(provide run)

(define power-steps 10)

(define (matrix i j)
  (define diagonal (+ i j))
  (fl/ 1.0 (->fl (+ (quotient (* diagonal (add1 diagonal)) 2) i 1))))

(define (multiply vector)
  (define size (flvector-length vector))
  (for/flvector #:length size ([i (in-range size)])
    (for/fold ([total 0.0]) ([j (in-range size)])
      (fl+ total (fl* (matrix i j) (flvector-ref vector j))))))

(define (multiply-transposed vector)
  (define size (flvector-length vector))
  (for/flvector #:length size ([i (in-range size)])
    (for/fold ([total 0.0]) ([j (in-range size)])
      (fl+ total (fl* (matrix j i) (flvector-ref vector j))))))

(define (dot a b)
  (for/fold ([total 0.0]) ([x (in-flvector a)] [y (in-flvector b)])
    (fl+ total (fl* x y))))

(define (run size)
  (define-values (u v)
    (for/fold ([u (make-flvector size 1.0)] [v #f]) ([_ (in-range power-steps)])
      (define v (multiply-transposed (multiply u)))
      (values (multiply-transposed (multiply v)) v)))
  (printf "~a\n" (real->decimal-string (flsqrt (fl/ (dot u v) (dot v v))) 9)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
