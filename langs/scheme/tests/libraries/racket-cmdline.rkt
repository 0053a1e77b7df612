#lang racket/base
(require racket/cmdline)
(define v (box #f)) (command-line #:program "p" #:argv #("-n" "5" "file" "more") #:once-each [("-n" "--num") x "number" (set-box! v (string->number x))] [("-q") "quiet" (void)] #:args (a . rest) (list a rest)) (unbox v)
