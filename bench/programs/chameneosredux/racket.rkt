#lang racket/base
;; Creatures meet in pairs and change colour; each is a coroutine made of
;; continuations, they take turns.
(provide run)

(define colors '(blue red yellow))
(define groups
  '((blue red yellow)
    (blue red yellow red yellow blue red yellow red blue)))
(define digits #("zero" "one" "two" "three" "four" "five" "six" "seven" "eight" "nine"))

(define (complement one other)
  (if (eq? one other)
      one
      (for/first ([color (in-list colors)]
                  #:unless (or (eq? color one) (eq? color other)))
        color)))

(define (spell number)
  (apply string-append
         (for/list ([digit (in-string (number->string number))])
           (string-append " " (vector-ref digits (- (char->integer digit) 48))))))

(struct creature (name [color #:mutable] [meetings #:mutable] [with-itself #:mutable]))

(define (meet! one other-name color)
  (set-creature-color! one color)
  (set-creature-meetings! one (add1 (creature-meetings one)))
  (when (eqv? other-name (creature-name one))
    (set-creature-with-itself! one (add1 (creature-with-itself one)))))

;; A queue of thunks, those that may go on.
(struct queue ([front #:mutable] [back #:mutable]))

(define (enqueue! ready thunk)
  (set-queue-back! ready (cons thunk (queue-back ready))))

(define (dequeue! ready)
  (when (null? (queue-front ready))
    (set-queue-front! ready (reverse (queue-back ready)))
    (set-queue-back! ready '()))
  (define front (queue-front ready))
  (cond
    [(null? front) #f]
    [else
     (set-queue-front! ready (cdr front))
     (car front)]))

(define (meet-all meetings creatures)
  (define ready (queue '() '()))
  (define meetings-left meetings)
  (define waiting #f) ; a creature
  (define wake-up #f) ; and its continuation
  (define back-to-scheduler #f)
  (define (live one)
    (when (positive? meetings-left)
      (cond
        [waiting
         (define other waiting)
         (define other-wake-up wake-up)
         (set! waiting #f)
         (set! meetings-left (sub1 meetings-left))
         (define color (complement (creature-color one) (creature-color other)))
         (meet! one (creature-name other) color)
         (meet! other (creature-name one) color)
         (enqueue! ready (lambda () (other-wake-up (void))))
         (call/cc (lambda (k)
                    (enqueue! ready (lambda () (k (void))))
                    (back-to-scheduler (void))))]
        [else
         (set! waiting one)
         (call/cc (lambda (k)
                    (set! wake-up k)
                    (back-to-scheduler (void))))])
      (live one)))
  (for ([one (in-list creatures)])
    (enqueue! ready (lambda ()
                      (live one)
                      (back-to-scheduler (void)))))
  (let loop ()
    (define next (dequeue! ready))
    (when next
      (call/cc (lambda (k)
                 (set! back-to-scheduler k)
                 (next)))
      (loop))))

(define (run meetings)
  (for* ([one (in-list colors)]
         [other (in-list colors)])
    (printf "~a + ~a -> ~a\n" one other (complement one other)))
  (newline)
  (for ([group (in-list groups)]
        [number (in-naturals)])
    (unless (zero? number) (newline))
    (for ([color (in-list group)])
      (printf " ~a" color))
    (newline)
    (define creatures
      (for/list ([color (in-list group)]
                 [name (in-naturals)])
        (creature name color 0 0)))
    (meet-all meetings creatures)
    (for ([one (in-list creatures)])
      (printf "~a~a\n" (creature-meetings one) (spell (creature-with-itself one))))
    (printf "~a\n"
            (spell (for/sum ([one (in-list creatures)])
                     (creature-meetings one))))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
