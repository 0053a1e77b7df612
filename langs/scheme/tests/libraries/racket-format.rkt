#lang racket/base
(require racket/format)
(~a 'x 1 "s") (~s "q" 'y) (~v "v" '(1)) (~a "abc" #:width 6) (~a "abc" #:min-width 6 #:align 'right) (~r 3.14159 #:precision 2) (~r 255 #:base 16) (~r 5 #:min-width 3 #:pad-string "0") (~a "long text" #:max-width 5 #:limit-marker "..") (~r 1e10 #:notation 'exponential) (~r -5 #:sign '+) (~.a "x")
