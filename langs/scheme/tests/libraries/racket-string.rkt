#lang racket/base
(require racket/string)
(string-join '("a" "b" "c") ", ") (string-split "  a b  c ") (string-split "a,b,c" ",") (string-trim "  hi ") (string-replace "banana" "an" "X")
(string-prefix? "hello" "he") (string-suffix? "hello" "lo") (string-contains? "hello" "ell") (non-empty-string? "") (string-normalize-spaces " a  b ")
(string-append* "a" '("b" "c")) (string-join '("x" "y") " and " #:before-first "<" #:after-last ">")
