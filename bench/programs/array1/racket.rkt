#lang racket/base
;; Makes vectors and copies them, element by element.
(provide run)

(define (filled size)
  (define result (make-vector size 0))
  (let loop ([i 0])
    (when (< i size)
      (vector-set! result i i)
      (loop (add1 i))))
  result)

(define (copied source)
  (define size (vector-length source))
  (define result (make-vector size 0))
  (let loop ([i (sub1 size)])
    (when (>= i 0)
      (vector-set! result i (vector-ref source i))
      (loop (sub1 i))))
  result)

(define (run size)
  (define lengths
    (for/list ([_ (in-range 20)])
      (vector-length (copied (filled size)))))
  (printf "~a\n" (apply + lengths)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
