#lang racket/base
(require racket/engine)
(define e (engine (lambda (suspend) (let loop ([i 0]) (if (< i 100) (loop (add1 i)) 'finished))))) (engine-run 1000 e) (engine-result e)
