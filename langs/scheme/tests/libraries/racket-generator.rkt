#lang racket/base
(require racket/generator)
(define g (generator () (let loop ([i 0]) (when (< i 3) (yield i) (loop (add1 i)))) 'done)) (g) (g) (g) (g) (generator-state g)
(for/list ([x (in-generator (yield 1) (yield 2))]) x) (define h (infinite-generator (yield 'a) (yield 'b))) (list (h) (h) (h)) ((sequence->generator '(1 2)))
(define e (generator (a) (let ([b (yield (* a 2))]) (yield (+ a b))))) (e 5) (e 7)
