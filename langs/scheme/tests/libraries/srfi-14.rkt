#lang racket/base
(require srfi/14)
(char-set-contains? char-set:digit #\5) (char-set-size (char-set #\a #\b)) (char-set->string (char-set #\q)) (char-set-contains? (char-set-complement char-set:letter) #\a)
