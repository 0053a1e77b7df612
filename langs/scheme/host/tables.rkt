#lang racket/base
;; What the code file lists once and numbers: source files, primitives, globals.
(require "codefile.rkt" "core.rkt")
(provide make-tables place-index primitive-number global-number always-defined?
         start-form! tables-files tables-primitives tables-globals)

(struct numbering (numbers [items #:mutable]))
(define (make-numbering table) (numbering table '()))
(define (number-of! n item)
  (hash-ref! (numbering-numbers n) item
             (lambda ()
               (set-numbering-items! n (cons item (numbering-items n)))
               (sub1 (length (numbering-items n))))))
(define (items n) (reverse (numbering-items n)))

;; `positions`: form -> its position; `effects`: the position of the next form with effects.
(struct tables (file-numbers primitive-numbers global-numbers positions effects
                             [position #:mutable]))

(define (make-tables forms)
  (define positions (for/hasheq ([form (in-list forms)] [i (in-naturals)]) (values form i)))
  (define count (length forms))
  (define effects (make-vector (add1 count) count))
  (for ([form (in-list (reverse forms))] [i (in-range (sub1 count) -1 -1)])
    (vector-set! effects i (if (form-pure? form) (vector-ref effects (add1 i)) i)))
  (tables (make-numbering (make-hash)) (make-numbering (make-hasheq)) (make-numbering (make-hasheq))
          positions effects 0))

(define (start-form! t form)
  (set-tables-position! t (hash-ref (tables-positions t) form)))

;; Whether no code of the current form can run before the global is defined.
(define (always-defined? t global)
  (define defined (hash-ref (tables-positions t) (global-form global) #f))
  (and defined
       (or (< defined (tables-position t))
           (< defined (vector-ref (tables-effects t) (tables-position t))))))

(define (place-index t place)
  (if place
      (list (number-of! (tables-file-numbers t) (vector-ref place 0))
            (vector-ref place 1) (vector-ref place 2))
      nil))
(define (primitive-number t name) (number-of! (tables-primitive-numbers t) name))
(define (global-number t global) (number-of! (tables-global-numbers t) global))

(define (tables-files t) (items (tables-file-numbers t)))
(define (tables-primitives t) (items (tables-primitive-numbers t)))
(define (tables-globals t)
  (for/list ([g (in-list (items (tables-global-numbers t)))])
    (list (global-name g) (global-assigned? g) (place-index t (global-place g)))))
