#lang racket/base
(require racket/list)
(first '(1 2 3)) (last '(1 2 3)) (take '(a b c d) 2) (drop '(a b c d) 2) (split-at '(1 2 3 4) 1)
(remove-duplicates '(1 2 1 3 2) =) (flatten '(1 (2 (3 4)) () 5)) (range 0 10 3) (append-map list '(1 2) '(a b))
(partition even? '(1 2 3 4 5)) (filter-not even? '(1 2 3)) (group-by even? '(1 2 3 4)) (cartesian-product '(1 2) '(a b))
(permutations '(1 2 3)) (combinations '(1 2 3) 2) (argmin abs '(-3 2 -1)) (index-of '(a b c) 'b) (add-between '(1 2 3) 0)
(count odd? '(1 2 3)) (list-set '(1 2 3) 1 'x) (takef '(2 4 5 6) even?) (check-duplicates '(1 2 1)) (inclusive-range 1 4) (shuffle '(1))
