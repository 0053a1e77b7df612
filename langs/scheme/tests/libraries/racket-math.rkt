#lang racket/base
(require racket/math)
pi (sqr 3) (sgn -2.5) (exact-round 2.6) (exact-floor -2.5) (nan? +nan.0) (infinite? -inf.0) (sinh 0.0) (order-of-magnitude 1234) (conjugate 1+2i) (exact-truncate 2.7) (positive-integer? 3) (degrees->radians 180.0)
