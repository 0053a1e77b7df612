#lang racket/base
;; Counts short sequences of nucleotides in a file of DNA with a hash table.
(provide run)

(define counted '("GGT" "GGTA" "GGTATT" "GGTATTTTAATT" "GGTATTTTAATTTATAGT"))

(define (third-sequence? line)
  (regexp-match? #rx"^>THREE" line))

(define (read-third-sequence path)
  (call-with-input-file path
    (lambda (in)
      (for ([line (in-lines in)]
            #:break (third-sequence? line))
        (void))
      (define dna (open-output-string))
      (for ([line (in-lines in)])
        (write-string line dna))
      (string-upcase (get-output-string dna)))))

(define (count-sequences dna length)
  (define counts (make-hash))
  (for ([start (in-range (add1 (- (string-length dna) length)))])
    (hash-update! counts (substring dna start (+ start length)) add1 0))
  counts)

(define (before? one other)
  (or (> (cdr one) (cdr other))
      (and (= (cdr one) (cdr other))
           (string<? (car one) (car other)))))

(define (write-frequencies dna length)
  (define counts (count-sequences dna length))
  (define total (apply + (hash-values counts)))
  (for ([entry (in-list (sort (hash->list counts) before?))])
    (printf "~a ~a\n"
            (car entry)
            (real->decimal-string (/ (* (cdr entry) 100.0) total) 3)))
  (newline))

(define (run path)
  (define dna (read-third-sequence path))
  (write-frequencies dna 1)
  (write-frequencies dna 2)
  (for ([wanted (in-list counted)])
    (define counts (count-sequences dna (string-length wanted)))
    (printf "~a\t~a\n" (hash-ref counts wanted 0) wanted)))

(module+ main
  (run (vector-ref (current-command-line-arguments) 0)))
