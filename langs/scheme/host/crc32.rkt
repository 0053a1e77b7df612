#lang racket/base
;; zlib's CRC-32.
(require racket/fixnum)
(provide bytes-crc32)

(define table
  (for/vector #:length 256 ([n (in-range 256)])
    (for/fold ([c n]) ([_ (in-range 8)])
      (if (odd? c)
          (bitwise-xor #xEDB88320 (arithmetic-shift c -1))
          (arithmetic-shift c -1)))))

(define (bytes-crc32 bytes)
  (bitwise-xor
   #xFFFFFFFF
   (for/fold ([crc #xFFFFFFFF]) ([byte (in-bytes bytes)])
     (fxxor (vector-ref table (fxand 255 (fxxor crc byte)))
                   (fxrshift crc 8)))))
