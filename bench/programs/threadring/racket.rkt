#lang racket/base
;; A token goes round a ring of threads; the one it ends at is printed.
(provide run)

(define ring 503)

(define (member number mailbox next done)
  (thread
   (lambda ()
     (let loop ()
       (semaphore-wait (car mailbox))
       (define token (unbox (cdr mailbox)))
       (cond
         [(zero? token)
          (printf "~a\n" number)
          (semaphore-post done)]
         [else
          (set-box! (cdr next) (sub1 token))
          (semaphore-post (car next))
          (loop)])))))

(define (run token)
  (define mailboxes
    (for/vector #:length ring ([_ (in-range ring)])
      (cons (make-semaphore 0) (box 0))))
  (define done (make-semaphore 0))
  (define threads
    (for/list ([i (in-range ring)])
      (member (add1 i)
              (vector-ref mailboxes i)
              (vector-ref mailboxes (modulo (add1 i) ring))
              done)))
  (define first (vector-ref mailboxes 0))
  (set-box! (cdr first) token)
  (semaphore-post (car first))
  (semaphore-wait done)
  (for-each kill-thread threads))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
