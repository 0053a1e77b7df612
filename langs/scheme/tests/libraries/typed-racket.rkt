#lang typed/racket
;; Types are erased; what the optimiser makes of them runs.
(define-type Tree (U Leaf Node))
(struct Leaf ([value : Integer]) #:transparent)
(struct Node ([left : Tree] [right : Tree]) #:transparent)

(: total (-> Tree Integer))
(define (total tree)
  (if (Leaf? tree)
      (Leaf-value tree)
      (+ (total (Node-left tree)) (total (Node-right tree)))))

(: build (-> Integer Tree))
(define (build depth)
  (if (= depth 0) (Leaf 1) (Node (build (- depth 1)) (build (- depth 1)))))
(displayln (total (build 10)))
(displayln (build 1))

(: blend (-> Float Float Float))
(define (blend x y) (+ (* x y) (flsqrt (flabs x))))
(require racket/flonum)
(displayln (for/fold : Float ([sum : Float 0.0]) ([i (in-range 1000)])
             (blend (exact->inexact i) (+ sum 0.5))))

(: counts (HashTable Symbol Natural))
(define counts (make-hash))
(for ([word (in-list '(a b a c))])
  (hash-update! counts word add1 (lambda () 0)))
(displayln (sort (map (inst car Symbol Natural) (hash->list counts)) symbol<?))
(: all (All (A) (-> (Listof A) (-> A Boolean) (Listof A))))
(define (all items wanted?) (filter wanted? items))
(displayln (all (list 1 2 3 4) (lambda ([n : Integer]) (even? n))))
(displayln (vector-map (lambda ([n : Integer]) (* n n)) (vector 1 2 3)))
