#lang racket/base
;; xlayer for Racket: the module of the VM's programs, timing their regions.
;;
;;   (region "parse" body ...)       ; named, nestable
;;   (point "parsed")                ; something happened
;;
;; Where VMKIT_REGIONS_OUT names a file, it gets a JSON line a region at exit: its path
;; (outer/inner), times entered and nanoseconds spent in it but not in regions inside; then a
;; line a point with its count. On the VM these procedures are primitives.
(provide region region-begin region-end point)

(define-syntax-rule (region name body ...)
  (dynamic-wind (lambda () (region-begin name))
                (lambda () body ...)
                (lambda () (region-end name))))

(struct node (path children [entries #:mutable] [milliseconds #:mutable]))
(define (make-node path) (node path (make-hash) 0 0.0))

(define root (make-node ""))
(define open (list (cons "" root)))
(define points (make-hash))
(define since (current-inexact-milliseconds))

(define (charge!)
  (define now (current-inexact-milliseconds))
  (define innermost (cdar open))
  (set-node-milliseconds! innermost (+ (node-milliseconds innermost) (- now since)))
  (set! since now))

;; Enters a region, within the one that is open.
(define (region-begin name)
  (check-name 'region-begin name)
  (charge!)
  (define around (cdar open))
  (define inner
    (hash-ref! (node-children around) name
               (lambda ()
                 (define path (node-path around))
                 (make-node (if (string=? path "") name (string-append path "/" name))))))
  (set-node-entries! inner (add1 (node-entries inner)))
  (set! open (cons (cons name inner) open)))

;; Leaves the innermost region, which must be that of the name.
(define (region-end name)
  (check-name 'region-end name)
  (define innermost (caar open))
  (when (null? (cdr open))
    (raise-arguments-error 'region-end "the region is not open" "region" name))
  (unless (string=? innermost name)
    (raise-arguments-error 'region-end "the region ends within another" "region" name
                           "within" innermost))
  (charge!)
  (set! open (cdr open)))

;; Something happened, once more.
(define (point name)
  (check-name 'point name)
  (hash-update! points name add1 0))

(define (check-name who name)
  (unless (and (string? name) (not (string=? name "")) (not (regexp-match? #rx"/" name)))
    (raise-argument-error who "a string with letters, and no slash" name)))

(define (write-regions path)
  (charge!)
  (call-with-output-file path #:exists 'truncate
    (lambda (out)
      (let loop ([one root])
        (fprintf out "{\"region\": ~s, \"entries\": ~a, \"nanoseconds\": ~a}\n"
                 (node-path one) (node-entries one)
                 (inexact->exact (round (* 1e6 (node-milliseconds one)))))
        (for ([child (in-hash-values (node-children one))]) (loop child)))
      (for ([(name count) (in-hash points)])
        (fprintf out "{\"point\": ~s, \"count\": ~a}\n" name count)))))

(define output (getenv "VMKIT_REGIONS_OUT"))
(when (and output (not (string=? output "")))
  (void (plumber-add-flush! (current-plumber) (lambda (_) (write-regions output)))))
