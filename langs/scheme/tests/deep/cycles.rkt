#lang racket/base
;; Values that contain themselves.
(define-syntax-rule (show value)
  (let ([v value]) (display v) (display " | ") (write v) (display " | ") (print v) (newline)))

(show (let ([b (box 1)]) (set-box! b (list b 2)) b))
; expect: #0=#&(#0# 2) | #0=#&(#0# 2) | #0='#&(#0# 2)
(show (let ([v (vector 1 2)]) (vector-set! v 0 v) (list v)))
; expect: (#0=#(#0# 2)) | (#0=#(#0# 2)) | '(#0=#(#0# 2))
