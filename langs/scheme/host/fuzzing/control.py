"""Templates that do something with control: bindings, loops, continuations, exceptions."""
from __future__ import annotations

CONTROL = [
    "(let ([$ <any>] [$2 <int>]) <any+$any+$2int>)",
    "(let* ([$ <int>] [$2 <any+$int>]) <any+$int+$2any>)",
    "(let ([$ <int>]) (set! $ <int+$int>) <any+$int>)",
    "(let ([$ <int>]) (let ([$2 (lambda () (set! $ (add1 $)) <any+$int>)]) ($2) ($2) (list $ "
    "($2))))", "(let $ ([$2 <small>] [$3 <int>]) (if (zero? $2) <any+$3int> ($ (sub1 $2) (cut "
    "<int+$2int+$3int>))))",
    "(let $ ([$2 <small>] [$3 <flo>]) (if (zero? $2) <any+$3flo> ($ (sub1 $2) "
    "<flo+$2int+$3flo>)))",
    "(let $ ([$2 <small>] [$3 <any>]) (if (zero? $2) $3 ($ (sub1 $2) (cut <any+$2int+$3any>))))",
    "(let $ ([$2 <small>]) (if (zero? $2) <list> (cons <any+$2int> ($ (sub1 $2)))))",
    "(letrec ([$ (lambda ($3) (if (<= $3 0) <any+$3int> ($2 (- $3 1))))] [$2 (lambda ($3) "
    "(if (<= $3 0) <any+$3int> ($ (- $3 2))))]) ($ <small>))",
    "(do ([$ 0 (add1 $)] [$2 <any> (cut <any+$int+$2any>)]) ((= $ <small>) $2) (set! $2 (cut "
    "<any+$2any>)))", "(for ([$ <ints>]) (display <any+$int>))",
    "(for/fold ([$ <any>] [$2 <int>]) ([$3 <ints>]) (values (cut <any+$any+$3int>) (cut "
    "<int+$2int+$3int>)))",
    "(for/vector ([$ (in-string <str>)] [$2 (in-range <small>)]) <any+$char+$2int>)",
    "(let/ec $ (+ 1 (if <bool> ($ <any>) <int>)))",
    "(call/cc (lambda ($) (for-each (lambda ($2) (when <bool+$2int> ($ <any+$2int>))) "
    "<ints>) <any>))",
    "(let ([$ #f] [$2 0]) (let ([$3 (call/cc (lambda ($4) (set! $ $4) 0))]) (set! $2 (add1 "
    "$2)) (if (< $3 3) ($ (add1 $3)) (list $2 $3 <any+$2int>))))",
    "(call-with-composable-continuation (lambda ($) ($ <any>)))",
    "(+ 1 (call-with-continuation-prompt (lambda () (* 2 (abort-current-continuation "
    "(default-continuation-prompt-tag) (lambda () <int>))))))",
    "(reset (+ 1 (shift $ (list ($ <int>) ($ <any>)))))",
    "(dynamic-wind (lambda () (display 'in)) (lambda () <any>) (lambda () (display 'out)))",
    "(let/ec $ (dynamic-wind (lambda () (display 1)) (lambda () ($ <any>)) (lambda () "
    "(display 2))))",
    "(with-handlers ([exn:fail:contract? (lambda ($) (string-length (exn-message $)))] "
    "[symbol? (lambda ($) <any+$sym>)]) <any>)",
    "(with-handlers ([(lambda ($) <bool+$any>) (lambda ($) <any+$any>)]) (raise <any>))",
    "(with-handlers ([exn? exn-message]) <any>)",
    "(with-handlers ([exn:fail:contract:divide-by-zero? (lambda ($) 'zero)]) <any>)",
    "(with-handlers ([void (lambda ($) 'any)]) (dynamic-wind void (lambda () <any>) (lambda "
    '() (display "post"))))',
    "(call-with-values (lambda () (values <any> <any>)) (lambda ($ $2) <any+$any+$2any>))",
    "(call-with-values (lambda () <any>) (lambda $ <any+$list>))",
    "(let-values ([($ $2) <any>]) <any+$any+$2any>)", "(begin (display <any>) <any>)",
    "(begin0 <any> (write <any>))", "(when <bool> <any>)",
    "(parameterize ([setting <any>]) (list (setting) <any>))", "(setting)",
    "(let ([$ (make-parameter <any>)]) (parameterize ([$ <any>]) ($)))",
    "(with-continuation-mark 'key <any> (list (continuation-mark-set-first #f 'key) <any>))",
    "(with-continuation-mark 'key <any> (continuation-mark-set->list "
    "(current-continuation-marks) 'key))", "(force (delay <any>))",
    "(let ([$ (delay (begin (display 'once) <any>))]) (force $) (force $))",
    "(for/list ([$ (in-generator (for ([$2 <ints>]) (yield <any+$2int>)))]) $)",
    "(sequence->list (in-generator (let $ ([$2 <small>]) (unless (zero? $2) (yield "
    "<any+$2int>) ($ (sub1 $2))))))",
    "(let ([$ (generator () (yield <any>) (yield <any>) <any>)]) (list ($) ($) ($) ($)))",
    "(let* ([$ (make-channel)] [$2 (thread (lambda () (channel-put $ <int>)))]) (channel-get $))",
    "(let ([$ (make-semaphore 0)]) (thread (lambda () (semaphore-post $))) (semaphore-wait "
    "$) <any>)",
    "(call-with-escape-continuation (lambda ($) (map (lambda ($2) (if <bool+$2int> ($ $2) "
    "<any+$2int>)) <ints>)))", "(hash-ref! (make-hash) <any> (lambda () <any>))",
    "(let loop ([$ <small>]) (cond [(zero? $) <any>] [<bool+$int> (loop (sub1 $))] [else "
    "(list (loop (sub1 $)))]))",
    "(let () (define ($ $2 #:by [$3 <int>] . $4) <any+$2any+$3int+$4list>) (list ($ <any>) "
    "($ <any> <any> #:by <int>)))",
    "(let () (struct $ ($2 [$3 #:mutable]) #:transparent) ($ <any> <any>))",
    "(let () (struct $ ($2)) (list ($ <any>) ($-$2 ($ <any>)) ($-$2 <any>)))",
    "(sort <list> (lambda ($ $2) <bool+$any+$2any>))",
    "(sort <strs> < #:key string-length #:cache-keys? #t)",
    "(let ([$ (open-input-string <str>)]) (let ([$2 (read-char $)]) (list $2 (peek-char $) "
    "(read-string 3 $) (read-line $))))",
    "(let ([$ (open-input-bytes <bytes>)]) (list (read-byte $) (read-bytes 2 $) (read-byte $)))",
    "(regexp-replace* <re> <str> (lambda ($ . $2) <str+$str>))",
    "(let-syntax ([$ (syntax-rules () [(_ a b) (list b a b)])]) ($ <any> <any>))",
]
