#lang racket/base
;; Counts iterations of Mandelbrot's set with generic arithmetic.
(provide run)

(define (iterations r i step x y)
  (define cr (+ r (* x step)))
  (define ci (+ i (* y step)))
  (let loop ([zr cr] [zi ci] [count 0])
    (if (= count 64)
        count
        (let ([rr (* zr zr)] [ii (* zi zi)])
          (if (> (+ rr ii) 16.0)
              count
              (loop (+ (- rr ii) cr) (+ (* 2.0 zr zi) ci) (add1 count)))))))

(define (run size)
  (define step (/ 0.05 size))
  (printf "~a\n"
          (for*/fold ([sum 0]) ([y (in-range size)] [x (in-range size)])
            (+ sum (iterations -1.0 -0.5 step x y)))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
