#lang racket/base
;; Symbolic derivatives of list expressions.
(provide run)

(define (deriv a)
  (cond
    [(not (pair? a)) (if (eq? a 'x) 1 0)]
    [(eq? (car a) '+) (cons '+ (map deriv (cdr a)))]
    [(eq? (car a) '-) (cons '- (map deriv (cdr a)))]
    [(eq? (car a) '*)
     (list '* a (cons '+ (map (lambda (a) (list '/ (deriv a) a)) (cdr a))))]
    [(eq? (car a) '/)
     (list '-
           (list '/ (deriv (cadr a)) (caddr a))
           (list '/ (cadr a) (list '* (caddr a) (caddr a) (deriv (caddr a)))))]
    [else (error 'deriv "no derivative of ~a" a)]))

(define (run size)
  (printf "~s\n"
          (for/last ([_ (in-range size)])
            (deriv '(+ (* 3 x x) (* a x x) (* b x) (/ x 5) 5)))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
