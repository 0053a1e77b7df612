#lang racket/base
(require net/url)
(define u (string->url "http://example.com:80/a/b?x=1#f")) (url-host u) (url-port u) (map path/param-path (url-path u)) (url-query u) (url-fragment u) (url->string u) (url->string (combine-url/relative u "c"))
