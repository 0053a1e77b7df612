#lang racket/base
;; The correlated objects of machine-independent linklets: expressions with place and properties.
(provide unwrap plain-datum place-of inferred-name correlated-property)

;; the same prefab as that of Racket's compiler/faslable-correlated
(struct faslable-correlated (e source position line column span props) #:prefab)

(define (unwrap x)
  (if (faslable-correlated? x) (unwrap (faslable-correlated-e x)) x))

(define (plain-datum x)
  (cond
    [(faslable-correlated? x) (plain-datum (faslable-correlated-e x))]
    [(pair? x)
     (define first (plain-datum (car x)))
     (define rest (plain-datum (cdr x)))
     (if (and (eq? first (car x)) (eq? rest (cdr x))) x (cons first rest))]
    [else x]))

;; (vector path line column), or #f
(define (place-of x)
  (and (faslable-correlated? x)
       (faslable-correlated-source x)
       (faslable-correlated-line x)
       (vector (source-text (faslable-correlated-source x))
               (faslable-correlated-line x)
               (faslable-correlated-column x))))

(define (source-text source)
  (cond
    [(path? source) (path->string source)]
    [(string? source) source]
    [else (format "~a" source)]))

(define (correlated-property x key)
  (and (faslable-correlated? x)
       (faslable-correlated-props x)
       (hash-ref (faslable-correlated-props x) key #f)))

;; a symbol, or #f: properties may hold anything
(define (inferred-name x)
  (define name (correlated-property x 'inferred-name))
  (and (symbol? name) name))
