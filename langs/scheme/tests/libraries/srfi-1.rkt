#lang racket/base
(require srfi/1)
(iota 5) (fold cons '() '(1 2 3)) (fold-right list 0 '(1 2)) (reduce + 0 '(1 2 3)) (delete 2 '(1 2 3)) (any odd? '(2 3)) (every odd? '(1 3)) (unfold (lambda (x) (> x 3)) (lambda (x) (* x x)) add1 1) (span even? '(2 4 5)) (list-tabulate 3 values) (concatenate '((1) (2))) (zip '(1 2) '(a b)) (lset-union eq? '(a) '(b)) (first '(1)) (filter-map (lambda (x) (and (odd? x) (* x x))) '(1 2 3)) (delete-duplicates '(1 1 2)) (alist-cons 'a 1 '())
