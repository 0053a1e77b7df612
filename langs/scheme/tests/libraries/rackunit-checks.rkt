#lang racket/base
;; A suite whose tests fail in all ways there are: what the text interface tells, but for places.
(require racket/string rackunit rackunit/text-ui)
(define-check (check-odd n) (unless (odd? n) (fail-check "not odd")))
(define-simple-check (check-small n) (< n 10))
(define suite
  (test-suite "all"
    (test-case "right" (check-equal? (+ 1 1) 2))
    (test-case "wrong" (check-equal? (+ 1 1) 3 "the sum is wrong"))
    (test-case "broken" (error 'boom "no"))
    (test-case "not an exception" (raise 'value))
    (test-suite "inner"
      #:before (lambda () (displayln "before"))
      #:after (lambda () (displayln "after"))
      (check-pred number? 'a)
      (check-exn exn:fail:contract? (lambda () (car 1)))
      (check-exn #rx"car" (lambda () (cdr 1)))
      (check-not-exn (lambda () (car 1)))
      (check-within '(1.0 2.0) '(1.01 2.0) 0.1)
      (check-= 1.0 1.5 0.1)
      (check-match '(1 2 3) (list _ _ 3))
      (check-odd 2)
      (check-small 11)
      (check-not-false #f "said"))
    (test-equal? "named" 'a 'b)
    (test-begin (check-eq? 'a 'a) (check-true #f))))

(define (without-places text)
  (for ([line (string-split text "\n")]
        #:unless (or (regexp-match? #rx"^ *location:" line) (regexp-match? #rx"[.]rkt" line)))
    (displayln (regexp-replace #rx": +" line ": "))))

(for ([mode '(normal verbose)])
  (define out (open-output-string))
  (displayln (parameterize ([current-error-port out]) (run-tests suite mode)))
  (without-places (get-output-string out)))
