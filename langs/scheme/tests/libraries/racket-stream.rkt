#lang racket/base
(require racket/stream)
(define (ints n) (stream-cons n (ints (add1 n)))) (stream->list (stream-take (ints 1) 5)) (stream-ref (ints 0) 100)
(stream->list (stream-take (stream-filter even? (ints 0)) 4)) (stream-first (stream-rest (ints 7))) (stream->list (stream-map add1 (stream 1 2 3)))
(for/list ([x (in-stream (stream-take (ints 3) 2))]) x) (stream-empty? empty-stream) (stream->list (stream-append (stream 1) (stream 2))) (stream-fold + 0 (stream 1 2 3)) (stream->list (stream-add-between (stream 1 2) 0))
