#lang racket/base
(define (f n)
  (let loop ([i 0] [sum 0])
    (if (< i n)
        (loop (+ i 1)
              (if (= (remainder i 3) 0) (+ sum i) sum))
        sum)))
(displayln (f 20000))
