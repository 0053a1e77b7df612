#lang racket/base
;; Planets around the sun: the usual symplectic integrator over pairs of bodies.
(require racket/flonum)
(provide run)

(define solar-mass (fl* 4.0 (fl* 3.141592653589793 3.141592653589793)))
(define days-per-year 365.24)
(define time-step 0.01)

(struct body (x y z vx vy vz mass) #:mutable #:authentic)

(define (make-planet x y z vx vy vz mass)
  (body x y z
        (fl* vx days-per-year) (fl* vy days-per-year) (fl* vz days-per-year)
        (fl* mass solar-mass)))

(define (solar-system)
  (list (make-planet 0.0 0.0 0.0 0.0 0.0 0.0 1.0)
        (make-planet 4.84143144246472090e00 -1.16032004402742839e00 -1.03622044471123109e-01
                     1.66007664274403694e-03 7.69901118419740425e-03 -6.90460016972063023e-05
                     9.54791938424326609e-04)
        (make-planet 8.34336671824457987e00 4.12479856412430479e00 -4.03523417114321381e-01
                     -2.76742510726411899e-03 4.99852801234917238e-03 2.30417297573763929e-05
                     2.85885980666130812e-04)
        (make-planet 1.28943695621391310e01 -1.51111514016986312e01 -2.23307578892655734e-01
                     2.96460137564761618e-03 2.37847173959480950e-03 -2.96589568540237556e-05
                     4.36624404335156298e-05)
        (make-planet 1.53796971148509165e01 -2.59193146099879641e01 1.79258772950371181e-01
                     2.68067772490389322e-03 1.62824170038242295e-03 -9.51592254519715870e-05
                     5.15138902046611451e-05)))

(define-syntax-rule (pull! one field set-field! amount)
  (set-field! one (fl+ (field one) amount)))

(define (rest-the-center-of-mass! bodies)
  (define (momentum velocity)
    (for/fold ([total 0.0]) ([one (in-list bodies)])
      (fl+ total (fl* (velocity one) (body-mass one)))))
  (define sun (car bodies))
  (define mass (body-mass sun))
  (define px (momentum body-vx))
  (define py (momentum body-vy))
  (define pz (momentum body-vz))
  (set-body-vx! sun (fl/ (fl- 0.0 px) mass))
  (set-body-vy! sun (fl/ (fl- 0.0 py) mass))
  (set-body-vz! sun (fl/ (fl- 0.0 pz) mass)))

(define (energy bodies)
  (define kinetic
    (for/fold ([total 0.0]) ([one (in-list bodies)])
      (fl+ total
           (fl* (fl* 0.5 (body-mass one))
                (fl+ (fl+ (fl* (body-vx one) (body-vx one)) (fl* (body-vy one) (body-vy one)))
                     (fl* (body-vz one) (body-vz one)))))))
  (let next ([rest bodies] [total kinetic])
    (if (null? rest)
        total
        (next (cdr rest)
              (for/fold ([total total]) ([b (in-list (cdr rest))])
                (define a (car rest))
                (define dx (fl- (body-x a) (body-x b)))
                (define dy (fl- (body-y a) (body-y b)))
                (define dz (fl- (body-z a) (body-z b)))
                (fl- total
                     (fl/ (fl* (body-mass a) (body-mass b))
                          (flsqrt (fl+ (fl+ (fl* dx dx) (fl* dy dy)) (fl* dz dz))))))))))

(define (attract! a b)
  (define dx (fl- (body-x a) (body-x b)))
  (define dy (fl- (body-y a) (body-y b)))
  (define dz (fl- (body-z a) (body-z b)))
  (define squared (fl+ (fl+ (fl* dx dx) (fl* dy dy)) (fl* dz dz)))
  (define magnitude (fl/ time-step (fl* squared (flsqrt squared))))
  (define on-a (fl- 0.0 (fl* (body-mass b) magnitude)))
  (define on-b (fl* (body-mass a) magnitude))
  (pull! a body-vx set-body-vx! (fl* dx on-a))
  (pull! a body-vy set-body-vy! (fl* dy on-a))
  (pull! a body-vz set-body-vz! (fl* dz on-a))
  (pull! b body-vx set-body-vx! (fl* dx on-b))
  (pull! b body-vy set-body-vy! (fl* dy on-b))
  (pull! b body-vz set-body-vz! (fl* dz on-b)))

(define (advance! bodies)
  (let next ([rest bodies])
    (unless (null? rest)
      (for ([b (in-list (cdr rest))])
        (attract! (car rest) b))
      (next (cdr rest))))
  (for ([one (in-list bodies)])
    (pull! one body-x set-body-x! (fl* time-step (body-vx one)))
    (pull! one body-y set-body-y! (fl* time-step (body-vy one)))
    (pull! one body-z set-body-z! (fl* time-step (body-vz one)))))

(define (write-energy bodies)
  (printf "~a\n" (real->decimal-string (energy bodies) 9)))

(define (run steps)
  (define bodies (solar-system))
  (rest-the-center-of-mass! bodies)
  (write-energy bodies)
  (for ([_ (in-range steps)])
    (advance! bodies))
  (write-energy bodies))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
