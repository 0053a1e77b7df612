#lang racket/base
(require rackunit rackunit/text-ui)
(check-equal? (+ 1 2) 3) (check-true #t) (check-exn exn:fail? (lambda () (error "x")))
(run-tests (test-suite "s" (test-case "one" (check-eq? 'a 'a)) (test-case "two" (check-= 1.0 1.01 0.1)) (test-equal? "three" 1 1)))
