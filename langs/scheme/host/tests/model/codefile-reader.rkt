#lang racket/base
;; Reads the tree of a code file (kit/codeformat.py), as codefile.rkt writes it: nil is void.
(provide read-code-file)

(define (read-code-file path)
  (define in (open-input-bytes (call-with-input-file path
                                 (lambda (in) (read-bytes (file-size path) in)))))
  (read-bytes 12 in)                            ; magic and version
  (read-bytes (read-byte in) in)                ; language
  (read-bytes 16 in)                            ; revision, length, checksum
  (define symbols (make-hasheqv))
  (define (counted) (read-bytes (read-varint in) in))
  (define (next)
    (case (read-char in)
      [(#\N) (void)]
      [(#\T) #t]
      [(#\F) #f]
      [(#\i) (let ([coded (read-varint in)])
               (if (even? coded) (quotient coded 2) (- (quotient (add1 coded) 2))))]
      [(#\L) (let* ([sign (read-char in)]
                    [bytes (bytes->list (counted))]
                    [magnitude (for/fold ([n 0]) ([byte (in-list (reverse bytes))])
                                 (+ (* 256 n) byte))])
               (if (eqv? sign #\-) (- magnitude) magnitude))]
      [(#\D) (floating-point-bytes->real (read-bytes 8 in) #f)]
      [(#\S) (string->immutable-string (bytes->string/utf-8 (counted)))]
      [(#\B) (counted)]
      [(#\Y) (let ([symbol (string->symbol (bytes->string/utf-8 (counted)))])
               (hash-set! symbols (hash-count symbols) symbol)
               symbol)]
      [(#\y) (hash-ref symbols (read-varint in))]
      [(#\() (for/list ([_ (in-range (read-varint in))]) (next))]
      [else (error "unknown tag")]))
  (next))

(define (read-varint in)
  (define byte (read-byte in))
  (if (< byte 128)
      byte
      (+ (- byte 128) (* 128 (read-varint in)))))
