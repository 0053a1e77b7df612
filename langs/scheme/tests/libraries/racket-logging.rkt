#lang racket/base
(require racket/logging)
(with-intercepted-logging (lambda (v) (displayln (vector-ref v 1))) (lambda () (log-warning "careful")) 'warning)
