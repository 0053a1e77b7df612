#lang racket/base
;; Builds strings out of parts of themselves.
(provide run)

(define (grown text)
  (define doubled (string-append "123" text "456" text "789"))
  (define size (string-length doubled))
  (string-append (substring doubled (quotient size 2) size)
                 (substring doubled 0 (add1 (quotient size 2)))))

(define (grow size)
  (let loop ([text "abcdef"])
    (if (> (string-length text) size)
        (string-length text)
        (loop (grown text)))))

(define (run size)
  (printf "~a\n" (for/last ([_ (in-range 10)]) (grow size))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
