#lang racket/base
(require srfi/9)
(define-record-type point (make-point x y) point? (x point-x set-point-x!) (y point-y)) (define p (make-point 1 2)) (point-x p) (set-point-x! p 5) (point-x p) (point? 3)
