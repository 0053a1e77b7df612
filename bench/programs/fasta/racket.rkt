#lang racket/base
;; DNA sequences: one repeated, two drawn with given frequencies from a small generator.
(require racket/flonum)
(provide run)

(define alu
  (bytes-append #"GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGGGAGGCCGAGGCGGGCGGATCACCTGAGG"
                #"TCAGGAGTTCGAGACCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAATACAAAAATTAGCCG"
                #"GGCGTGGTGGCGCGCGCCTGTAATCCCAGCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGG"
                #"AGGCGGAGGTTGCAGTGAGCCGAGATCGCGCCACTGCACTCCAGCCTGGGCGACAGAGCGAGACTCCGTC"
                #"TCAAAAA"))
(define iub
  '((#\a . 0.27) (#\c . 0.12) (#\g . 0.12) (#\t . 0.27) (#\B . 0.02) (#\D . 0.02) (#\H . 0.02)
    (#\K . 0.02) (#\M . 0.02) (#\N . 0.02) (#\R . 0.02) (#\S . 0.02) (#\V . 0.02) (#\W . 0.02)
    (#\Y . 0.02)))
(define homo-sapiens
  '((#\a . 0.3029549426680) (#\c . 0.1979883004921) (#\g . 0.1975473066391)
    (#\t . 0.3015094502008)))
(define width 60)
(define modulus 139968)
(define factor 3877)
(define increment 29573)

(define (write-repeated sequence count out)
  (define size (bytes-length sequence))
  (define doubled (bytes-append sequence sequence))
  (let loop ([start 0] [count count])
    (when (positive? count)
      (define now (min width count))
      (write-bytes doubled out start (+ start now))
      (newline out)
      (loop (modulo (+ start now) size) (- count now)))))

(define (accumulated table)
  (define limits (make-flvector (length table)))
  (for/fold ([total 0.0]) ([entry (in-list table)] [i (in-naturals)])
    (define sum (fl+ total (cdr entry)))
    (flvector-set! limits i sum)
    sum)
  (flvector-set! limits (sub1 (length table)) 1.0)
  limits)

;; Returns the generator's next seed.
(define (write-drawn table count seed out)
  (define letters (list->bytes (map (lambda (entry) (char->integer (car entry))) table)))
  (define limits (accumulated table))
  (define line (make-bytes width))
  (let next-line ([count count] [seed seed])
    (cond
      [(positive? count)
       (define now (min width count))
       (define after
         (for/fold ([seed seed]) ([place (in-range now)])
           (define drawn (modulo (+ (* seed factor) increment) modulus))
           (define value (fl/ (->fl drawn) (->fl modulus)))
           (let search ([i 0])
             (if (fl< (flvector-ref limits i) value)
                 (search (add1 i))
                 (bytes-set! line place (bytes-ref letters i))))
           drawn))
       (write-bytes line out 0 now)
       (newline out)
       (next-line (- count now) after)]
      [else seed])))

(define (run size)
  (define out (current-output-port))
  (write-string ">ONE Homo sapiens alu\n" out)
  (write-repeated alu (* size 2) out)
  (write-string ">TWO IUB ambiguity codes\n" out)
  (define seed (write-drawn iub (* size 3) 42 out))
  (write-string ">THREE Homo sapiens frequency\n" out)
  (void (write-drawn homo-sapiens (* size 5) seed out)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
