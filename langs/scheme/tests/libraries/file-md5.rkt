#lang racket/base
(require file/md5 file/sha1)
(md5 #"hello") (sha1 (open-input-string "hello")) (bytes->hex-string #"\1\377")
