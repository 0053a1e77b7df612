#lang racket/base
(require racket/path)
(file-name-from-path "/a/b.txt") (path-only "/a/b.txt") (path-get-extension "x.rkt") (simple-form-path "/a/../b") (find-relative-path "/a/b" "/a/c/d") (path-element? (string->path "x")) (path->string (path-replace-extension "a.rkt" #".zo"))
