#lang racket/base
(require racket/keyword racket/symbol racket/undefined)
(keyword->immutable-string '#:abc) (symbol->immutable-string 'q) undefined (immutable? (symbol->immutable-string 'q))
