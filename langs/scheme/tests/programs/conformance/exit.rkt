#lang racket/base
(displayln "leaving")
(exit 3)
(displayln "not reached")
