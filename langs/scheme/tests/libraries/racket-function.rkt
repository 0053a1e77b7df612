#lang racket/base
(require racket/function)
(identity 1) ((const 5) 1 2) ((curry + 1) 2) ((curryr - 1) 5) ((conjoin even? positive?) 4) ((disjoin even? negative?) 3) ((negate even?) 3) ((thunk 7)) ((compose1 add1 add1) 1) (arity-includes? (procedure-arity car) 1) ((thunk* 3) 1 2) (arity=? 1 1)
