#lang racket/base
(require srfi/26)
((cut + 1 <>) 2) ((cut list <> 'x <...>) 1 2 3) ((cute - 10 <>) 4)
