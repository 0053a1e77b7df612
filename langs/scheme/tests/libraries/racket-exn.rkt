#lang racket/base
(require racket/exn)
(car (regexp-match #rx"^[^\n]*" (exn->string (make-exn:fail "msg" (current-continuation-marks)))))
