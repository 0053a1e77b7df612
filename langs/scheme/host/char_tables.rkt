#lang racket/base
;; Writes langs/scheme/vm/char_tables.py: the general category of every character, and
;; whether it is alphabetic, as Racket tells.
;;
;;     racket char_tables.rkt > ../vm/char_tables.py
(require racket/list racket/string)

(define (kind n)
  (cond
    [(<= #xD800 n #xDFFF) "cs"]
    [else
     (define char (integer->char n))
     (format "~a~a" (char-general-category char) (if (char-alphabetic? char) "+" ""))]))

;; "start,kind" of each run of characters of one kind
(define runs
  (let loop ([n 0] [previous #f] [runs '()])
    (cond
      [(= n #x110000) (reverse runs)]
      [(equal? (kind n) previous) (loop (add1 n) previous runs)]
      [else (loop (add1 n) (kind n)
                  (cons (format "~a,~a" (number->string n 16) (kind n)) runs))])))

(define (lines words width)
  (let loop ([words words] [line '()] [length 0])
    (cond
      [(null? words) (list (reverse line))]
      [(> (+ length 1 (string-length (car words))) width)
       (cons (reverse line) (loop words '() 0))]
      [else (loop (cdr words) (cons (car words) line)
                  (+ length 1 (string-length (car words))))])))

(printf "\"\"\"Kinds of characters, made by langs/scheme/host/char_tables.rkt.\"\"\"\n")
(printf "from __future__ import absolute_import\n\n")
(printf "# start,general category, and + where the characters are alphabetic\n")
(printf "KINDS = (\n")
(for ([line (lines runs 90)])
  (printf "    \"~a \"\n" (string-join line " ")))
(printf ")\n")
