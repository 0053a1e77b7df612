#lang racket/base
;; Changes lists of mutable pairs in place.
(require racket/mpair)
(provide run)

(define (make-list-of size)
  (let loop ([i 0] [rest '()])
    (if (= i size) rest (loop (add1 i) (mcons i rest)))))

;; Reverses a list without making a pair.
(define (reverse! list)
  (let loop ([list list] [done '()])
    (if (null? list)
        done
        (let ([rest (mcdr list)])
          (set-mcdr! list done)
          (loop rest list)))))

;; Takes every other pair out.
(define (halve! list)
  (let loop ([place list])
    (unless (or (null? place) (null? (mcdr place)))
      (set-mcdr! place (mcdr (mcdr place)))
      (loop (mcdr place))))
  list)

(define (total list)
  (let loop ([list list] [sum 0])
    (if (null? list) sum (loop (mcdr list) (+ sum (mcar list))))))

(define (run size)
  (printf "~a\n"
          (for/fold ([sum 0]) ([_ (in-range size)])
            (+ sum (total (halve! (reverse! (make-list-of 600))))))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
