#lang racket/base
;; The Mandelbrot set as a plain portable bitmap.
(require racket/flonum)
(provide run)

(define iterations 50)
(define limit 4.0)

(define (in-set? cr ci)
  (let loop ([i 0] [zr 0.0] [zi 0.0] [rr 0.0] [ii 0.0])
    (or (= i iterations)
        (let* ([zi (fl+ (fl* (fl* 2.0 zr) zi) ci)]
               [zr (fl+ (fl- rr ii) cr)]
               [rr (fl* zr zr)]
               [ii (fl* zi zi)])
          (and (fl<= (fl+ rr ii) limit)
               (loop (add1 i) zr zi rr ii))))))

(define (run size)
  (define out (current-output-port))
  (define scale (->fl size))
  (fprintf out "P1\n~a ~a\n" size size)
  (for ([y (in-range size)])
    (define ci (fl- (fl/ (fl* 2.0 (->fl y)) scale) 1.0))
    (for ([x (in-range size)])
      (define cr (fl- (fl/ (fl* 2.0 (->fl x)) scale) 1.5))
      (write-char (if (in-set? cr ci) #\1 #\0) out))
    (newline out)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
