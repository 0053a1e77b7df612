#lang racket/base
;; Counts the ways to place queens on a board.
(provide run)

(define (count-solutions size)
  (define (place candidates rest placed)
    (if (null? candidates)
        (if (null? rest) 1 0)
        (+ (if (safe? (car candidates) 1 placed)
               (place (append (cdr candidates) rest) '() (cons (car candidates) placed))
               0)
           (place (cdr candidates) (cons (car candidates) rest) placed))))
  (place (for/list ([i (in-range 1 (add1 size))]) i) '() '()))

(define (safe? row distance placed)
  (or (null? placed)
      (and (not (= (car placed) (+ row distance)))
           (not (= (car placed) (- row distance)))
           (safe? row (add1 distance) (cdr placed)))))

(define (run size)
  (printf "~a\n" (count-solutions size)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
