#lang racket/base
(require parser-tools/lex parser-tools/yacc (prefix-in : parser-tools/lex-sre))
(define-tokens v (NUM)) (define-empty-tokens e (PLUS TIMES LP RP EOF))
(define lex (lexer [(:+ numeric) (token-NUM (string->number lexeme))] ["+" (token-PLUS)] ["*" (token-TIMES)] ["(" (token-LP)] [")" (token-RP)] [whitespace (lex input-port)] [(eof) (token-EOF)]))
(define parse (parser (tokens v e) (start exp) (end EOF) (error (lambda (ok? n val) (error 'parse "bad"))) (precs (left PLUS) (left TIMES)) (grammar (exp [(NUM) $1] [(exp PLUS exp) (+ $1 $3)] [(exp TIMES exp) (* $1 $3)] [(LP exp RP) $2]))))
(define in (open-input-string "2 + 3 * (4 + 1)")) (parse (lambda () (lex in)))
