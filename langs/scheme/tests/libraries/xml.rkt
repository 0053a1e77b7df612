#lang racket/base
(require xml)
(define d (read-xml (open-input-string "<a x='1'><b>hi</b><c/></a>"))) (xml->xexpr (document-element d)) (xexpr->string '(p ((class "k")) "text & more" (br))) (display-xml/content (xexpr->xml '(q "z")))
