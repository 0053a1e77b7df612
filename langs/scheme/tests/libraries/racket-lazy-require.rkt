#lang racket/base
(require racket/lazy-require)
(lazy-require [racket/string (string-trim)]) (string-trim " a ")
