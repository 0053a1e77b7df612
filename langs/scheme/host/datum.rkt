#lang racket/base
;; Constants as trees of the code file.
(require racket/extflonum racket/fixnum racket/flonum "codefile.rkt")
(provide datum->tree)

(define (datum->tree d)
  (define (all ds) (map datum->tree ds))
  (cond
    [(or (boolean? d) (bytes? d) (flonum? d) (exact-integer? d)) d]
    [(symbol? d)
     (cond
       [(symbol-interned? d) d]
       [(symbol-unreadable? d) `(symbol! ,(symbol->string d) 1)]
       [else `(symbol! ,(symbol->string d) 0)])]
    [(string? d) d]
    [(null? d) '(null)]
    [(list? d) `(list ,@(all d))]
    [(pair? d)
     (let loop ([rest d] [items '()])
       (if (pair? rest)
           (loop (cdr rest) (cons (datum->tree (car rest)) items))
           `(list* ,@(reverse items) ,(datum->tree rest))))]
    [(void? d) '(void)]
    [(eof-object? d) '(eof)]
    [(char? d) `(char ,(char->integer d))]
    [(keyword? d) `(keyword ,(keyword->string d))]
    [(vector? d) `(vector ,@(all (vector->list d)))]
    [(box? d) `(box ,(datum->tree (unbox d)))]
    [(and (number? d) (exact? d) (rational? d)) `(rational ,(numerator d) ,(denominator d))]
    [(complex? d) `(complex ,(datum->tree (real-part d)) ,(datum->tree (imag-part d)))]
    [(hash? d)
     `(hash ,(cond [(hash-eq? d) 'eq] [(hash-eqv? d) 'eqv] [else 'equal])
            ,@(for*/list ([(key value) (in-hash d)] [part (in-list (list key value))])
                (datum->tree part)))]
    [(prefab-struct-key d)
     => (lambda (key)
          `(prefab ,(datum->tree key) ,@(all (cdr (vector->list (struct->vector d))))))]
    [(pregexp? d) `(pregexp ,(object-name d))]
    [(regexp? d) `(regexp ,(object-name d))]
    [(byte-pregexp? d) `(byte-pregexp ,(object-name d))]
    [(byte-regexp? d) `(byte-regexp ,(object-name d))]
    [(flvector? d) `(flvector ,@(for/list ([x (in-flvector d)]) x))]
    [(fxvector? d) `(fxvector ,@(for/list ([x (in-fxvector d)]) x))]
    [(path? d) `(path ,(path->string d))]
    [(srcloc? d) `(srcloc ,@(all (cdr (vector->list (struct->vector d)))))]
    [(extflonum? d) (error 'scheme "extflonums are not supported: ~s" d)]
    [else (error 'scheme "this constant is not supported: ~s" d)]))

