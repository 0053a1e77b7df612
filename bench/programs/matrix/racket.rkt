#lang racket/base
;; Products of matrices as lists of rows.
(provide run)

(define (transposed rows)
  (apply map list rows))

(define (dot a b)
  (if (null? a)
      0
      (+ (* (car a) (car b)) (dot (cdr a) (cdr b)))))

(define (product a b)
  (define columns (transposed b))
  (for/list ([row (in-list a)])
    (for/list ([column (in-list columns)])
      (dot row column))))

(define (run size)
  (define a
    (for/list ([i (in-range size)])
      (for/list ([j (in-range size)])
        (- (modulo (+ (* i 3) j) 7) 3))))
  (define result (product (product a (transposed a)) a))
  (printf "~a ~a\n"
          (apply + (map (lambda (row) (apply + row)) result))
          (list-ref (list-ref result 1) 2)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
