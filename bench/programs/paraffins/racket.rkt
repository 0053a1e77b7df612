#lang racket/base
;; Counts paraffins (carbon trees) by making all of them.
(provide run)

;; Radicals are trees of three; `levels` holds those of each size.
(struct carbon (a b c))

(define (three-parts n)
  (for*/list ([a (in-range 0 (add1 (quotient n 3)))]
              [b (in-range a (add1 (quotient (- n a) 2)))])
    (list a b (- n a b))))

(define (four-parts n)
  (for*/list ([a (in-range 0 (add1 (quotient n 4)))]
              [b (in-range a (add1 (quotient (- n a) 3)))]
              [c (in-range (max b (- (quotient (add1 n) 2) a b))
                           (add1 (quotient (- n a b) 2)))])
    (list a b c (- n a b c))))

;; Calls `use` with each rest of `list`, so that equal sizes combine without order.
(define (tails list)
  (if (null? list) '() (cons list (tails (cdr list)))))

(define (choices levels size from same?)
  (if same? (tails from) (tails (vector-ref levels size))))

(define (radicals largest)
  (define levels (make-vector (add1 largest) '()))
  (vector-set! levels 0 (list 'hydrogen))
  (for ([size (in-range 1 (add1 largest))])
    (vector-set!
     levels size
     (for*/list ([parts (in-list (three-parts (sub1 size)))]
                 [as (in-list (choices levels (car parts) '() #f))]
                 [bs (in-list (choices levels (cadr parts) as (= (car parts) (cadr parts))))]
                 [cs (in-list (choices levels (caddr parts) bs (= (cadr parts) (caddr parts))))])
       (carbon (car as) (car bs) (car cs)))))
  levels)

(define (bond-centered size levels)
  (if (odd? size)
      '()
      (for*/list ([as (in-list (tails (vector-ref levels (quotient size 2))))]
                  [b (in-list as)])
        (cons (car as) b))))

(define (carbon-centered size levels)
  (for*/list ([parts (in-list (four-parts (sub1 size)))]
              [as (in-list (choices levels (car parts) '() #f))]
              [bs (in-list (choices levels (cadr parts) as (= (car parts) (cadr parts))))]
              [cs (in-list (choices levels (caddr parts) bs (= (cadr parts) (caddr parts))))]
              [ds (in-list (choices levels (cadddr parts) cs
                                    (= (caddr parts) (cadddr parts))))])
    (vector (car as) (car bs) (car cs) (car ds))))

(define (run size)
  (define levels (radicals (quotient size 2)))
  (printf "~a\n"
          (+ (length (bond-centered size levels))
             (length (carbon-centered size levels)))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
