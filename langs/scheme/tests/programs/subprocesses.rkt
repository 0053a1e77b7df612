#lang racket/base
;; Programs that are started, read from, written to, waited for and killed.
(require racket/port racket/system)

(define (started out in err . command)
  (define-values (program from to errors) (apply subprocess out in err command))
  (list program from to errors))

;; pipes both ways
(define cat (started #f #f #f "/bin/cat"))
(subprocess-status (car cat))                       ; expect: 'running
(write-string "hello\n" (caddr cat))                ; expect: 6
(close-output-port (caddr cat))
(list (read-line (cadr cat)) (read-line (cadr cat))) ; expect: '("hello" #<eof>)
(subprocess-wait (car cat))
(subprocess-status (car cat))                       ; expect: 0
(eq? (car cat) (sync (car cat)))                    ; expect: #t
(map object-name (cdr cat)) ; expect: '(subprocess-stdout subprocess-stdin subprocess-stderr)

;; statuses
(define (status . command)
  (define all (apply started (current-output-port) #f #f "/bin/sh" "-c" command))
  (subprocess-wait (car all))
  (subprocess-status (car all)))
(status "exit 3")                                   ; expect: 3
(status "kill -9 $$")                               ; expect: 137
(define sleeper (started #f #f #f "/bin/sleep" "100"))
(sync/timeout 0.01 (car sleeper))                   ; expect: #f
(subprocess-kill (car sleeper) #t)                  ; expect: #t
(subprocess-wait (car sleeper))
(subprocess-status (car sleeper))                   ; expect: 137

;; errors with the output; an environment
(define both (started #f #f 'stdout "/bin/sh" "-c" "echo a; echo b >&2"))
(list (port->string (cadr both)) (cadddr both))     ; expect: '("a\nb\n" #f)
(parameterize ([current-environment-variables (make-environment-variables #"X" #"y z")])
  (port->string (cadr (started #f #f #f "/bin/sh" "-c" "echo $X")))) ; expect: "y z\n"

;; racket/system: files are handed over, other ports are copied by threads
(display "before ")
(flush-output)
(system "echo after")                               ; expect: before after
                                                    ; expect: #t
(with-output-to-string (lambda () (system "echo hi"))) ; expect: "hi\n"
(with-input-from-string "one\ntwo\n"
  (lambda () (with-output-to-string (lambda () (system* "/usr/bin/sort" "-r"))))) ; expect: "two\none\n"
(system*/exit-code "/bin/sh" "-c" "exit 4")         ; expect: 4
(with-input-from-string (make-string 100000 #\x)
  (lambda () (system "true")))                      ; expect: #t
(with-handlers ([exn:fail:contract? exn-message]) (subprocess #f #f #f 5))
; expect: "subprocess: contract violation\n  expected: path-string?\n  given: #<unsafe-undefined>"
(with-handlers ([exn:fail:contract? exn-message]) (subprocess (open-output-string) #f #f "/bin/true"))
; expect: "subprocess: contract violation\n  expected: (or/c (and/c output-port? file-stream-port?) #f)\n  given: #<output-port:string>"
