#lang racket/base
;; Matches and substitutes patterns in a file of DNA with regular expressions.
(require racket/port)
(provide run)

(define variants
  '("agggtaaa|tttaccct"
    "[cgt]gggtaaa|tttaccc[acg]"
    "a[act]ggtaaa|tttacc[agt]t"
    "ag[act]gtaaa|tttac[agt]ct"
    "agg[act]taaa|ttta[agt]cct"
    "aggg[acg]aaa|ttt[cgt]ccct"
    "agggt[cgt]aa|tt[acg]accct"
    "agggta[cgt]a|t[acg]taccct"
    "agggtaa[cgt]|[acg]ttaccct"))
(define codes
  '((#rx#"B" . #"(c|g|t)") (#rx#"D" . #"(a|g|t)") (#rx#"H" . #"(a|c|t)") (#rx#"K" . #"(g|t)")
    (#rx#"M" . #"(a|c)") (#rx#"N" . #"(a|c|g|t)") (#rx#"R" . #"(a|g)") (#rx#"S" . #"(c|g)")
    (#rx#"V" . #"(a|c|g)") (#rx#"W" . #"(a|t)") (#rx#"Y" . #"(c|t)")))

(define (run path)
  (define text (call-with-input-file path port->bytes))
  (define dna (regexp-replace* #rx#">[^\n]*\n|\n" text #""))
  (for ([variant (in-list variants)])
    (printf "~a ~a\n"
            variant
            (length (regexp-match-positions* (byte-regexp (string->bytes/latin-1 variant)) dna))))
  (define substituted
    (for/fold ([dna dna]) ([code (in-list codes)])
      (regexp-replace* (car code) dna (cdr code))))
  (printf "\n~a\n~a\n~a\n" (bytes-length text) (bytes-length dna) (bytes-length substituted)))

(module+ main
  (run (vector-ref (current-command-line-arguments) 0)))
