#lang racket/base
(require json)
(jsexpr->string (hasheq 'a 1)) (jsexpr->string '(1 2.5 "x\n" #t)) (string->jsexpr "{\"k\": [1, 2, {\"z\": null}]}") (equal? (string->jsexpr "[true, false]") '(#t #f)) (jsexpr? (hasheq 'a 'b)) (write-json (list 1 (hasheq 'q "r"))) (with-handlers ([exn:fail:read? (lambda (e) 'bad-json)]) (string->jsexpr "{")) (string->jsexpr "\"\\u00e9\"")
