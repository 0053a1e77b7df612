#lang racket/base
(require (prefix-in s: srfi/13))
(s:string-index "hello" #\l) (s:string-pad "5" 3) (s:string-take "hello" 2) (s:string-reverse "abc") (s:string-contains "hello" "ll") (s:string-join '("a" "b") "-") (s:string-upcase "abc") (s:string-tokenize "a b") (s:string-trim-both " x ")
