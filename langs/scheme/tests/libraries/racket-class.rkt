#lang racket/base
(require racket/class)
(define shape% (class object% (init-field [name "shape"]) (super-new) (define/public (area) 0) (define/public (describe) (format "~a ~a" name (send this area)))))
(define square% (class shape% (init-field side) (super-new [name "square"]) (define/override (area) (* side side))))
(send (new square% [side 3]) describe) (send (new shape%) describe) (is-a? (new square% [side 1]) shape%) (define o (new square% [side 2])) (get-field side o) (set-field! side o 5) (send o area)
(define counter% (class object% (super-new) (define n 0) (define/public (inc!) (set! n (add1 n)) n))) (define c (new counter%)) (send c inc!) (send c inc!) (define i<%> (interface () m)) (define k% (class* object% (i<%>) (super-new) (define/public (m) 'm))) (implementation? k% i<%>) (send (new k%) m)
(define (mix %) (class % (super-new) (define/public (extra) 'extra))) (send (new (mix shape%)) extra) (with-handlers ([exn:fail:object? (lambda (e) 'no-method)]) (send o nothing)) (subclass? square% shape%) (object? o)
