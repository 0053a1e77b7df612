#lang racket/base
(require data/queue)
(define q (make-queue)) (enqueue! q 1) (enqueue! q 2) (enqueue-front! q 0) (queue->list q) (dequeue! q) (queue-length q) (queue-empty? q) (queue-filter! q even?) (queue->list q) (for/list ([x (in-queue q)]) x)
