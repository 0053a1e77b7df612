#lang racket/base
(require racket/bytes)
(bytes-append* #"a" (list #"b" #"c")) (bytes-join (list #"a" #"b") #",")
