#lang racket/base
;; Solves the triangular peg game: every way to jump down to one peg, again and again
;; until there are as many solutions as asked for.
(provide run)

(define rows 5)
(define holes (quotient (* rows (add1 rows)) 2))

(define (hole row column)
  (and (<= 0 column row) (< row rows)
       (+ (quotient (* row (add1 row)) 2) column)))

;; (from over to) for every jump on the board.
(define jumps
  (for*/vector ([row (in-range rows)]
                [column (in-range (add1 row))]
                [step (in-list '((0 . 1) (0 . -1) (1 . 0) (-1 . 0) (1 . 1) (-1 . -1)))]
                #:when (hole (+ row (* 2 (car step))) (+ column (* 2 (cdr step)))))
    (vector (hole row column)
            (hole (+ row (car step)) (+ column (cdr step)))
            (hole (+ row (* 2 (car step))) (+ column (* 2 (cdr step)))))))

(define (run size)
  (define board (make-vector holes 1))
  (define solutions 0)
  (define ends (make-vector holes 0))
  (define (play pegs)
    (cond
      [(= pegs 1)
       (set! solutions (add1 solutions))
       (define last (for/first ([i (in-range holes)] #:when (= 1 (vector-ref board i))) i))
       (vector-set! ends last (add1 (vector-ref ends last)))]
      [else
       (for ([jump (in-vector jumps)])
         (define from (vector-ref jump 0))
         (define over (vector-ref jump 1))
         (define to (vector-ref jump 2))
         (when (and (= 1 (vector-ref board from))
                    (= 1 (vector-ref board over))
                    (= 0 (vector-ref board to)))
           (vector-set! board from 0)
           (vector-set! board over 0)
           (vector-set! board to 1)
           (when (< solutions size)
             (play (sub1 pegs)))
           (vector-set! board from 1)
           (vector-set! board over 1)
           (vector-set! board to 0)))]))
  (vector-set! board 4 0)
  (let again ()
    (when (< solutions size)
      (play (sub1 holes))
      (again)))
  (printf "~a ~a\n" solutions ends))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
