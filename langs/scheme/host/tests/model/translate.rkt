#lang racket/base
;; The meaning of the code tree, as Racket expressions: registers and captured variables become
;; variables, so that a tree which reads one that is not live does not compile.
(require "datum-reader.rkt")
(provide code->expression)

;; `free`: names of what the code captures; `visible`: register -> name
(struct context (id free globals primitives))

(define counter 0)
(define (fresh base)
  (set! counter (add1 counter))
  (string->symbol (format "~a_~a" base counter)))

;; A lambda expression; `free` are the names of the captured variables.
(define (code->expression code free globals primitives #:self [self (fresh 'self)])
  (define-values (name _place params rest? registers _loop? body) (apply values code))
  (define names (for/list ([_ (in-range params)]) (fresh 'r)))
  (define rest (if rest? (fresh 'r) '()))
  (define visible
    (for/hasheqv ([n (in-list (if rest? (append names (list rest)) names))] [i (in-naturals)])
      (values i n)))

  (define (bind-register slot visible)
    (unless (< slot registers) (error 'model "register ~a of ~a in ~a" slot registers name))
    (define n (fresh 'r))
    (values n (hash-set visible slot n)))
  (define (bind-registers slots visible)
    (for/fold ([names '()] [visible visible] #:result (values (reverse names) visible))
              ([slot (in-list slots)])
      (define-values (n after) (bind-register slot visible))
      (values (cons n names) after)))

  (define (global i) (vector-ref globals i))
  (define (simple s visible)
    (define (go s) (simple s visible))
    (case (car s)
      [(k) (list 'quote (tree->datum (cadr s)))]
      [(r)
       (hash-ref visible (cadr s)
                 (lambda () (error 'model "register ~a is not live in ~a" (cadr s) name)))]
      [(f) (list-ref free (cadr s))]
      [(g gc) (global (cadr s))]
      [(p) (vector-ref primitives (cadr s))]
      [(self) self]
      [(pc gp)
       (cons (if (eq? (car s) 'pc) (vector-ref primitives (cadr s)) (global (cadr s)))
             (map go (cddr s)))]
      [(lam) (closure (cadr s) (map go (cddr s)))]
      [(case)
       (define captured (for/list ([_ (in-list (cddr s))]) (fresh 'f)))
       `(let-values ,(for/list ([n (in-list captured)] [c (in-list (cddr s))]) `[(,n) ,(go c)])
          (case-lambda
            ,@(for/list ([code (in-list (cadr s))])
                (cdr (code->expression code captured globals primitives)))))]
      [(if) `(if ,@(map go (cdr s)))]
      [(cell) `(box ,(go (cadr s)))]
      [(cg) `(unbox ,(go (cadr s)))]
      [(cgc) `(check-defined (unbox ,(go (cadr s))) ',(caddr s))]
      [(cs) `(set-box! ,(go (cadr s)) ,(go (caddr s)))]
      [(gs) `(set! ,(global (cadr s)) ,(go (caddr s)))]
      [(let)
       (define-values (n inside) (bind-register (cadr s) visible))
       `(let-values ([(,n) ,(go (caddr s))]) ,(simple (cadddr s) inside))]
      [else (error 'model "unknown expression ~s" s)]))

  (define (closure code captured)
    (define names (for/list ([_ (in-list captured)]) (fresh 'f)))
    (define self (fresh 'self))
    `(let-values ,(for/list ([n (in-list names)] [c (in-list captured)]) `[(,n) ,c])
       (letrec-values ([(,self) ,(code->expression code names globals primitives #:self self)])
         ,self)))

  (define (tail t visible)
    (define (go s) (simple s visible))
    (case (car t)
      [(ret) (go (cadr t))]
      [(if) `(if ,(go (cadr t)) ,(tail (caddr t) visible) ,(tail (cadddr t) visible))]
      [(let)
       (define-values (n inside) (bind-register (cadr t) visible))
       `(let-values ([(,n) ,(go (caddr t))]) ,(tail (cadddr t) inside))]
      [(do) `(begin ,(go (cadr t)) ,(tail (caddr t) visible))]
      [(fix)
       (define-values (names inside) (bind-registers (map car (cadr t)) visible))
       `(letrec-values
            ,(for/list ([binding (in-list (cadr t))] [n (in-list names)])
               ;; what is captured is read by name: a sibling has no value yet
               (define captured
                 (for/list ([s (in-list (cddr binding))])
                   (simple s inside)))
               `[(,n) ,(code->expression (cadr binding) captured globals primitives #:self n)])
          ,(tail (caddr t) inside))]
      [(tail) (map go (cddr t))]
      [(bind)
       (define-values (slots live first then) (apply values (cdr t)))
       (define kept (for/hasheqv ([slot (in-list live)]) (values slot (hash-ref visible slot))))
       (cond
         [(void? slots) `(begin ,(tail first visible) ,(tail then kept))]
         [else
          (define-values (names inside) (bind-registers slots kept))
          `(let-values ([,names ,(tail first visible)]) ,(tail then inside))])]
      [(wcm) `(with-continuation-mark ,(go (cadr t)) ,(go (caddr t)) ,(tail (cadddr t) visible))]
      [else (error 'model "unknown node ~s" t)]))

  `(lambda ,(append names rest) ,(tail body visible)))
