#lang racket/base
(require racket/promise)
(define p (delay (begin (display "once ") 5))) (force p) (force p) (promise? p) (promise-forced? p) (force (delay/name 3)) (force (lazy (delay 4))) (force 7) (with-handlers ([exn:fail? exn-message]) (force (delay (error "bad"))))
