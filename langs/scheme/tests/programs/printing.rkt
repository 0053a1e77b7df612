#lang racket/base
;; display, write, print, formats.
(define-syntax-rule (show value)
  (let ([v value]) (display v) (display " | ") (write v) (display " | ") (print v) (newline)))

(struct opaque (x))
(struct point (x y) #:transparent)
(struct point3 point (z) #:transparent)
(struct hidden point (z))
(struct prefab (x) #:prefab)
(struct custom (x)
  #:property prop:custom-write
  (lambda (self port mode) (fprintf port "<custom ~s ~s>" (custom-x self) mode)))
(struct never (x)
  #:property prop:custom-write (lambda (self port mode) (write-string "<never>" port))
  #:property prop:custom-print-quotable 'never)
(define (named) 1)

(show '(1 "two" #\3 four #:five 6.5 7/8))
; expect: (1 two 3 four #:five 6.5 7/8) | (1 "two" #\3 four #:five 6.5 7/8) | '(1 "two" #\3 four #:five 6.5 7/8)
(show '(quote a))                                            ; expect: (quote a) | (quote a) | ''a
(show (list (void) eof '() #t))
; expect: (#<void> #<eof> () #t) | (#<void> #<eof> () #t) | '(#<void> #<eof> () #t)
(show "a\"b\\\t\u3bb")                                       ; expect: a"b\	λ | "a\"b\\\tλ" | "a\"b\\\tλ"
(show #"ab\1c")                                              ; expect: abc | #"ab\1c" | #"ab\1c"
(show '|a b|)                                                ; expect: a b | |a b| | '|a b|
(show (string->symbol "12"))                                 ; expect: 12 | |12| | '|12|
(show #\tab)                                                 ; expect: 	 | #\tab | #\tab
(show (vector 1 'a "b"))                                     ; expect: #(1 a b) | #(1 a "b") | '#(1 a "b")
(show (box '(1)))                                            ; expect: #&(1) | #&(1) | '#&(1)
(show (mcons 1 (mcons 2 '())))                               ; expect: {1 2} | {1 2} | (mcons 1 (mcons 2 '()))
(show (hash 'b 1 'a 2))
; expect: #hash((a . 2) (b . 1)) | #hash((a . 2) (b . 1)) | '#hash((a . 2) (b . 1))
(show (make-hasheqv '((1 . 2))))                             ; expect: #hasheqv((1 . 2)) | #hasheqv((1 . 2)) | '#hasheqv((1 . 2))
(show (opaque 1))                                            ; expect: #<opaque> | #<opaque> | #<opaque>
(show (point 1 'a))                                          ; expect: #(struct:point 1 a) | #(struct:point 1 a) | (point 1 'a)
(show (point3 1 2 3))                                        ; expect: #(struct:point3 1 2 3) | #(struct:point3 1 2 3) | (point3 1 2 3)
(show (hidden 1 2 3))                                        ; expect: #(struct:hidden 1 2 ...) | #(struct:hidden 1 2 ...) | (hidden 1 2 ...)
(show (prefab '(1)))                                         ; expect: #s(prefab (1)) | #s(prefab (1)) | '#s(prefab (1))
(show (list 'a (point 1 2)))
; expect: (a #(struct:point 1 2)) | (a #(struct:point 1 2)) | (list 'a (point 1 2))
(show (cons 'a (point 1 2)))
; expect: (a . #(struct:point 1 2)) | (a . #(struct:point 1 2)) | (cons 'a (point 1 2))
(show (vector (point 1 2)))
; expect: #(#(struct:point 1 2)) | #(#(struct:point 1 2)) | (vector (point 1 2))
(show (hash 'a (point 1 2)))
; expect: #hash((a . #(struct:point 1 2))) | #hash((a . #(struct:point 1 2))) | (hash 'a (point 1 2))
(show (custom '(1)))                                         ; expect: <custom (1) #f> | <custom (1) #t> | <custom (1) 0>
(show (list (custom 1)))                                     ; expect: (<custom 1 #f>) | (<custom 1 #t>) | '(<custom 1 1>)
(show (list 'a (never 1)))                                   ; expect: (a <never>) | (a <never>) | (list 'a <never>)
(show named)                                                 ; expect: #<procedure:named> | #<procedure:named> | #<procedure:named>
(show car)                                                   ; expect: #<procedure:car> | #<procedure:car> | #<procedure:car>
(show (list named))                                          ; expect: (#<procedure:named>) | (#<procedure:named>) | '(#<procedure:named>)
(show #rx"a\"b")                                             ; expect: #rx"a\"b" | #rx"a\"b" | #rx"a\"b"
(define (say . values) (for-each display values) (newline))
(say (format "~a ~s ~v ~e ~x ~b ~o ~c ~~" "a" "a" 'a "a" 255 5 8 #\a))
; expect: a "a" 'a "a" ff 101 10 a ~
(say (format "~.a|a~   \n  b" (make-string 300 #\x)))
; expect: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...|ab
(say (with-handlers ([exn:fail? exn-message]) (format "~a")))
; expect: format: format string requires 1 arguments, given 0
(say (with-handlers ([exn:fail? exn-message]) (format "~q" 1)))
; expect: format: ill-formed pattern string
; expect:   explanation: tag `~q` not allowed; arguments were: 1
(say (parameterize ([print-graph #t]) (let ([x (list 1)]) (format "~s" (list x x)))))
; expect: (#0=(1) #0#)
