#lang racket/base
(require racket/system racket/port)
(with-output-to-string (lambda () (system "echo hi"))) (system*/exit-code "/bin/sh" "-c" "exit 3")
