#lang racket/base
;; Times in-process iterations of the program beside it: iterate.rkt ITERATIONS ARGUMENT
;;
;; A program lies beside it as `program.rkt` and provides `run`, which prints the
;; checked output. It is printed once; a later iteration that differs ends the
;; process. Lines are in the format of ReBench's log adapter.
(require "program.rkt")

(define (run-once argument)
  (define out (open-output-string))
  (define start (current-inexact-milliseconds))
  (parameterize ([current-output-port out])
    (run argument))
  (define milliseconds (- (current-inexact-milliseconds) start))
  (values (get-output-string out) milliseconds))

(module+ main
  (define arguments (current-command-line-arguments))
  (define iterations (string->number (vector-ref arguments 0)))
  (define text (vector-ref arguments 1))
  (define argument (or (string->number text) text))
  (for/fold ([expected #f] #:result (void)) ([number (in-range 1 (add1 iterations))])
    (define-values (result milliseconds) (run-once argument))
    (cond
      [(not expected) (write-string result)]
      [(not (string=? result expected))
       (printf "iteration ~a differs: ~a\n" number result)
       (exit 1)])
    (printf "program: iterations=1 runtime: ~aus\n"
            (inexact->exact (round (* milliseconds 1000))))
    (or expected result)))
