#lang racket/base
(require racket/async-channel)
(define c (make-async-channel)) (async-channel-put c 1) (async-channel-put c 2) (async-channel-get c) (async-channel-try-get c) (async-channel-try-get c) (define t (thread (lambda () (async-channel-put c 'from-thread)))) (async-channel-get c)
