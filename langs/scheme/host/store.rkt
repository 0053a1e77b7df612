#lang racket/base
;; Units of source files, compiled at most once: kept in a folder of the user's cache.
(require racket/fasl racket/file racket/list file/sha1 syntax/modcode "unit.rkt" "source.rkt")
(provide make-store store-units store-files)

(struct store (folder loaded [files #:mutable]))
(define (make-store folder) (store folder (make-hash) '()))

(struct entry (stamp dependencies units) #:prefab)

;; All units of a source file by key.
(define (store-units store path)
  (hash-ref! (store-loaded store) path
             (lambda ()
               (define file (cache-file store path))
               (define found (read-entry file path))
               (define e (or found (compile-entry store path)))
               (unless found (write-entry file e))
               (unless (library-path? path)
                 (set-store-files!
                  store
                  (remove-duplicates (cons path (append (entry-dependencies e)
                                                        (store-files store))))))
               (for/hash ([unit (in-list (entry-units e))])
                 (values (unit-key unit) unit)))))

(define (cache-file store path)
  (build-path (store-folder store)
              (format "~a.fasl" (sha1 (open-input-bytes (string->bytes/utf-8 path))))))

(define (read-entry file path)
  (and (file-exists? file)
       (let ([e (with-handlers ([exn:fail? (lambda (_) #f)])
                  (call-with-input-file file fasl->s-exp))])
         (and (entry? e) (equal? (entry-stamp e) (stamp path (entry-dependencies e))) e))))

(define (write-entry file e)
  (make-directory* (let-values ([(folder _name _dir?) (split-path file)]) folder))
  (call-with-atomic-output-file file (lambda (out _) (s-exp->fasl e out))))

(define (compile-entry store path)
  (define-values (compiled included) (compile-source (string->path path)))
  (define dependencies
    (if (library-path? path)
        '()
        (sort (append included (local-requires compiled path)) string<?)))
  (entry (stamp path dependencies) dependencies (compiled->units compiled path)))

;; Changes when the file or one it depends on changes; those of the installation do not.
(define (stamp path dependencies)
  (for/list ([file (in-list (cons path dependencies))])
    (and (file-exists? file)
         (list (file-or-directory-modify-seconds file) (file-size file)))))

;; Files outside the installation that the module requires at any phase, also indirectly.
(define (local-requires compiled path)
  (define seen (make-hash))
  (define (visit compiled key)
    (for* ([phase+mpis (in-list (module-compiled-imports compiled))]
           [mpi (in-list (cdr phase+mpis))])
      (define required (resolve mpi key))
      (unless (or (symbol? required) (library-path? (car required))
                  (equal? (car required) path) (hash-ref seen (car required) #f))
        (hash-set! seen (car required) #t)
        (visit (parameterize ([current-namespace (make-base-empty-namespace)])
                 (get-module-code (string->path (car required))))
               (list (car required)))))
    (for* ([before? (in-list '(#t #f))]
           [submodule (in-list (module-compiled-submodules compiled before?))])
      (visit submodule (append key (list (submodule-name submodule))))))
  (visit compiled (list path))
  (hash-keys seen))
