#lang racket/base
;; Sieves primes out of a list.
(provide run)

(define (interval low high)
  (if (> low high) '() (cons low (interval (add1 low) high))))

(define (without-multiples n list)
  (cond
    [(null? list) '()]
    [(zero? (remainder (car list) n)) (without-multiples n (cdr list))]
    [else (cons (car list) (without-multiples n (cdr list)))]))

(define (sieve list)
  (if (null? list)
      '()
      (cons (car list) (sieve (without-multiples (car list) (cdr list))))))

(define (run size)
  (define found (sieve (interval 2 size)))
  (printf "~a ~a\n" (length found) (apply + found)))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
