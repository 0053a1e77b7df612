#lang racket/base
;; Hash tables: their order is Racket CS's; equal? and hash codes.
(define (show . values)
  (for-each (lambda (value) (write value) (display " ")) values)
  (newline))
(define (keys table) (for/list ([(key value) table]) key))
(define (filled table keys) (for ([key keys] [i 1000]) (hash-set! table key i)) table)
(define numbers '(5 100 3 1000 77 8 16 1024 -1 -5 64 128 256 65536 1000000007))
(define texts '("a" "b" "hello" "a longer text than sixteen" "λ" "" "z"))
(define mixed '(a "a" #\a 1.5 1/2 (1 2) #(1) () #t 12 b))

(show (keys (filled (make-hash) numbers)))
; expect: (128 64 16 -1 65536 256 3 -5 100 1024 5 8 1000 1000000007 77) 
(show (keys (filled (make-hasheqv) numbers)))
; expect: (128 64 16 -1 65536 256 3 -5 100 1024 5 8 1000 1000000007 77) 
(show (keys (for/hash ([n numbers]) (values n n))))
; expect: (3 100 5 1000000007 -5 77 -1 16 64 128 65536 256 1024 8 1000) 
(show (hash-map (for/hash ([n numbers]) (values n n)) (lambda (k v) k)))
; expect: (65536 256 1024 16 64 128 8 1000 3 100 5 1000000007 -5 77 -1) 
(show (keys (filled (make-hash) texts)))
; expect: ("a longer text than sixteen" "a" "" "λ" "hello" "z" "b") 
(show (keys (for/hash ([t texts]) (values t t))))
; expect: ("" "hello" "a longer text than sixteen" "b" "a" "z" "λ") 
(show (keys (filled (make-hash) mixed)))                     ; expect: (#\a a () #(1) #t 1/2 "a" (1 2) 12 1.5 b) 
(show (keys (for/hash ([t mixed]) (values t t))))            ; expect: ((1 2) 1/2 12 1.5 #t #(1) #\a b () "a" a) 
(show (for/hasheq ([s '(c b a)]) (values s s)))              ; expect: #hasheq((a . a) (b . b) (c . c)) 
(define table (filled (make-hash) numbers))
(for ([n numbers] [i 11]) (hash-remove! table n))
(show (keys table) (hash-count table))                       ; expect: (128 65536 256 1000000007) 4 
(show (hash-ref (hash 'a 1) 'a) (hash-ref (hash 'a 1) 'b 2) (hash-ref (hash) 'b (lambda () 3)))
; expect: 1 2 3 
(show (with-handlers ([exn:fail? exn-message]) (hash-ref (hash) 'b)))
; expect: "hash-ref: no value found for key\n  key: 'b" 
(show (call-with-values (lambda () (hash-ref (hash) 1 (lambda () (values 1 2)))) list)) ; expect: (1 2) 
(show (call/cc (lambda (k) (hash-for-each (hash 1 2) (lambda (key value) (k (list key value)))))))
; expect: (1 2) 
(hash-update! table 5 add1 0)
(hash-update! table 5 add1 0)
(show (hash-ref table 5) (hash-ref! table 'new (lambda () 'made)) (hash-count table)) ; expect: 2 made 6 

(struct point (x y) #:transparent)
(struct opaque (x))
(struct custom (x)
  #:property prop:equal+hash
  (list (lambda (a b recur) (recur (custom-x a) (custom-x b)))
        (lambda (a recur) (recur (custom-x a)))
        (lambda (a recur) 1)))
(show (equal? (point 1 '(2)) (point 1 '(2))) (equal? (opaque 1) (opaque 1))) ; expect: #t #f 
(show (equal? (custom '(1)) (custom '(1))) (equal? (custom 1) (custom 2))) ; expect: #t #f 
(show (hash-ref (hash (point 1 2) 'point (custom 3) 'custom) (custom 3) #f)) ; expect: custom 
(show (equal? '#hash((a . (1))) (hash 'a (list 1))) (equal? (make-hash) (hash))) ; expect: #t #f 
(define (cycle x) (let ([v (vector 1 x)]) (vector-set! v 0 v) v))
(show (equal? (cycle 2) (cycle 2)) (equal? (cycle 2) (cycle 3))) ; expect: #t #f 
(show (map equal-hash-code '("a" hello 12 1.5 (1 2 3) #(1 2) #\a)))
; expect: (537058521970 544491082548364505 12 288089638663356416 2402739137 1051939 97) 

;; weak tables
(define (fill! table count)
  (for ([i count]) (hash-set! table (list i) i))
  (collect-garbage)
  (hash-count table))
(define held (list 'held))
(define (with-held table) (hash-set! table held 1) table)
(show (< (fill! (make-weak-hasheq) 5000) 500) (< (fill! (make-weak-hash) 5000) 500)) ; expect: #t #t 
(show (fill! (make-hasheq) 500)) ; expect: 500 
(define weak (with-held (make-weak-hasheq)))
(void (fill! weak 5000))
(show (hash-ref weak held) (hash-ref weak (list 'held) 'other) (hash-weak? weak)) ; expect: 1 other #t 
(define names (make-weak-hash))
(for ([name '(a b c)]) (hash-set! names name (symbol->string name)))
(void (fill! names 5000))
(show (hash-ref names 'a) (sort (filter symbol? (hash-keys names)) symbol<?)) ; expect: "a" (a b c) 
(hash-remove! weak held)
(show (hash-ref weak held #f)) ; expect: #f 
(show (hash-strong? (make-hash)) (hash-ephemeron? (make-ephemeron-hasheq)) (hash-weak? (make-ephemeron-hash))) ; expect: #t #t #f 
