#lang racket/base
;; Carves a maze out of a grid, without assignment.
(provide run)

(define (next-random seed)
  (modulo (+ (* seed 3877) 29573) 139968))

;; (values list seed)
(define (shuffled list seed)
  (define keyed
    (let loop ([list list] [seed seed] [keyed '()])
      (if (null? list)
          (cons seed keyed)
          (let ([seed (next-random seed)])
            (loop (cdr list) seed (cons (cons seed (car list)) keyed))))))
  (values (map cdr (sort (cdr keyed) < #:key car)) (car keyed)))

(define (neighbours cell width height)
  (define x (car cell))
  (define y (cdr cell))
  (for/list ([step (in-list '((2 . 0) (-2 . 0) (0 . 2) (0 . -2)))]
             #:when (and (< -1 (+ x (car step)) width) (< -1 (+ y (cdr step)) height)))
    (cons (+ x (car step)) (+ y (cdr step)))))

;; The open cells after a walk through the whole grid: (cons open seed).
(define (carve cell open seed width height)
  (define-values (order after) (shuffled (neighbours cell width height) seed))
  (for/fold ([state (cons (hash-set open cell #t) after)]) ([next (in-list order)])
    (if (hash-ref (car state) next #f)
        state
        (let ([between (cons (quotient (+ (car cell) (car next)) 2)
                             (quotient (+ (cdr cell) (cdr next)) 2))])
          (carve next (hash-set (car state) between #t) (cdr state) width height)))))

(define (run size)
  (define width (add1 (* 2 (quotient size 2))))
  (define open (car (carve '(0 . 0) (hash) 42 width width)))
  (printf "~a\n" (hash-count open))
  (for ([y (in-range width)])
    (for ([x (in-range width)])
      (write-char (if (hash-ref open (cons x y) #f) #\space #\#)))
    (newline)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
