#lang racket/base
(require racket/file)
(define f (make-temporary-file)) (display-to-file "line1\nline2" f #:exists 'truncate) (file->string f) (file->lines f) (file->bytes f) (write-to-file '(1 2) f #:exists 'truncate) (file->value f) (file->list f) (delete-file f) (file-exists? f)
