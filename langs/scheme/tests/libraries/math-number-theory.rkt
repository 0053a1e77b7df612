#lang racket/base
(require math/number-theory)
(prime? 97) (factorize 360) (divisors 12) (gcd 12 18) (totient 10) (nth-prime 10) (binomial 10 3) (coprime? 9 4) (modular-inverse 3 7) (fibonacci 20) (next-prime 100)
