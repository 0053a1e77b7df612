#lang racket/base
;; Digits of pi one by one, by an unbounded spigot over big integers.
(provide run)

(define width 10)

;; Calls `use` with each digit until it returns #f.
(define (digits-of-pi use)
  (let loop ([k 1] [numerator 1] [accumulator 0] [denominator 1])
    (define odd (add1 (* 2 k)))
    (define a (* (+ accumulator (* 2 numerator)) odd))
    (define d (* denominator odd))
    (define n (* numerator k))
    (define digit (if (>= a n) (quotient (+ (* n 3) a) d) -1))
    (cond
      [(and (>= digit 0) (= digit (quotient (+ (* n 4) a) d)))
       (when (use digit)
         (loop (add1 k) (* n 10) (* (- a (* d digit)) 10) d))]
      [else (loop (add1 k) n a d)])))

(define (run size)
  (define count 0)
  (digits-of-pi
   (lambda (digit)
     (set! count (add1 count))
     (write digit)
     (define last? (= count size))
     (define column (modulo count width))
     (when (or last? (zero? column))
       (unless (zero? column)
         (write-string (make-string (- width column) #\space)))
       (printf "\t:~a\n" count))
     (not last?))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
