#lang racket/base
;; Writes Racket's answers into the files of cases: each expression is on a line of its
;; own, its answer follows in a line that starts with "=> " (newlines in it as \n).
;;
;;     racket record_cases.rkt cases/*.txt
(require racket/port racket/string)

(define space (make-base-namespace))
(parameterize ([current-namespace space])
  (for-each namespace-require
            '(racket/fixnum racket/flonum racket/unsafe/ops racket/private/string
              (only '#%kernel memq stencil-vector stencil-vector? stencil-vector-mask stencil-vector-ref
                   stencil-vector-length stencil-vector-update stencil-vector-mask-width))))

(define (answer text)
  (define (failed e)
    (if (exn? e) (string-append "ERR " (exn-message e)) (format "RAISE ~s" e)))
  (with-handlers ([void failed])
    (call-with-values
     (lambda () (eval (read (open-input-string text)) space))
     (lambda values (string-join (map (lambda (value) (format "~s" value)) values) " ")))))

(for ([file (current-command-line-arguments)])
  (define lines (call-with-input-file file port->lines))
  (call-with-output-file file #:exists 'truncate
    (lambda (out)
      (for ([line lines] #:unless (string-prefix? line "=> "))
        (displayln line out)
        (unless (or (string=? line "") (string-prefix? line ";"))
          (displayln (string-append "=> " (string-replace (answer line) "\n" "\\n"))
                     out))))))
