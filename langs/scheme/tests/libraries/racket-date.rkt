#lang racket/base
(require racket/date)
(date->string (seconds->date 0 #f)) (parameterize ([date-display-format 'iso-8601]) (date->string (seconds->date 86400 #f) #t)) (date->seconds (seconds->date 1000 #f) #f) (date->julian/scaliger (seconds->date 0 #f))
