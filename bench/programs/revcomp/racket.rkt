#lang racket/base
;; The reverse complement of each sequence of a file of DNA.
(provide run)

(define width 60)

(define complement
  (let ([table (make-bytes 256)])
    (for ([from (in-bytes #"ACGTUMRWSYKVHDBNacgtumrwsykvhdbn")]
          [to (in-bytes #"TGCAAKYWSRMBDHVNTGCAAKYWSRMBDHVN")])
      (bytes-set! table from to))
    table))

(define (write-reversed header parts out)
  (write-bytes header out)
  (newline out)
  (define size (for/sum ([part (in-list parts)]) (bytes-length part)))
  (define dna (make-bytes size))
  ;; parts come last first
  (for/fold ([place 0]) ([part (in-list parts)])
    (for/fold ([place place]) ([i (in-range (sub1 (bytes-length part)) -1 -1)])
      (bytes-set! dna place (bytes-ref complement (bytes-ref part i)))
      (add1 place)))
  (for ([start (in-range 0 size width)])
    (write-bytes dna out start (min size (+ start width)))
    (newline out)))

(define (run path)
  (define out (current-output-port))
  (call-with-input-file path
    (lambda (in)
      (define-values (header parts)
        (for/fold ([header #f] [parts '()]) ([line (in-bytes-lines in)])
          (cond
            [(eqv? (bytes-ref line 0) (char->integer #\>))
             (when header (write-reversed header parts out))
             (values line '())]
            [else (values header (cons line parts))])))
      (write-reversed header parts out))))

(module+ main
  (run (vector-ref (current-command-line-arguments) 0)))
