#lang racket/base
(require racket/control)
(prompt (+ 1 (control k (k (k 10))))) (reset (* 2 (shift k (+ (k 3) (k 4))))) (call/prompt (lambda () (abort-current-continuation (default-continuation-prompt-tag) 5)) (default-continuation-prompt-tag) (lambda xs xs)) (% (+ 1 (fcontrol 3)) (lambda (v k) (list v (k 10)))) (reset (cons 1 (shift k '()))) (let/ec k (+ 1 (k 42)))
