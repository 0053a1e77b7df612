#lang racket/base
;; Types of foreign values: libraries make them when they are loaded.
(require (only-in '#%foreign _int8 _int16 _int32 _int64 _bool _double _pointer _void
                  make-ctype make-cstruct-type make-array-type make-union-type ctype?
                  ctype-sizeof ctype-alignof ctype-basetype ctype-scheme->c compiler-sizeof
                  ffi-lib ffi-lib? ffi-obj))
(map ctype-sizeof (list _int8 _int16 _int32 _int64 _bool _double _pointer _void))
; expect: '(1 2 4 8 4 8 8 0)
(map compiler-sizeof '(int (long int) (char *))) ; expect: '(4 8 8)
(define kilo (make-ctype _int32 (lambda (n) (* n 1000)) #f))
(list (ctype-sizeof kilo) (eq? (ctype-basetype kilo) _int32) ((ctype-scheme->c kilo) 2))
; expect: '(4 #t 2000)
(define struct-type (make-cstruct-type (list _int8 _int64 _int16)))
(list (ctype-sizeof struct-type) (ctype-alignof struct-type)) ; expect: '(24 8)
(ctype-sizeof (make-array-type _int16 5)) ; expect: 10
(ctype-sizeof (make-union-type _int8 _int32)) ; expect: 4
(list (ctype? _int8) (ctype? 5)) ; expect: '(#t #f)
(ffi-lib "no-such-library" #t) ; expect: #f
(with-handlers ([exn:fail:filesystem? (lambda (e) 'not-found)]) (ffi-lib "no-such-library"))
; expect: 'not-found
(with-handlers ([exn:fail:filesystem? (lambda (e) 'not-found)])
  (ffi-obj #"no_such_function" (ffi-lib #f))) ; expect: 'not-found
