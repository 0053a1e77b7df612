#lang racket/base
(require srfi/41)
(define-stream (from n) (stream-cons n (from (+ n 1)))) (stream->list 4 (from 2)) (stream->list (stream-take 2 (stream-map + (from 1) (from 10)))) (stream-ref (stream-filter odd? (from 0)) 3)
