#lang racket/base
;; Fills a board of 50 hexagons with ten pieces, in every possible way, until it has N solutions.
(require racket/fixnum)
(provide run)

(define width 5)
(define height 10)
(define cells (* width height))
(define full (sub1 (arithmetic-shift 1 cells)))
(define-values (e se sw w nw ne) (values 0 1 2 3 4 5))
;; A piece is a walk over its five cells, each step in one of six directions.
(define pieces
  (vector (list e e e se)
          (list se sw w sw)
          (list w w sw se)
          (list e e sw se)
          (list nw w nw se sw)
          (list e e ne w)
          (list nw ne ne w)
          (list ne se e ne)
          (list se se e se)
          (list e nw nw nw)))
(define piece-count (vector-length pieces))

;; The next cell in a direction, #f off the board; odd rows lie half a cell further right.
(define (neighbour cell direction)
  (define row (quotient cell width))
  (define column (remainder cell width))
  (define odd (remainder row 2))
  (define-values (to-row to-column)
    (cond
      [(= direction e) (values row (add1 column))]
      [(= direction w) (values row (sub1 column))]
      [(= direction se) (values (add1 row) (+ column odd))]
      [(= direction ne) (values (sub1 row) (+ column odd))]
      [(= direction sw) (values (add1 row) (- column (- 1 odd)))]
      [else (values (sub1 row) (- column (- 1 odd)))]))
  (and (< -1 to-row height)
       (< -1 to-column width)
       (+ (* to-row width) to-column)))

(define (bit cell)
  (arithmetic-shift 1 cell))

;; The cells of a walk as bits, #f when it leaves the board.
(define (mask-of walk start)
  (let loop ([walk walk] [cell start] [mask (bit start)])
    (cond
      [(null? walk) mask]
      [(neighbour cell (car walk))
       => (lambda (next) (loop (cdr walk) next (bitwise-ior mask (bit next))))]
      [else #f])))

;; Six turns, and six of the mirrored piece.
(define (orientations walk)
  (define mirrored (map (lambda (direction) (modulo (- e direction) 6)) walk))
  (for*/list ([shape (in-list (list walk mirrored))]
              [turns (in-range 6)])
    (map (lambda (direction) (modulo (+ direction turns) 6)) shape)))

(define (grown edge)
  (for*/fold ([found 0]) ([cell (in-range cells)]
                          #:when (bitwise-bit-set? edge cell)
                          [direction (in-range 6)])
    (define beside (neighbour cell direction))
    (if beside (bitwise-ior found (bit beside)) found)))

(define (population mask)
  (for/sum ([cell (in-range cells)])
    (if (bitwise-bit-set? mask cell) 1 0)))

;; Whether a region that no set of pieces can fill lies beside the piece.
(define (leaves-a-bad-hole? mask)
  (let next-region ([free (bitwise-and full (bitwise-not mask))])
    (and (not (zero? free))
         (let grow ([region 0] [edge (bitwise-and free (- free))])
           (cond
             [(zero? edge)
              (or (not (zero? (remainder (population region) 5)))
                  (next-region (bitwise-and free (bitwise-not region))))]
             [else
              (define region* (bitwise-ior region edge))
              (grow region*
                    (bitwise-and (grown edge) free (bitwise-not region*)))])))))

(define (lowest-cell mask)
  (let loop ([cell 0])
    (if (bitwise-bit-set? mask cell) cell (loop (add1 cell)))))

;; For each cell and piece the masks whose first cell it is, in order.
(define (placements)
  (define table
    (build-vector cells (lambda (_) (make-vector piece-count '()))))
  (for ([walk (in-vector pieces)]
        [number (in-naturals)])
    (define masks (make-hasheqv))
    (for* ([shape (in-list (orientations walk))]
           [start (in-range cells)])
      (define mask (mask-of shape start))
      (when mask (hash-set! masks mask #t)))
    (for ([mask (in-list (sort (hash-keys masks) >))]
          #:unless (leaves-a-bad-hole? mask))
      (define row (vector-ref table (lowest-cell mask)))
      (vector-set! row number (cons mask (vector-ref row number)))))
  table)

(define (solution-of placed)
  (define text (make-string cells #\0))
  (for ([mask (in-vector placed)]
        [number (in-naturals)])
    (for ([cell (in-range cells)]
          #:when (bitwise-bit-set? mask cell))
      (string-set! text cell (integer->char (+ 48 number)))))
  text)

(define (write-picture solution)
  (for ([row (in-range height)])
    (when (odd? row) (write-string " "))
    (for ([column (in-range width)])
      (unless (zero? column) (write-string " "))
      (write-char (string-ref solution (+ (* row width) column))))
    (newline)))

(define (run wanted)
  (define table (placements))
  (define placed (make-vector piece-count 0))
  (define count 0)
  (define smallest #f)
  (define largest #f)
  (define (keep!)
    (define solution (solution-of placed))
    (set! count (add1 count))
    (unless (and smallest (string<=? smallest solution)) (set! smallest solution))
    (unless (and largest (string>=? largest solution)) (set! largest solution)))
  (define (fill board cell used)
    (cond
      [(bitwise-bit-set? board cell) (fill board (fx+ cell 1) used)]
      [else
       (define row (vector-ref table cell))
       (let next-piece ([number 0])
         (when (fx< number piece-count)
           (unless (bitwise-bit-set? used number)
             (let next-mask ([masks (vector-ref row number)])
               (unless (or (null? masks) (= count wanted))
                 (define mask (car masks))
                 (when (fx= 0 (fxand board mask))
                   (vector-set! placed number mask)
                   (define filled (fxior board mask))
                   (if (fx= filled full)
                       (keep!)
                       (fill filled (fx+ cell 1) (fxior used (fxlshift 1 number)))))
                 (next-mask (cdr masks)))))
           (unless (= count wanted)
             (next-piece (fx+ number 1)))))]))
  (let search-again ()
    (fill 0 0 0)
    (when (< count wanted) (search-again)))
  (printf "~a solutions found\n\n" count)
  (write-picture smallest)
  (newline)
  (write-picture largest))

(module+ main
  (run (string->number (vector-ref (current-command-line-arguments) 0))))
