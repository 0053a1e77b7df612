#lang racket/base
;; Runs a code file on Racket: the meaning that the VM must give it. run.rkt CODE_FILE ARGUMENT ...
(require "codefile-reader.rkt" "translate.rkt")

(define namespace (make-base-empty-namespace))

(define (check-defined value name)
  (if (eq? value undefined)
      (raise (exn:fail:contract:variable
              (format "~a: undefined;\n cannot use before initialization" name)
              (current-continuation-marks) name))
      value))
(define undefined (dynamic-require ''#%unsafe 'unsafe-undefined))

;; of a syntax literal only its place is kept
(define (syntax-literal path line column)
  (datum->syntax #f 'literal (and line (list path line column #f #f))))

(define (run program)
  (define-values (_files primitives globals forms _meta) (apply values program))
  (define global-names (for/vector ([g (in-list globals)] [i (in-naturals)])
                         (string->symbol (format "~a:~a" i (car g)))))
  (parameterize ([current-namespace namespace])
    (for ([module (in-list '(#%kernel #%paramz #%unsafe #%flfxnum #%extfl #%network #%place
                             #%futures #%foreign #%linklet #%boot #%utils #%runtime #%core #%read
                             #%main #%expobs #%builtin))])
      (with-handlers ([exn:fail? void]) (namespace-require `(quote ,module))))
    (namespace-set-variable-value! 'check-defined check-defined #t)
    (namespace-set-variable-value! '|#%variable-reference*| (lambda (_) (#%variable-reference)) #t)
    (namespace-set-variable-value! '|#%hash-ref| hash-ref #t)
    (namespace-set-variable-value! '|#%syntax-literal| syntax-literal #t)
    (define primitive-names
      (for/vector ([p (in-list primitives)])
        (if (eq? p '|#%variable-reference|) '|#%variable-reference*| p)))
    (for ([form (in-list forms)])
      (define expression (list (code->expression (car form) '() global-names primitive-names)))
      (define defined (for/list ([i (in-list (cadr form))]) (vector-ref global-names i)))
      (call-with-continuation-prompt
       (lambda ()
         (eval (if (null? defined) expression `(define-values ,defined ,expression))))))))

(module+ main
  (define arguments (vector->list (current-command-line-arguments)))
  (define program (cadr (read-code-file (car arguments))))
  ;; the prompt of a form does not go on after an error
  (error-escape-handler (lambda () (exit 1)))
  (current-command-line-arguments (list->vector (cdr arguments)))
  (run program))
