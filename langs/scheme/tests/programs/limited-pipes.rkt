#lang racket/base
;; A pipe with a limit: writers wait while others read; a reader that needs more gets it.

(define-values (small-in small-out) (make-pipe 4))
(define log '())
(define (note x) (set! log (cons x log)))
(define slow
  (thread (lambda ()
            (for ([i 4]) (write-bytes #"ABC" small-out) (note i))
            (write-string "abcdefghij" small-out)
            (note 'text)
            (close-output-port small-out))))
(void (sync/timeout 0.01 slow))
(list log (pipe-content-length small-in))           ; expect: '((0) 4)
(read-bytes 2 small-in)                             ; expect: #"AB"
(void (sync/timeout 0.01 slow))
(list log (pipe-content-length small-in))           ; expect: '((1 0) 4)
(read-string 100 small-in)                          ; expect: "CABCABCABCabcdefghij"
(thread-wait slow)
(reverse log)                                       ; expect: '(0 1 2 3 text)
(define-values (in4 out4) (make-pipe 4))
(write-bytes-avail* #"abcdef" out4)                 ; expect: 4
(list (sync/timeout 0.001 out4) (write-bytes-avail* #"x" out4)) ; expect: '(#f 0)
(read-byte in4)                                     ; expect: 97
(eq? out4 (sync/timeout 0.001 out4))                ; expect: #t
(define more (thread (lambda () (write-bytes #"efghijkl" out4))))
(peek-bytes 9 0 in4)                                ; expect: #"bcdefghij"
(list (read-bytes 11 in4) (pipe-content-length out4)) ; expect: '(#"bcdefghijkl" 0)
(write-bytes #"abcd" out4)                          ; expect: 4
(define available (thread (lambda () (note (write-bytes-avail #"xyz" out4)))))
(sleep 0.001)
(read-bytes 4 in4)                                  ; expect: #"abcd"
(thread-wait available)
(list (car log) (read-bytes 3 in4))                 ; expect: '(3 #"xyz")
