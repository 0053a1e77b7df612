#lang racket/base
;; Pancake flips: the most reversals that any permutation needs, and a checksum.
(require racket/fixnum)
(provide run)

(define (flips-until-first-is-zero permutation)
  (let loop ([flips 0])
    (define first (fxvector-ref permutation 0))
    (cond
      [(fx= first 0) flips]
      [else
       (let flip ([low 0] [high first])
         (when (fx< low high)
           (define kept (fxvector-ref permutation low))
           (fxvector-set! permutation low (fxvector-ref permutation high))
           (fxvector-set! permutation high kept)
           (flip (fx+ low 1) (fx- high 1))))
       (loop (fx+ flips 1))])))

;; Rotates ever longer beginnings; #f after the last permutation.
(define (next-permutation! permutation counts size)
  (let loop ([level 1])
    (cond
      [(fx= level size) #f]
      [else
       (define first (fxvector-ref permutation 0))
       (for ([i (in-range level)])
         (fxvector-set! permutation i (fxvector-ref permutation (fx+ i 1))))
       (fxvector-set! permutation level first)
       (fxvector-set! counts level (fx- (fxvector-ref counts level) 1))
       (if (fx> (fxvector-ref counts level) 0)
           level
           (loop (fx+ level 1)))])))

(define (run size)
  (define permutation (make-fxvector size))
  (define counts (make-fxvector size))
  (for ([i (in-range size)])
    (fxvector-set! permutation i i))
  (define (refill-counts! below)
    (for ([level (in-range 1 below)])
      (fxvector-set! counts level (fx+ level 1))))
  (let loop ([level size] [most 0] [checksum 0] [sign 1])
    (refill-counts! level)
    (define flips
      (if (fx= (fxvector-ref permutation 0) 0)
          0
          (flips-until-first-is-zero (fxvector-copy permutation))))
    (define new-most (fxmax most flips))
    (define new-checksum (fx+ checksum (fx* sign flips)))
    (define next (next-permutation! permutation counts size))
    (if next
        (loop next new-most new-checksum (fx- 0 sign))
        (printf "~a\nPfannkuchen(~a) = ~a\n" new-checksum size new-most))))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
