#lang racket/base
(require racket/port)
(port->string (open-input-string "abc")) (port->lines (open-input-string "a\nb")) (with-output-to-string (lambda () (display "x"))) (call-with-output-string (lambda (p) (write 'y p))) (with-input-from-string "1 2" read) (let ([o (open-output-string)]) (copy-port (open-input-string "zz") o) (get-output-string o))
(port->list read (open-input-string "1 2 3")) (let ([p (input-port-append #f (open-input-string "a") (open-input-string "b"))]) (port->string p)) (read-line (open-input-string "l1\nl2")) (port->bytes (open-input-bytes #"q"))
