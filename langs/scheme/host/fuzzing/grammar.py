"""The expressions that random programs have, by the kind of their value: numbers, texts and data.

`small` is an integer that may be a size: nothing else ever takes its place.
"""
from __future__ import annotations

from kit.host.random_expressions import Grammar
from langs.scheme.host.fuzzing.control import CONTROL

LITERALS: dict[str, list[str]] = {
    "int": [
        "0", "1", "-1", "2", "3", "7", "10", "-13", "63", "255", "256", "1000003", "1073741823",
        "1152921504606846975", "1152921504606846976", "-1152921504606846976",
        "-1152921504606846977", "2305843009213693951", "4611686018427387904",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551617", "100000000000000000000", "2503155504993241601315571986085849"],
    "small": ["0", "1", "2", "3", "4", "5", "7", "12"],
    "rat": [
        "1/2", "-1/3", "22/7", "1/1000000007", "-7/2", "3/2", "5/2", "1180591620717411303424/3"],
    "flo": [
        "0.0", "-0.0", "1.0", "0.5", "-1.5", "2.5", "3.14159", "1e16", "1e-7", "123456789.125",
        "1e300", "-1e300", "5e-324", "+inf.0", "-inf.0", "+nan.0", "9007199254740993.0", "1e21",
        "1e22", "0.1", "100.0", "4611686018427387904.0"],
    "num": ["1+2i", "-1/2+1/3i", "0+1i", "1.5-2.0i", "+inf.0-nan.0i", "0.0+1.0i", "3@0"],
    "bool": ["#t", "#f"],
    "char": [
        "#\\a", "#\\Z", "#\\0", "#\\space", "#\\newline", "#\\nul", "#\\\u03bb", "#\\\u00df",
        "#\\\u4e2d", "#\\U1F40D", "#\\\u00e9", "#\\."],
    "str": [
        '""', '"a"', '"abc"', '"Hello, World"', '"  spaced  out "', '"na\u00efve"',
        '"\u4e2d\u6587"', '"\U0001f40d!"', '"1,2,,3"', '"line\\nbreak\\n"', '"42"', '"-1.5e3"',
        "(make-string 3 #\\x)", '"\\t|\\\\\\""', '"aXbXc"', '"~a"', '"1/2"', '"\\0"',
        '"stra\u00dfe \u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03a3"'],
    "bytes": ['#""', '#"abc"', '#"\\0\\377"', '#"a,b"', "(make-bytes 4 65)", '#"\\316\\273x"'],
    "sym": ["'a", "'b", "'foo", "'|a b|", "'||", "'\u03bb", "'|1|", "'Quote"],
    "ints": [
        "'()", "'(1 2 3)", "'(5 -1 1099511627776 3)", "(list 3 1 2)", "(range 6)",
        "'(1180591620717411303424 1)"],
    "strs": ["'()", '\'("b" "a" "c")', '(list "one" "two" "three")'],
    "list": [
        "'()", "'(1 . 2)", "'(a (b . c) #(1 2))", '(list 1 "x" #\\y 2.5)', "'(quote x)",
        "'((a . 1) (b . 2))", "(list 'a 'b)"],
    "vec": [
        "(vector)", "(vector 1 2 3)", "#(1 2)", "(make-vector 3 0)", "(vector 1.5 2.5)",
        '(vector \'a "b" #\\c)'],
    "hash": [
        "(hash)", "(hash 'a 1 'b 2)", "(make-hash)", '(make-hash \'((1 . 2) ("k" . v)))',
        "(hasheqv 1 'one 2 'two)", "(hasheq 'x 0)", "(make-hasheq '((p . q)))"],
    "fn": [
        "add1", "list", "(lambda (x) x)", "number->string", "car", "not", "values",
        "(lambda (x [y 2]) (cons x y))", "(case-lambda [(a) a] [(a b) b])", "(lambda x x)",
        "string-length", "pt-x", "(lambda (x #:k [k 1]) (list k x))"],
    "re": [
        '#rx"a"', '#px"[a-z]+"', '#rx"(.)X?"', '#px"\\\\d+"', '#rx"^ *"', '#px"\\\\s"', '#rx"b|c"',
        '#rx""', '#px"(?i:hello)"', '#rx"(a)|(b)"', '#px"\\\\w{2,}?"', '#rx"[^,]*"'],
    "box": ["(box 1)", "(box 'a)", "#&5"],
    "pt": ["(pt 1 2)", '(pt \'a "b")', "(pt3 1 2 3)"],
}

OPERATIONS: dict[str, list[str]] = {
    "int": [
        "(+ <int> <int>)", "(- <int> <int>)", "(* <int> <int>)", "(- <int>)", "(add1 <int>)",
        "(+ <int> <int> <int>)", "(quotient <int> <int>)", "(remainder <int> <int>)",
        "(modulo <int> <int>)", "(abs <int>)", "(gcd <int> <int>)", "(lcm <int> <int>)",
        "(bitwise-and <int> <int>)", "(bitwise-ior <int> <int>)", "(bitwise-xor <int> <int>)",
        "(bitwise-not <int>)", "(arithmetic-shift <int> <small>)",
        "(arithmetic-shift <int> (- <small>))", "(integer-length <int>)",
        "(expt <int> (quotient <small> 3))", "(max <int> <int>)", "(min <int> <int> <int>)",
        "(if <bool> <int> <int>)", "(integer-sqrt (abs <int>))", "(length <ints>)",
        "(string-length <str>)", "(vector-length <vec>)", "(apply + <ints>)",
        "(for/sum ([$ <ints>]) <int+$int>)",
        "(for/fold ([$ <int>]) ([$2 <ints>]) (cut <int+$int+$2int>))",
        "(foldl (lambda ($ $2) (cut <int+$int+$2int>)) <int> <ints>)", "(char->integer <char>)",
        "(hash-count <hash>)", "(inexact->exact (floor <flo>))", "(numerator <rat>)",
        "(denominator <rat>)", "(exact-round <rat>)", "(sgn <int>)", "(string->number <str>)",
        "(let ([$ <int>]) <int+$int>)", "(bytes-length <bytes>)",
        "(for/product ([$ (in-range <small>)]) <int+$int>)", "(vector-ref <vec> <small>)",
        "(call-with-values (lambda () (quotient/remainder <int> <int>)) <fn>)",
        "(let-values ([($ $2) (values <int> <int>)]) <int+$int+$2int>)",
        "(list-ref <ints> <small>)", "(hash-ref <hash> <sym> <int>)", "(unbox <box>)",
        "(count even? <ints>)", "(exact->inexact <int>)", "(bitwise-bit-field <int> 0 <small>)",
        "(for*/sum ([$ (in-range <small>)] [$2 (in-range $)]) <int+$int+$2int>)"],
    "small": ["(modulo <int> 9)", "(length '(1 2))", "(min 6 (string-length <str>))"],
    "rat": [
        "(/ <int> <int>)", "(+ <rat> <rat>)", "(* <rat> <int>)", "(- <rat>)", "(/ <rat>)",
        "(inexact->exact <flo>)", "(expt <rat> (- (quotient <small> 3) 1))",
        "(if <bool> <rat> <int>)", "(abs <rat>)", "(max <rat> <int>)", "(round <rat>)",
        "(truncate <rat>)"],
    "flo": [
        "(+ <flo> <flo>)", "(- <flo> <flo>)", "(* <flo> <flo>)", "(/ <flo> <flo>)",
        "(exact->inexact <rat>)", "(sqrt <flo>)", "(floor <flo>)", "(round <flo>)",
        "(truncate <flo>)", "(abs <flo>)", "(+ <flo> <int>)", "(* <int> <flo>)", "(- <flo>)",
        "(max <flo> <int>)", "(min <flo> <rat>)", "(exp <flo>)", "(log <flo>)", "(sin <flo>)",
        "(atan <flo> <flo>)", "(expt <flo> <small>)", "(if <bool> <flo> <flo>)",
        "(real->double-flonum <int>)", "(quotient (round <flo>) <int>)",
        "(for/fold ([$ <flo>]) ([$2 <ints>]) <flo+$flo+$2int>)", "(flsqrt <flo>)",
        "(fl+ <flo> <flo>)", "(fl* <flo> <flo>)", "(fl- <flo> <flo>)", "(flfloor <flo>)",
        "(let ([$ <flo>]) <flo+$flo>)", "(fl/ <flo> <flo>)", "(->fl <int>)"],
    "real": ["<int>", "<int>", "<rat>", "<flo>"],
    "num": [
        "<real>", "(+ <num> <num>)", "(* <num> <num>)", "(- <num> <num>)", "(/ <num> <num>)",
        "(make-rectangular <real> <real>)", "(sqrt <int>)", "(sqrt <num>)", "(real-part <num>)",
        "(imag-part <num>)", "(magnitude <num>)", "(expt <num> (quotient <small> 3))",
        "(exact->inexact <num>)", "(make-polar <flo> <flo>)", "(conjugate <num>)", "(sqr <num>)",
        "(expt <flo> <rat>)", "(inexact->exact <num>)", "(exp <num>)"],
    "bool": [
        "(< <real> <real>)", "(= <num> <num>)", "(<= <int> <int> <int>)", "(eq? <any> <any>)",
        "(equal? <any> <any>)", "(eqv? <num> <num>)", "(zero? <num>)", "(even? <int>)",
        "(positive? <real>)", "(not <any>)", "(and <bool> <bool>)", "(or <bool> <any>)",
        "(pair? <any>)", "(null? <list>)", "(string? <any>)", "(symbol? <any>)",
        "(procedure? <any>)", "(integer? <num>)", "(exact? <num>)", "(rational? <num>)",
        "(string<? <str> <str>)", "(string=? <str> <str>)", "(char<? <char> <char>)",
        "(char-alphabetic? <char>)", "(member <int> <ints>)", "(memq <sym> <list>)",
        "(regexp-match? <re> <str>)", "(list? <any>)", "(void? <any>)", "(vector? <any>)",
        "(> <real> <real>)", "(nan? <flo>)", "(hash-has-key? <hash> <any>)", "(pt? <any>)",
        "(for/and ([$ <ints>]) <bool+$int>)", "(ormap <fn> <ints>)", "(andmap <fn> <list>)",
        "(bytes<? <bytes> <bytes>)", "(string-prefix? <str> <str>)", "(fixnum? <any>)",
        "(immutable? <any>)", "(symbol<? <sym> <sym>)", "(exact-nonnegative-integer? <any>)"],
    "char": [
        "(string-ref <str> <small>)", "(integer->char <small>)", "(char-upcase <char>)",
        "(char-downcase <char>)", "(if <bool> <char> <char>)", "(integer->char <int>)"],
    "str": [
        "(string-append <str> <str>)", "(substring <str> <small>)",
        "(substring <str> <small> <small>)", "(number->string <num>)", "(number->string <int> 16)",
        "(string-upcase <str>)", "(string-downcase <str>)", "(string-titlecase <str>)",
        "(symbol->string <sym>)", '(format "~a ~s" <any> <any>)', '(format "~v|~e" <any> <any>)',
        "(list->string (list <char> <char>))", "(string <char> <char>)", "(string-trim <str>)",
        "(string-join <strs> <str>)", "(string-replace <str> <str> <str>)",
        "(make-string <small> <char>)", "(apply string-append <strs>)", "(~a <any>)",
        "(~r <real>)", "(~s <any> #:max-width <small>)", "(string-copy <str>)",
        "(if <bool> <str> <str>)", "(bytes->string/utf-8 <bytes> #\\?)",
        "(bytes->string/latin-1 <bytes>)", "(regexp-replace <re> <str> <str>)",
        "(regexp-replace* <re> <str> <str>)",
        "(with-output-to-string (lambda () (write <any>) (display <any>)))",
        "(let ([$ (open-output-string)]) (print <any> $) (get-output-string $))",
        "(list-ref <strs> <small>)", "(string-normalize-spaces <str>)",
        "(list->string (reverse (string->list <str>)))", "(real->decimal-string <real> <small>)",
        "(let ([$ (string-copy <str>)]) (string-set! $ <small> <char>) $)",
        "(for/fold ([$ <str>]) ([$2 <ints>]) (cut <str+$str+$2int>))", "(string-foldcase <str>)",
        "(~a <any> #:width <small> #:align 'right)", "(~r <flo> #:precision <small>)",
        "(let ([$ (open-input-string <str>)]) (read-line $))", "(regexp-quote <str>)"],
    "bytes": [
        "(bytes-append <bytes> <bytes>)", "(string->bytes/utf-8 <str>)",
        "(subbytes <bytes> <small>)", "(bytes <small> <small>)", "(list->bytes (list 65 <small>))",
        "(make-bytes <small> <small>)", "(integer->integer-bytes <int> 8 #t)",
        "(let ([$ (bytes-copy <bytes>)]) (bytes-set! $ <small> <small>) $)"],
    "sym": [
        "(string->symbol <str>)", "(if <bool> <sym> <sym>)", "(string->uninterned-symbol <str>)"],
    "ints": [
        "(cons <int> <ints>)", "(append <ints> <ints>)", "(reverse <ints>)", "(sort <ints> <)",
        "(sort <ints> > #:key <fn>)", "(map <fn> <ints>)", "(filter <fn> <ints>)",
        "(for/list ([$ <ints>]) <int+$int>)",
        "(for/list ([$ <ints>] #:when <bool+$int>) <int+$int>)",
        "(for/list ([$ (in-range <small>)]) <int+$int>)", "(list <int> <int>)", "(cdr <ints>)",
        "(list-tail <ints> <small>)", "(map (lambda ($ $2) <int+$int+$2int>) <ints> <ints>)",
        "(take <ints> <small>)", "(drop <ints> <small>)", "(remove <int> <ints>)",
        "(remove-duplicates <ints>)", "(vector->list <vec>)", "(hash-values <hash>)",
        "(build-list <small> <fn>)", "(range <small> <small>)", "(bytes->list <bytes>)",
        "(let ([$ <ints>]) <ints+$ints>)", "(if <bool> <ints> <ints>)", "(flatten <list>)",
        "(foldr (lambda ($ $2) (cons <int+$int> $2)) <ints> <ints>)", "(map string-length <strs>)",
        "(let-values ([($ $2) (partition even? <ints>)]) (append $2 $))", "(shuffle '())",
        "(for/list ([$ <ints>] [$2 (in-naturals)]) <int+$int+$2int>)",
        "(list* <int> <int> <ints>)"],
    "strs": [
        "(cons <str> <strs>)", "(string-split <str> <str>)", "(string-split <str>)",
        "(sort <strs> string<?)", "(map ~a <ints>)", "(for/list ([$ <strs>]) <str+$str>)",
        "(regexp-match* <re> <str>)", "(regexp-split <re> <str>)", "(append <strs> <strs>)",
        "(map symbol->string (list <sym> <sym>))", "(map string-upcase <strs>)",
        "(regexp-match <re> <str>)", "(list <str> <str>)"],
    "list": [
        "(list <any> <any>)", "(cons <any> <any>)", "(list <any>)", "(append <list> <list>)",
        "<ints>", "<strs>", "(assq <sym> <list>)", "(assoc <any> <list>)", "(vector->list <vec>)",
        "(hash->list <hash>)", "(reverse <list>)", "(cdr <list>)", "(member <any> <list>)",
        "(map <fn> <list>)", "(map list <list> <list>)", "(list-tail <list> <small>)",
        "`(<sym> ,<any> ,@<list>)", "(call-with-values (lambda () <any>) list)",
        "(regexp-match-positions <re> <str>)", "(string->list <str>)", "(sort <strs> string<?)",
        "(for/list ([($ $2) (in-hash <hash>)]) (cons $2 $))", "(hash-keys <hash>)",
        "(for*/list ([$ <ints>] [$2 <strs>]) <any+$int+$2str>)", "(list-set <list> <small> <any>)",
        "(group-by <fn> <ints>)", "(struct->list <pt> #:on-opaque 'skip)",
        "(add-between <list> <any>)"],
    "vec": [
        "(vector <any> <any>)", "(list->vector <list>)", "(make-vector <small> <any>)",
        "(vector-map <fn> <vec>)", "(for/vector ([$ <ints>]) <any+$int>)", "(vector-copy <vec>)",
        "(build-vector <small> <fn>)", "(vector-append <vec> <vec>)",
        "(vector->immutable-vector <vec>)",
        "(let ([$ (vector-copy <vec>)]) (vector-set! $ <small> <any>) $)", "(struct->vector <pt>)",
        "(let ([$ (make-vector <small> <int>)]) (vector-fill! $ <any>) $)",
        "(let ([$ (vector-copy <vec>)]) (vector-copy! $ <small> <vec>) $)",
        "(vector-sort (vector <int> <int> <int>) <)", "(vector-filter <fn> <vec>)"],
    "hash": [
        "(hash-set <hash> <any> <any>)", "(hash <any> <any> <any> <any>)", "(hash-copy <hash>)",
        "(let ([$ (make-hash)]) (hash-set! $ <any> <any>) (hash-set! $ <int> <any>) $)",
        "(for/hash ([$ <ints>]) (values <any+$int> <int+$int>))", "(hash-remove <hash> <any>)",
        "(for/hasheqv ([$ <ints>]) (values $ <any+$int>))",
        "(make-immutable-hash (list (cons <any> <any>)))", "(hash-update <hash> <sym> <fn> <any>)",
        "(hasheq <sym> <any> <sym> <any>)",
        "(let ([$ (hash-copy <hash>)]) (hash-update! $ <sym> <fn> <int>) $)",
        "(let ([$ (hash-copy <hash>)]) (hash-remove! $ <any>) $)"],
    "fn": [
        "(lambda ($) <any+$any>)", "(lambda ($) <int+$int>)",
        "(lambda ($ [$2 <any>]) <any+$int+$2any>)", "(if <bool> <fn> <fn>)", "(compose <fn> <fn>)",
        "(lambda $ <any+$list>)", "(curry cons <any>)",
        "(case-lambda [($) <any+$int>] [($ $2 . $3) <any+$any+$2any+$3list>])", "(const <any>)",
        "(lambda ($ #:key [$2 <int>]) <int+$int+$2int>)", "(negate <fn>)",
        "(make-parameter <any>)",
        "(letrec ([$ (lambda ($2) (if (pair? $2) ($ (cdr $2)) <any+$2any>))]) $)"],
    "box": ["(box <any>)", "(let ([$ (box <int>)]) (set-box! $ <any>) $)"],
    "re": [
        "(regexp (regexp-quote <str>))", "(pregexp <str>)", "(regexp <str>)",
        "(byte-regexp <bytes>)"],
    "pt": [
        "(pt <any> <any>)", "(pt3 <any> <any> <any>)", "(struct-copy pt <pt> [x <any>])",
        "(pre <int> <str>)", "(mut <any>)", "(let ([$ (mut <any>)]) (set-mut-v! $ <any>) $)"],
    "any": [
        "<int>", "<num>", "<str>", "<bool>", "<ints>", "<list>", "<vec>", "<hash>", "<sym>",
        "<bytes>", "<char>", "<pt>", "<box>", "(<fn> <any>)", "(<fn> <int>)",
        "(apply <fn> <list>)", "(car <list>)", "(cadr <list>)", "(vector-ref <vec> <small>)",
        "(hash-ref <hash> <any> #f)", "(hash-ref <hash> <any>)", "(list-ref <list> <small>)",
        "(pt-x <pt>)", "(pt-y <any>)", "(unbox <box>)", "(read (open-input-string <str>))",
        "(+ <any> <any>)", "(< <any> <any>)", "(string-append <any> <str>)", "(object-name <fn>)",
        "(procedure-arity <fn>)", "(vector-set! <vec> <small> <any>)", "(<fn> <any> <any>)",
        "(void)", "(error <sym> <str>)", '(error <sym> "~a and ~e" <any> <any>)', "(raise <any>)",
        "(values <any> <any>)",
        "(match <any> [(cons $ $2) <any+$any+$2any>] [(? number? $3) <any+$3num>] [_ <any>])",
        "(match <list> [(list $ $2 ...) <any+$any+$2list>] [(cons _ $3) <any+$3any>])",
        '(case <any> [(1 2 a) <any>] [(#\\a "abc") <any>] [else <any>])', "<re>", "<fn>",
        "(cond [(assv <int> <list>) => cdr] [<bool> <any>] [else <any>])", *CONTROL],
}

GRAMMAR = Grammar(
    LITERALS, OPERATIONS, strict=frozenset({"small", "fn"}),
    kinds=("int", "rat", "flo", "bool", "char", "str", "bytes", "sym", "ints", "strs", "list",
           "vec", "hash", "box", "pt", "any"))
