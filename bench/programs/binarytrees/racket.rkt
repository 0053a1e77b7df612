#lang racket/base
;; Many short-lived perfect binary trees beside one that stays.
(provide run)

(define minimum-depth 4)

(struct node (left right))

(define (perfect-tree depth)
  (if (zero? depth)
      (node #f #f)
      (node (perfect-tree (sub1 depth)) (perfect-tree (sub1 depth)))))

(define (check tree)
  (if (node-left tree)
      (+ 1 (check (node-left tree)) (check (node-right tree)))
      1))

(define (run size)
  (define deepest (max (+ minimum-depth 2) size))
  (printf "stretch tree of depth ~a\t check: ~a\n"
          (add1 deepest)
          (check (perfect-tree (add1 deepest))))
  (define long-lived (perfect-tree deepest))
  (for ([depth (in-range minimum-depth (add1 deepest) 2)])
    (define trees (arithmetic-shift 1 (+ (- deepest depth) minimum-depth)))
    (printf "~a\t trees of depth ~a\t check: ~a\n"
            trees
            depth
            (for/sum ([_ (in-range trees)])
              (check (perfect-tree depth)))))
  (printf "long lived tree of depth ~a\t check: ~a\n" deepest (check long-lived)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
