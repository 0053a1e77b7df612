#lang racket/base
;; Ports, files, regular expressions, read.
(define (show . values)
  (for-each (lambda (value) (write value) (display " ")) values)
  (newline))
(define (failure thunk) (with-handlers ([exn:fail? exn-message]) (thunk)))

(show (regexp-match #rx"a(b)?(c)?" "xabz") (regexp-match-positions #rx"λ" "aλb"))
; expect: ("ab" "b" #f) ((1 . 2)) 
(show (regexp-match #px"(?<=a|bc)\\d+" "bc12") (regexp-match #px"(?i:AB)\\b" "ab c"))
; expect: ("12") ("ab") 
(show (regexp-match* #rx"[0-9]+" "a1b22c333") (regexp-split #rx" *, *" "a , b,c"))
; expect: ("1" "22" "333") ("a" "b" "c") 
(show (regexp-replace* #rx"(a)(n)" "banana" "<\\2&\\\\>"))   ; expect: "b<nan\\><nan\\>a" 
(show (regexp-replace* #rx"a" "banana" string-upcase) (regexp-replace* #rx"" "abc" "-"))
; expect: "bAnAnA" "-a-b-c-" 
(show (regexp-match #rx#"\377." #"a\377b") (regexp-match #px"\\p{Ll}+" "ABcλ"))
; expect: (#"\377b") ("cλ") 
(show (let ([in (open-input-string "one two")]) (list (regexp-match #rx" " in) (read-char in))))
; expect: ((#" ") #\t) 
(show (failure (lambda () (regexp "a**"))))                  ; expect: "regexp: nested `*` in patten\n  pattern: \"a**\"" 
(show (failure (lambda () (regexp-match #rx"a" "abc" 5))))
; expect: "regexp-match: starting index is out of range\n  starting index: 5" 

(define in (open-input-string "line\r\nλ\ttab\n"))
(port-count-lines! in)
(show (read-line in 'any) (peek-char in) (peek-string 2 0 in) (read-string 3 in))
; expect: "line" #\λ "λ\t" "λ\tt" 
(show (call-with-values (lambda () (port-next-location in)) list) (read-line in) (read-line in))
; expect: (2 9 9) "ab" #<eof> 
(define out (open-output-bytes))
(write-string "abcd" out 1 3)
(write-bytes #"\377" out)
(write-char #\λ out)
(show (get-output-bytes out) (get-output-string out))
; expect: 2
; expect: 1
; expect: #"bc\377\316\273" "bc�λ" 
(file-position out 1)
(write-string "X" out)
(show (get-output-bytes out #t) (get-output-bytes out))
; expect: 1
; expect: #"bX\377\316\273" #"" 
(show (read (open-input-string "(1 . (2 #t \"a\\x41;\" #\\a 1/2 #(3) #hash((a . 1)) 'q)) rest")))
; expect: (1 2 #t "aA;" #\a 1/2 #(3) #hash((a . 1)) (quote q)) 
(show (failure (lambda () (read (open-input-string "(1")))))
; expect: "string::1: read: expected a `)` to close `(`" 
(define-values (pipe-in pipe-out) (make-pipe))
(write-string "through" pipe-out)
(close-output-port pipe-out)
(show (pipe-content-length pipe-in) (read-string 100 pipe-in) (read-char pipe-in))
; expect: 7
; expect: 7 "through" #<eof> 
(define counted 0)
(define counter
  (make-output-port 'counter always-evt
                    (lambda (bytes start end now? breakable?)
                      (set! counted (+ counted (- end start)))
                      (- end start))
                    void))
(write-string "12345" counter)
(show counted counter)
; expect: 5
; expect: 5 #<output-port:counter> 

(define folder (build-path (find-system-path 'temp-dir)
                           (format "scheme-~a" (current-inexact-milliseconds))))
(make-directory folder)
(define file (build-path folder "data.txt"))
(call-with-output-file file (lambda (out) (fprintf out "first\nsecond\n") (write '(a "b") out)))
(show (call-with-input-file file (lambda (in) (list (read-line in) (read-line in) (read in)))))
; expect: ("first" "second" (a "b")) 
(with-output-to-file file #:exists 'append (lambda () (display "!")))
(show (file-size file) (file-exists? file) (directory-exists? folder)) ; expect: 21 #t #t 
(show (with-input-from-file file (lambda () (for/list ([line (in-lines)]) line))))
; expect: ("first" "second" "(a \"b\")!") 
(show (map path->string (directory-list folder)))            ; expect: ("data.txt") 
(show (parameterize ([current-directory folder]) (file-exists? "data.txt"))) ; expect: #t 
(delete-file file)
(delete-directory folder)
(show (file-exists? file) (directory-exists? folder))        ; expect: #f #f 
(show (failure (lambda () (open-input-file "/nowhere/at/all"))))
; expect: "open-input-file: cannot open input file\n  path: /nowhere/at/all\n  system error: No such file or directory; errno=2" 
(show (build-path "a" 'up "b") (path->string (simplify-path "/a/../b/./c" #f)))
; expect: #<path:a/../b> "/b/c" 
(show (call-with-values (lambda () (split-path "/a/b/")) list)) ; expect: (#<path:/a/> #<path:b> #t) 

;; a disk that is full: told where what waits is written
(define (write-to-full count)
  (with-handlers ([exn:fail:filesystem:errno?
                   (lambda (e) (display (exn-message e)) (newline) (exn:fail:filesystem:errno-errno e))])
    (call-with-output-file "/dev/full" #:exists 'append
      (lambda (port) (write-bytes (make-bytes count 65) port)))))
(write-to-full 100000)
; expect: error writing to stream port
; expect:   system error: No space left on device; errno=28
; expect: '(28 . posix)
(write-to-full 10)
; expect: error writing to stream port
; expect:   system error: No space left on device; errno=28
; expect: '(28 . posix)
