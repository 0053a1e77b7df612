#lang racket/base
;; Matches patterns with variables against lists of symbols.
(provide run)

;; ? matches one item, a symbol that begins with * any number of them, bound alike everywhere.
(define (segment? item)
  (and (symbol? item)
       (char=? #\* (string-ref (symbol->string item) 0))))

(define (match pattern data bindings)
  (cond
    [(null? pattern) (null? data)]
    [(segment? (car pattern))
     (define bound (assq (car pattern) bindings))
     (if bound
         (let ([rest (without-prefix data (cdr bound))])
           (and rest (match (cdr pattern) rest bindings)))
         (let try ([taken '()] [rest data])
           (or (match (cdr pattern) rest (cons (cons (car pattern) (reverse taken)) bindings))
               (and (pair? rest)
                    (try (cons (car rest) taken) (cdr rest))))))]
    [(null? data) #f]
    [(or (eq? (car pattern) '?) (equal? (car pattern) (car data)))
     (match (cdr pattern) (cdr data) bindings)]
    [(and (pair? (car pattern)) (pair? (car data)))
     (and (match (car pattern) (car data) bindings)
          (match (cdr pattern) (cdr data) bindings))]
    [else #f]))

(define (without-prefix list prefix)
  (cond
    [(null? prefix) list]
    [(and (pair? list) (equal? (car list) (car prefix)))
     (without-prefix (cdr list) (cdr prefix))]
    [else #f]))

(define (items count)
  (for/list ([i (in-range count)])
    (for/list ([j (in-range 9)])
      (case (modulo (+ (* i 7) (* j j) (quotient i (add1 j))) 3)
        [(0) 'a]
        [(1) 'b]
        [else '(a b)]))))

(define patterns
  '((*x (a b) *y (a b) *z)
    (? *x b *x ? *y)
    (*x a *y a *x b *z)
    (*x *y *x)
    (*x (? b) a *y *x (a b) *z)))

(define (run size)
  (define data (items size))
  (for ([pattern (in-list patterns)])
    (printf "~a\n"
            (for/fold ([count 0]) ([item (in-list data)])
              (if (match pattern item '()) (add1 count) count)))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
