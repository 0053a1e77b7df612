#lang racket/base
(require compatibility/mlist)
(mlist 1 2) (mmap add1 (mlist 1 2)) (mlist->list (mappend (mlist 1) (mlist 2))) (mlength (mlist 1 2 3)) (mlist->list (mreverse (mlist 1 2)))
