#lang racket/base
;; From a source file to its machine-independent compiled form; which files are Racket's own.
(require racket/path setup/dirs syntax/modcode syntax/modread)
;; An error of the program's, found by Racket's reader, expander or compiler.
(struct source-error (cause))
(provide compile-source library-path? (struct-out source-error))

;; The compiled module, and the files outside the installation that it includes.
(define (compile-source path)
  (define receiver (make-log-receiver (current-logger) 'info 'cm-accomplice))
  (define compiled
    (parameterize ([current-namespace (make-base-empty-namespace)])
      (with-handlers ([exn:fail? (lambda (e) (raise (source-error e)))])
       (get-module-code path
                        #:choose (lambda (_source _zo _so) 'src)
                        #:compile compile-machine-independent
                        #:source-reader (if (plain-scheme? path) read-plain-scheme read-syntax)))))
  (values compiled (included-files receiver)))

(define (compile-machine-independent stx)
  (parameterize ([current-compile-target-machine #f])
    (compile stx)))

(define (included-files receiver)
  (define event (sync/timeout 0 receiver))
  (cond
    [(not event) '()]
    [else
     (define dependency (vector-ref event 2))
     (define rest (included-files receiver))
     (define fields (and (struct? dependency) (struct->vector dependency)))
     (define file (and fields (> (vector-length fields) 1) (vector-ref fields 1)))
     (if (and (path? file) (not (library-path? (path->string file))))
         (cons (path->string file) rest)
         rest)]))

(define installation
  (for/list ([folder (in-list (cons (find-collects-dir) (get-pkgs-search-dirs)))]
             #:when folder)
    (path->string (path->directory-path (simplify-path folder)))))

(define (library-path? path)
  (for/or ([folder (in-list installation)])
    (and (> (string-length path) (string-length folder))
         (string=? folder (substring path 0 (string-length folder))))))

;; -- files of definitions and expressions without `module`: R5RS

(define (plain-scheme? path)
  (and (member (path-get-extension path) '(#".scm" #".sch" #".ss"))
       (not (library-path? (path->string path)))
       (call-with-input-file path
         (lambda (in) (not (regexp-try-match start-of-module in))))))

(define start-of-module
  (pregexp (string-append "^(?:\\s|;[^\n]*\n|#[|].*?[|]#)*"
                          "(?:#lang|#!r[67]rs|\\(\\s*module\\s)")))

(define (read-plain-scheme source in)
  (define name (let-values ([(_base name _dir?) (split-path source)])
                 (string->symbol (path->string (path-replace-extension name #"")))))
  (define forms
    (let loop ()
      (define form (read-syntax source in))
      (if (eof-object? form) '() (cons form (loop)))))
  (check-module-form
   (datum->syntax #f `(module ,name r5rs ,@forms) (list source 1 0 1 #f))
   name source))
