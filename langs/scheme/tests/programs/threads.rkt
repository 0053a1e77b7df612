#lang racket/base
;; Green threads and what they wait for.
(define (show . values)
  (for-each (lambda (value) (display value) (display " ")) values)
  (newline))

(define main (current-thread))
(define t (thread (lambda () (thread-send main 'hello))))
(show (thread-receive))                                           ; expect: hello
(thread-wait t)
(show (thread-dead? t) (thread? t))                               ; expect: #t #t

(define ready (make-semaphore 0))
(void (thread (lambda () (sleep 0.01) (semaphore-post ready))))
(semaphore-wait ready)
(show (sync/timeout 0.01 never-evt) (sync/timeout 0 ready))       ; expect: #f #f

(define channel (make-channel))
(void (thread (lambda () (for ([i 3]) (channel-put channel i)))))
(define a (channel-get channel))
(define b (channel-get channel))
(show a b (channel-get channel))                                  ; expect: 0 1 2

;; choices and wrappers
(define other (make-channel))
(void (thread (lambda () (channel-put other 'other))))
(show (sync (wrap-evt channel (lambda (v) (list 'first v)))
            (wrap-evt other (lambda (v) (list 'second v)))))      ; expect: (second other)
(show (sync (choice-evt never-evt (handle-evt always-evt (lambda (e) 'always)))))  ; expect: always

;; taking turns: a thread that never waits does not stop the others
(define stop #f)
(define turns 0)
(void (thread (lambda () (let loop () (unless stop (set! turns (+ turns 1)) (loop))))))
(sleep 0.01)
(set! stop #t)
(show (> turns 0))                                                ; expect: #t

;; an error ends its thread only; parameters are inherited
(define p (make-parameter 'outside))
(define result (make-channel))
(parameterize ([p 'inside]
               [current-error-port (open-output-string)])
  (thread (lambda () (channel-put result (p))))
  (void))
(show (channel-get result) (p))                                   ; expect: inside outside
(define killed (thread (lambda () (let loop () (sleep 1) (loop)))))
(kill-thread killed)
(show (thread-running? killed))                                   ; expect: #f
