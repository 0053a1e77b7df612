#lang racket/base
;; Sorts a vector of pseudo-random numbers in place.
(provide run)

(define (numbers size)
  (define result (make-vector size 0))
  (for/fold ([seed 42]) ([i (in-range size)])
    (define next (modulo (+ (* seed 3877) 29573) 139968))
    (vector-set! result i next)
    next)
  result)

(define (sort! vector low high)
  (when (< low high)
    (define pivot (vector-ref vector (quotient (+ low high) 2)))
    (let loop ([i low] [j high])
      (cond
        [(<= i j)
         (define left (let find ([i i]) (if (< (vector-ref vector i) pivot) (find (add1 i)) i)))
         (define right (let find ([j j]) (if (> (vector-ref vector j) pivot) (find (sub1 j)) j)))
         (cond
           [(<= left right)
            (define kept (vector-ref vector left))
            (vector-set! vector left (vector-ref vector right))
            (vector-set! vector right kept)
            (loop (add1 left) (sub1 right))]
           [else (loop left right)])]
        [else
         (sort! vector low j)
         (sort! vector i high)]))))

(define (run size)
  (define vector (numbers size))
  (sort! vector 0 (sub1 size))
  (define sorted?
    (for/and ([i (in-range (sub1 size))])
      (<= (vector-ref vector i) (vector-ref vector (add1 i)))))
  (printf "~a ~a\n" sorted? (vector-ref vector (quotient size 2))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
