#lang racket/base
;; Numbers the registers of one code: a variable's register is free again when nothing reads it.
(require "codefile.rkt" "core.rkt")
(provide number-registers)

;; The tree with numbers for variables and with live registers in `bind`; and how many there are.
(define (number-registers params tree)
  (define numbers (make-hasheq))       ; local -> register
  (define highest (sub1 (length params)))
  (define live-sets (make-hasheq))     ; tail -> hasheq of locals that it reads

  (define (live t)
    (hash-ref! live-sets t (lambda () (compute-live t))))
  (define (compute-live t)
    (case (car t)
      [(ret) (reads (cadr t) none)]
      [(if) (reads (cadr t) (union (live (caddr t)) (live (cadddr t))))]
      [(let) (reads (caddr t) (hash-remove (live (cadddr t)) (cadr t)))]
      [(do) (reads (cadr t) (live (caddr t)))]
      [(fix)
       (define locals (map car (cadr t)))
       (remove-all (for*/fold ([set (live (caddr t))])
                              ([binding (in-list (cadr t))] [s (in-list (cddr binding))])
                     (reads s set))
                   locals)]
      [(tail) (for/fold ([set none]) ([s (in-list (cddr t))]) (reads s set))]
      [(bind) (union (live (caddr t)) (remove-all (live (cadddr t)) (or (cadr t) '())))]
      [(wcm) (reads (cadr t) (reads (caddr t) (live (cadddr t))))]))

  (define (take! local in-use)
    (define taken (for/hasheqv ([l (in-hash-keys in-use)] #:when (hash-ref numbers l #f))
                    (values (hash-ref numbers l) #t)))
    (define number (let loop ([i 0]) (if (hash-ref taken i #f) (loop (add1 i)) i)))
    (hash-set! numbers local number)
    (set! highest (max highest number)))

  (define (number! t)
    (case (car t)
      [(if) (number! (caddr t)) (number! (cadddr t))]
      [(let)
       (take! (cadr t) (hash-remove (live (cadddr t)) (cadr t)))
       (number! (cadddr t))]
      [(do) (number! (caddr t))]
      [(fix)
       (define locals (map car (cadr t)))
       ;; what the closures capture is read after their registers are written
       (for/fold ([in-use (union (live t) (remove-all (live (caddr t)) locals))])
                 ([l (in-list locals)])
         (take! l in-use)
         (hash-set in-use l #t))
       (number! (caddr t))]
      [(bind)
       (number! (caddr t))
       (define after (live (cadddr t)))
       (for/fold ([in-use (remove-all after (or (cadr t) '()))]) ([l (in-list (or (cadr t) '()))])
         (take! l in-use)
         (hash-set in-use l #t))
       (number! (cadddr t))]
      [(wcm) (number! (cadddr t))]
      [else (void)]))

  ;; -- the tree, when all numbers are known; variables inside simple expressions come last

  (define depth-used 0)
  (define (register l) (hash-ref numbers l))
  (define (simple s depth)
    (case (car s)
      [(r) `(r ,(register (cadr s)))]
      [(k f g gc p self) s]
      [(pc gp) `(,(car s) ,(cadr s) ,@(simples (cddr s) depth))]
      [(lam) `(lam ,(cadr s) ,@(simples (cddr s) depth))]
      [(case) `(case ,(cadr s) ,@(simples (cddr s) depth))]
      [(gs) `(gs ,(cadr s) ,(simple (caddr s) depth))]
      [(cgc) `(cgc ,(simple (cadr s) depth) ,(caddr s))]
      [(slet)
       (define value (simple (caddr s) depth))
       (define number (+ highest depth 1))
       (hash-set! numbers (cadr s) number)
       (set! depth-used (max depth-used (add1 depth)))
       `(let ,number ,value ,(simple (cadddr s) (add1 depth)))]
      [else (cons (car s) (simples (cdr s) depth))]))
  (define (simples ss depth) (for/list ([s (in-list ss)]) (simple s depth)))
  (define (top s) (simple s 0))

  (define (finish t)
    (case (car t)
      [(ret) `(ret ,(top (cadr t)))]
      [(if) `(if ,(top (cadr t)) ,(finish (caddr t)) ,(finish (cadddr t)))]
      [(let) `(let ,(register (cadr t)) ,(top (caddr t)) ,(finish (cadddr t)))]
      [(do) `(do ,(top (cadr t)) ,(finish (caddr t)))]
      [(fix)
       `(fix ,(for/list ([binding (in-list (cadr t))])
                `(,(register (car binding)) ,(cadr binding) ,@(map top (cddr binding))))
             ,(finish (caddr t)))]
      [(tail) `(tail ,(cadr t) ,@(map top (cddr t)))]
      [(bind)
       (define locals (cadr t))
       (define kept (remove-all (live (cadddr t)) (or locals '())))
       `(bind ,(if locals (map register locals) nil)
              ,(sort (map register (hash-keys kept)) <)
              ,(finish (caddr t))
              ,(finish (cadddr t)))]
      [(wcm) `(wcm ,(top (cadr t)) ,(top (caddr t)) ,(finish (cadddr t)))]))

  (for ([p (in-list params)] [i (in-naturals)]) (hash-set! numbers p i))
  (number! tree)
  (define numbered (finish tree))
  (values numbered (+ highest 1 depth-used)))

(define none (hasheq))

(define (union a b)
  (if (< (hash-count a) (hash-count b))
      (union b a)
      (for/fold ([a a]) ([l (in-hash-keys b)]) (hash-set a l #t))))

(define (remove-all set locals)
  (for/fold ([set set]) ([l (in-list locals)]) (hash-remove set l)))

;; `set` and the variables that a simple expression reads
(define (reads s set)
  (case (car s)
    [(r) (hash-set set (cadr s) #t)]
    [(k f g gc p self) set]
    [(cgc) (reads (cadr s) set)]
    [(pc gp lam case gs) (for/fold ([set set]) ([part (in-list (cddr s))]) (reads part set))]
    [(slet) (reads (caddr s) (hash-remove (reads (cadddr s) set) (cadr s)))]
    [else (for/fold ([set set]) ([part (in-list (cdr s))]) (reads part set))]))
