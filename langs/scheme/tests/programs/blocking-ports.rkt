#lang racket/base
;; A thread that waits for a port lets the others run; ports are events.
(require racket/port)

(define (program . arguments)
  (define-values (process from to errors) (apply subprocess #f #f (current-error-port) arguments))
  (values from to))

;; a program that is told by another thread what to answer
(define-values (late to-late) (program "/bin/cat"))
(void (thread (lambda ()
                (for ([part '("la" "te\n" "(a" " . " "b) c")])
                  (sleep 0.002)
                  (write-string part to-late)
                  (flush-output to-late))
                (close-output-port to-late))))
(read-line late)                                    ; expect: "late"
(port-count-lines! late)
(read late)                                         ; expect: '(a . b)
(define-values (line column position) (port-next-location late))
(list line column)                                  ; expect: '(1 7)
(list (read late) (read late))                      ; expect: '(c #<eof>)

;; more than pipes hold, both ways
(define-values (back to-cat) (program "/bin/cat"))
(define many (make-bytes 300000 97))
(define writer (thread (lambda () (write-bytes many to-cat) (write-bytes many to-cat)
                         (display (make-string 200000 #\b) to-cat) (close-output-port to-cat))))
(define got (port->bytes back))
(list (bytes-length got) (equal? (subbytes got 0 300000) many)) ; expect: '(800000 #t)
(thread-wait writer)

;; threads that talk through programs
(define-values (from-a to-a) (program "/bin/cat"))
(define-values (from-b to-b) (program "/bin/cat"))
(define echo
  (thread (lambda ()
            (for ([line (in-lines from-a)])
              (write-string (string-append line "!\n") to-b)
              (flush-output to-b))
            (close-output-port to-b))))
(for/list ([word '("x" "y")])
  (fprintf to-a "~a\n" word)
  (flush-output to-a)
  (read-line from-b))                               ; expect: '("x!" "y!")
(close-output-port to-a)
(read-char from-b)                                  ; expect: #<eof>
(thread-wait echo)

;; pipes inside of the program
(define-values (in out) (make-pipe))
(define reader (thread (lambda () (list (read-bytes 5 in) (read-string 3 in) (read-char in)))))
(define results (make-channel))
(void (thread (lambda () (channel-put results (list (read-bytes 5 in) (read-line in) (read-char in))))))
(sleep 0.001)
(kill-thread reader)
(for ([part '("ab" "cdef" "g\n")]) (write-string part out) (sleep 0.001))
(close-output-port out)
(channel-get results)                               ; expect: '(#"abcde" "fg" #<eof>)

;; as events
(define-values (in2 out2) (make-pipe))
(sync/timeout 0.001 in2)                            ; expect: #f
(void (thread (lambda () (sleep 0.002) (write-char #\z out2))))
(eq? in2 (sync in2))                                ; expect: #t
(list (char-ready? in2) (peek-char in2) (read-char in2) (char-ready? in2)) ; expect: '(#t #\z #\z #f)
(define-values (quiet to-quiet) (program "/bin/cat"))
(list (char-ready? quiet) (sync/timeout 0.001 quiet)) ; expect: '(#f #f)
(read-bytes-avail!* (make-bytes 4) quiet)           ; expect: 0
(eq? to-quiet (sync quiet to-quiet))                ; expect: #t
(write-string "q" to-quiet)                         ; expect: 1
(flush-output to-quiet)
(eq? quiet (sync quiet))                            ; expect: #t
(close-output-port to-quiet)
(read-line quiet)                                   ; expect: "q"

;; a thread that waits can be killed and broken
(define-values (never to-never) (program "/bin/cat"))
(define stuck (thread (lambda () (read-char never))))
(sleep 0.001)
(kill-thread stuck)
(thread-dead? stuck)                                ; expect: #t
(define broken (make-channel))
(define waiting
  (thread (lambda ()
            (channel-put broken (with-handlers ([exn:break? (lambda (e) 'broken)]) (read-char never))))))
(sleep 0.001)
(break-thread waiting)
(channel-get broken)                                ; expect: 'broken
(close-output-port to-never)

;; a procedure that reads for a port lets the others run
(define turn (make-semaphore 0))
(define parts '(#"ab" #"" #"c\n" #"(d" #" e)"))
(define mine
  (make-input-port
   'mine
   (lambda (target)
     (semaphore-wait turn)
     (cond
       [(null? parts) eof]
       [else (define part (car parts))
             (set! parts (cdr parts))
             (bytes-copy! target 0 part)
             (bytes-length part)]))
   #f
   void))
(define giver (thread (lambda () (for ([i 6]) (sleep 0.001) (semaphore-post turn)))))
(read-line mine)                                    ; expect: "abc"
(list (read mine) (read-char mine))                 ; expect: '((d e) #<eof>)
