#lang racket/base
;; Environment variables.
(define own (make-environment-variables #"a" #"1"))
(list (environment-variables-ref own #"a") (environment-variables-names own)) ; expect: '(#"1" (#"a"))
(environment-variables-set! own #"b" #"2")
(define copy (environment-variables-copy own))
(environment-variables-set! own #"a" #f)
(list (environment-variables-ref own #"a") (environment-variables-ref copy #"a")) ; expect: '(#f #"1")
(parameterize ([current-environment-variables copy])
  (putenv "c" "3")
  (list (getenv "b") (getenv "c") (getenv "PATH"))) ; expect: '("2" "3" #f)
(putenv "VMKIT_TEST_VARIABLE" "x") ; expect: #t
(getenv "VMKIT_TEST_VARIABLE")     ; expect: "x"
(environment-variables-set! (current-environment-variables) #"VMKIT_TEST_VARIABLE" #f)
(getenv "VMKIT_TEST_VARIABLE")     ; expect: #f
(with-handlers ([exn:fail:contract? exn-message]) (putenv "a=" "b"))
; expect: "environment-variables-set!: contract violation\n  expected: bytes-environment-variable-name?\n  given: #\"a=\""
