#lang racket/base
;; Futures: touched any number of times, evaluated once.
(require racket/future)
(define count 0)
(define f (future (lambda () (set! count (+ count 1)) (* 6 7))))
(list (touch f) (touch f) count) ; expect: '(42 42 1)
(map touch (for/list ([i 3]) (future (lambda () (* i i))))) ; expect: '(0 1 4)
(with-handlers ([string? values]) (touch (future (lambda () (raise "failed"))))) ; expect: "failed"
(for/list ([x (list f 5)]) (future? x)) ; expect: '(#t #f)
(current-future) ; expect: #f
