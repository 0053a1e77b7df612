#lang racket/base
(require srfi/42)
(list-ec (: i 5) (* i i)) (sum-ec (: i 10) i) (list-ec (: i 3) (: j 2) (list i j)) (vector-ec (: c "abc") c) (first-ec #f (: i 10) (if (> i 4)) i)
