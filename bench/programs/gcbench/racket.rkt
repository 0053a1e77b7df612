#lang racket/base
;; Makes trees top down and bottom up beside data that stays.
(provide run)

(struct node (left right) #:mutable)

(define (populate! depth tree)
  (when (positive? depth)
    (set-node-left! tree (node #f #f))
    (set-node-right! tree (node #f #f))
    (populate! (sub1 depth) (node-left tree))
    (populate! (sub1 depth) (node-right tree))))

(define (make-tree depth)
  (if (zero? depth)
      (node #f #f)
      (node (make-tree (sub1 depth)) (make-tree (sub1 depth)))))

(define (count tree)
  (if tree (+ 1 (count (node-left tree)) (count (node-right tree))) 0))

(define (run size)
  (define long-lived (node #f #f))
  (populate! size long-lived)
  (define array (for/vector #:length 5000 ([i (in-range 5000)]) (/ 1.0 (add1 i))))
  (for ([depth (in-range 4 (add1 size) 2)])
    (define times (arithmetic-shift 1 (- size depth)))
    (define total
      (for/fold ([total 0]) ([_ (in-range times)])
        (define top-down (node #f #f))
        (populate! depth top-down)
        (+ total (count top-down) (count (make-tree depth)))))
    (printf "~a ~a\n" depth total))
  (printf "~a ~a\n" (count long-lived) (vector-ref array 999)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
