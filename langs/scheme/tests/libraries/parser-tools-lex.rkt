#lang racket/base
(require parser-tools/lex (prefix-in : parser-tools/lex-sre))
(define lex (lexer [(:+ numeric) (list 'num (string->number lexeme))] [(:+ alphabetic) (list 'id lexeme)] [whitespace (lex input-port)] [(eof) 'eof] [any-char (list 'char lexeme)]))
(define in (open-input-string "abc 12+x")) (lex in) (lex in) (lex in) (lex in) (lex in)
