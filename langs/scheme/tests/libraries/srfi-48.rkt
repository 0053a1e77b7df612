#lang racket/base
(require (prefix-in f: srfi/48))
(f:format "~a ~s ~d~%" "x" "y" 5) (f:format "~8,2F|" 3.14159)
