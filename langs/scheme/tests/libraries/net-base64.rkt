#lang racket/base
(require net/base64 net/uri-codec)
(base64-encode #"hello world" #"") (base64-decode #"aGVsbG8=") (uri-encode "a b&c") (uri-decode "a%20b") (form-urlencoded->alist "x=1&y=2") (alist->form-urlencoded '((a . "b c")))
