#lang racket/base
;; raise, handlers, marks, parameters.
(define (show . values)
  (for-each (lambda (value) (display value) (display " ")) values)
  (newline))

(show (with-handlers ([exn:fail:contract? exn-message]) (vector-ref (vector 1 2) 2)))
; expect: vector-ref: index is out of range
; expect:   index: 2
; expect:   valid range: [0, 1]
; expect:   vector: '#(1 2)
(show (with-handlers ([symbol? (lambda (e) (list 'caught e))]) (raise 'boom)))   ; expect: (caught boom)
(show (with-handlers ([string? (lambda (e) 'no)]
                      [number? (lambda (e) (+ e 1))])
        (with-handlers ([string? (lambda (e) 'inner)]) (raise 41))))             ; expect: 42
(show (with-handlers ([exn:fail:contract:arity? (lambda (e) 'arity)])
        ((lambda (x) x))))                                                       ; expect: arity
(show (with-handlers ([exn:fail? (lambda (e) (exn-message e))])
        (error 'who "bad ~a: ~s" 'thing "text")))                                ; expect: who: bad thing: "text"
(show (with-handlers ([exn:fail:contract:divide-by-zero? exn-message]) (/ 1 0))) ; expect: /: division by zero

;; out of winds
(define trace '())
(show (with-handlers ([symbol? values])
        (dynamic-wind (lambda () (set! trace (cons 'in trace)))
                      (lambda () (raise 'out))
                      (lambda () (set! trace (cons 'left trace))))))             ; expect: out
(show trace)                                                                     ; expect: (left in)

;; what a handler returns goes on to the next one
(show (with-handlers ([number? (lambda (n) (list 'outer n))])
        (call-with-exception-handler
         (lambda (e) 7)
         (lambda () (raise 'x)))))                                               ; expect: (outer 7)

;; marks
(define (marks) (continuation-mark-set->list (current-continuation-marks) 'key))
(show (with-continuation-mark 'key 1 (list (with-continuation-mark 'key 2 (marks)))))  ; expect: ((2 1))
(show (with-continuation-mark 'key 1 (with-continuation-mark 'key 2 (marks))))   ; expect: (2)
(show (continuation-mark-set-first #f 'key 'none))                               ; expect: none
(define (count n) (if (= n 0) (marks) (with-continuation-mark 'key n (count (- n 1)))))
(show (count 100000))                                                            ; expect: (1)

;; parameters
(define p (make-parameter 1))
(define q (make-parameter 10 (lambda (x) (* x 2))))
(show (p) (q))                                                                   ; expect: 1 10
(parameterize ([p 2] [q 4]) (show (p) (q)) (p 3) (show (p)))
; expect: 2 8
; expect: 3
(show (p) (q))                                                                   ; expect: 1 10
(q 5)
(show (q))                                                                       ; expect: 10
(define k (parameterize ([p 'inside]) (let/cc k k)))
(show (p))                                                                       ; expect: 1

;; errors that nothing catches are displayed on the current error port
(define errors (open-output-string))
(parameterize ([current-error-port errors])
  (thread-wait (thread (lambda () (error 'worker "no ~a" "luck"))))
  (with-continuation-mark 'key 1
    ((error-display-handler) "shown" (make-exn:fail "not shown" (current-continuation-marks)))))
(define shown (open-input-string (get-output-string errors)))
(displayln (read-line shown))  ; expect: worker: no luck
(displayln (for/last ([line (in-lines shown)] #:when (regexp-match? #rx"^shown" line)) line))  ; expect: shown
