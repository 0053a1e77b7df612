#lang racket/base
;; Compiles a program to a code file. The driver __main__.py tells everything as arguments.
(require "codefile.rkt" "controls.rkt" "core.rkt" "link.rkt" "lower.rkt" "prune.rkt" "simplify.rkt"
         "source.rkt" "store.rkt" "tables.rkt")

(struct job (path shown-path output cache revision version modified))

(define (compile-program job)
  (define path (job-path job))
  (define size (file-size path))
  (define store (make-store (string->path (job-cache job))))
  (define all-forms (link store path))
  (analyze! all-forms)
  (simplify! (prune all-forms))
  (define forms (prune (filter form-kept? all-forms)))
  (define tables (make-tables forms))
  (define lowered
    (for/list ([form (in-list forms)])
      (start-form! tables form)
      (list (lower-form form tables)
            (for/list ([g (in-list (form-globals form))]) (global-number tables g)))))
  (define globals (tables-globals tables))
  (write-code-file (job-output job) #"scheme" (job-revision job)
                   (list (list (job-shown-path job) size (job-modified job) (job-version job)
                               (dependencies store path))
                         (list (tables-files tables) (tables-primitives tables) globals lowered
                               (list (job-shown-path job))))))

;; The program's own other files, as kit/codeformat.py wants them.
(define (dependencies store path)
  (for/list ([file (in-list (sort (store-files store) string<?))]
             #:unless (equal? file path))
    (define status (file-or-directory-stat file))
    (list file (hash-ref status 'size) (hash-ref status 'modify-time-nanoseconds))))

(define (names-of text)
  (define in (open-input-string text))
  (for/list ([name (in-port read in)]) name))

;; as kit/codeformat.py
(define exit-data 65)
(define exit-unavailable 69)

(module+ main
  (define-values (path shown-path output cache revision version modified controls)
    (apply values (vector->list (current-command-line-arguments))))
  (set-controls! (names-of controls))
  (with-handlers ([source-error?
                   (lambda (e)
                     (parameterize ([error-print-context-length 0])
                       ((error-display-handler) (exn-message (source-error-cause e))
                                                (source-error-cause e)))
                     (exit exit-data))])
    (void
     (compile-program (job path shown-path output cache (string->number revision) version
                           (string->number modified))))))
