#lang racket/base
;; Writes the kit's container of code files (kit/codeformat.py).
(require racket/file "crc32.rkt")
(provide nil write-code-file tree->bytes)

(define nil (void))       ; as part of a tree; lists, symbols, strings... stand for themselves

(define magic #"\211VMKC\r\n\32")
(define format-version 1)

;; Writes the file whole or not at all.
(define (write-code-file path language revision tree)
  (define payload (tree->bytes tree))
  (call-with-atomic-output-file
   path
   (lambda (out _)
     (write-bytes magic out)
     (write-fixed format-version 4 out)
     (write-byte (bytes-length language) out)
     (write-bytes language out)
     (write-fixed revision 4 out)
     (write-fixed (bytes-length payload) 8 out)
     (write-fixed (bytes-crc32 payload) 4 out)
     (write-bytes payload out))))

(define (write-fixed number count out)
  (for ([i (in-range count)])
    (write-byte (bitwise-and 255 (arithmetic-shift number (* -8 i))) out)))

(define (tree->bytes tree)
  (define out (open-output-bytes))
  (define symbols (make-hasheq))
  (define (write-counted tag bytes)
    (write-char tag out)
    (write-varint (bytes-length bytes) out)
    (write-bytes bytes out))
  (define (write-tree x)
    (cond
      [(symbol? x)
       (define number (hash-ref symbols x #f))
       (cond
         [number (write-char #\y out) (write-varint number out)]
         [else
          (hash-set! symbols x (hash-count symbols))
          (write-counted #\Y (string->bytes/utf-8 (symbol->string x)))])]
      [(exact-integer? x) (write-integer x out)]
      [(or (pair? x) (null? x))
       (write-char #\( out)
       (write-varint (length x) out)
       (for-each write-tree x)]
      [(string? x) (write-counted #\S (string->bytes/utf-8 x))]
      [(void? x) (write-char #\N out)]
      [(eq? x #t) (write-char #\T out)]
      [(eq? x #f) (write-char #\F out)]
      [(flonum? x) (write-char #\D out) (write-bytes (real->floating-point-bytes x 8 #f) out)]
      [(bytes? x) (write-counted #\B x)]
      [else (error 'scheme "a code file cannot hold ~s" x)]))
  (write-tree tree)
  (get-output-bytes out))

(define (write-varint number out)
  (cond
    [(> number 127)
     (write-byte (bitwise-ior 128 (bitwise-and number 127)) out)
     (write-varint (arithmetic-shift number -7) out)]
    [else (write-byte number out)]))

(define smallest (- (expt 2 62)))
(define largest (sub1 (expt 2 62)))

(define (write-integer x out)
  (cond
    [(<= smallest x largest)
     (write-char #\i out)
     (write-varint (if (negative? x) (sub1 (* -2 x)) (* 2 x)) out)]
    [else
     (define magnitude (abs x))
     (define count (quotient (+ (integer-length magnitude) 7) 8))
     (write-char #\L out)
     (write-char (if (negative? x) #\- #\+) out)
     (write-varint count out)
     (write-fixed magnitude count out)]))
