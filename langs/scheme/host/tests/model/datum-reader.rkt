#lang racket/base
;; Constants of a code file.
(require racket/fixnum racket/flonum)
(provide tree->datum)

(define (tree->datum tree)
  (define (all trees) (map tree->datum trees))
  (cond
    [(not (pair? tree)) tree]
    [else
     (define parts (cdr tree))
     (case (car tree)
       [(null) '()]
       [(void) (void)]
       [(eof) eof]
       [(char) (integer->char (car parts))]
       [(list) (all parts)]
       [(list*) (apply list* (all parts))]
       [(vector) (vector->immutable-vector (list->vector (all parts)))]
       [(box) (box-immutable (tree->datum (car parts)))]
       [(keyword) (string->keyword (car parts))]
       [(rational) (/ (car parts) (cadr parts))]
       [(complex) (make-rectangular (tree->datum (car parts)) (tree->datum (cadr parts)))]
       [(hash)
        (apply (case (car parts) [(eq) hasheq] [(eqv) hasheqv] [else hash]) (all (cdr parts)))]
       [(prefab) (apply make-prefab-struct (all parts))]
       [(regexp) (regexp (car parts))]
       [(pregexp) (pregexp (car parts))]
       [(byte-regexp) (byte-regexp (car parts))]
       [(byte-pregexp) (byte-pregexp (car parts))]
       [(symbol!)
        (if (eqv? 1 (cadr parts))
            (string->unreadable-symbol (car parts))
            (string->uninterned-symbol (car parts)))]
       [(flvector) (apply flvector parts)]
       [(fxvector) (apply fxvector parts)]
       [(path) (string->path (car parts))]
       [(srcloc) (apply srcloc (all parts))]
       [else (error 'model "unknown constant ~s" tree)])]))
