#lang racket/base
;; Continuations, prompts, winds.
(define (show . values)
  (for-each (lambda (value) (display value) (display " ")) values)
  (newline))

(show (call/cc (lambda (k) (+ 1 (k 42)))))                ; expect: 42
(show (let/ec k (for-each (lambda (x) (when (> x 2) (k x))) '(1 2 3 4)) 'none))   ; expect: 3

;; entered again
(define (again)
  (define k #f)
  (define n 0)
  (call/cc (lambda (c) (set! k c)))
  (set! n (+ n 1))
  (if (< n 5) (k #f) n))
(show (again))                                            ; expect: 5

;; winds are left from inside to outside
(define trace '())
(define (note what) (set! trace (cons what trace)))
(void (let/ec k
  (dynamic-wind (lambda () (note 'in1))
                (lambda ()
                  (dynamic-wind (lambda () (note 'in2))
                                (lambda () (k 1))
                                (lambda () (note 'out2))))
                (lambda () (note (quote out1))))))
(show (reverse trace))                                    ; expect: (in1 in2 out2 out1)

;; and entered from outside to inside
(set! trace '())
(define saved #f)
(define count 0)
(let ()
  (dynamic-wind (lambda () (note 'in))
                (lambda () (call/cc (lambda (k) (set! saved k))))
                (lambda () (note 'out)))
  (set! count (+ count 1))
  (when (< count 3) (saved #f)))
(show (reverse trace) count)                              ; expect: (in out in out in out) 3

;; prompts
(define tag (make-continuation-prompt-tag 'mine))
(show (call-with-continuation-prompt
       (lambda () (+ 1 (abort-current-continuation tag 1 2)))
       tag
       (lambda (a b) (list a b))))                        ; expect: (1 2)
(show (call-with-continuation-prompt
       (lambda ()
         (+ 1 (call-with-composable-continuation (lambda (k) (+ 100 (k (k 1))))))))) ; expect: 104
(show (continuation-prompt-available? tag))               ; expect: #f

;; a generator by composable continuations
(define (make-generator body)
  (define (resume)
    (call-with-continuation-prompt (lambda () (body yield) 'done) tag (lambda (value k)
      (set! resume (lambda () (call-with-continuation-prompt
                               k tag (lambda (value k2) (set-next! k2) value))))
      value)))
  (define (set-next! k)
    (set! resume (lambda () (call-with-continuation-prompt
                             k tag (lambda (value k2) (set-next! k2) value)))))
  (define (yield value)
    (call-with-composable-continuation
     (lambda (k) (abort-current-continuation tag value (lambda () (k (void)))))
     tag))
  (lambda () (resume)))
(define next (make-generator (lambda (yield) (for ([i 3]) (yield i)))))
(show (next) (next) (next) (next))                        ; expect: 0 1 2 done

;; amb, by full continuations
(define choices '())
(define (fail) (let ([k (car choices)]) (set! choices (cdr choices)) (k #f)))
(define (amb . values)
  (let/cc return
    (for-each (lambda (value)
                (let/cc next
                  (set! choices (cons next choices))
                  (return value)))
              values)
    (fail)))
(define found
  (let ()
    (define a (amb 1 2 3 4 5 6 7))
    (define b (amb 1 2 3 4 5 6 7))
    (define c (amb 1 2 3 4 5 6 7))
    (unless (= (* c c) (+ (* a a) (* b b))) (fail))
    (list a b c)))
(show found)                                              ; expect: (3 4 5)

;; deep recursion that is no tail call
(define (deep n) (if (= n 0) 0 (+ 1 (deep (- n 1)))))
(show (deep 20000))                                       ; expect: 20000
(define-values (q r) (call-with-values (lambda () (quotient/remainder 17 5)) values))
(show q r)                                                ; expect: 3 2

;; calls in a continuation: the marks there are seen, and winds are left
(require (only-in '#%kernel call-in-continuation))
(define (mark) (continuation-mark-set-first #f 'mark))
(show (with-continuation-mark 'mark 'outside
        (+ 1 (call/cc (lambda (k)
                        (with-continuation-mark 'mark 'inside
                          (call-in-continuation k (lambda () (show (mark)) 41)))))))
      'done)                                              ; expect: outside
                                                          ; expect: 42 done
(show (let/ec out
        (dynamic-wind void
                      (lambda () (call-in-continuation out (lambda () (show 'in) 'result)))
                      (lambda () (show 'left)))))         ; expect: left
                                                          ; expect: in
                                                          ; expect: result
(show (call-with-continuation-prompt
       (lambda ()
         (+ 1 (call-with-composable-continuation
               (lambda (k) (* 2 (call-in-continuation k (lambda () 20)))))))))  ; expect: 43
