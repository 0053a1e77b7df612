"""The primitives that take the continuation, shared by frontend and VM (2+3).

The frontend calls them in tail position only (inside `bind` elsewhere); all other
primitives are plain calls. The VM's table refuses a control primitive that is not
listed here, and the tests one that is listed and not there. Parameters such as
current-output-port are values to be called, so they are listed as well.
"""
from __future__ import absolute_import

CONTROLS = frozenset("""
    values call-with-values apply
    call/cc call-with-current-continuation call-with-composable-continuation
    call-with-escape-continuation call/ec call-in-continuation
    call-with-continuation-prompt call-with-continuation-barrier
    abort-current-continuation
    dynamic-wind call-with-immediate-continuation-mark
    raise error exit
    raise-result-arity-error
    raise-arity-error raise-arity-error* raise-arity-mask-error raise-arity-mask-error*
    raise-result-arity-error*
    raise-argument-error raise-arguments-error raise-type-error raise-mismatch-error
    raise-range-error raise-result-error raise-user-error raise-syntax-error
    raise-argument-error* raise-result-error* raise-range-error* raise-arguments-error*
    call-with-current-exception-handler with-continuation-mark*
    thread thread/suspend-to-kill call-in-nested-thread thread-wait thread-suspend
    thread-resume kill-thread break-thread thread-send thread-receive
    sleep sync sync/timeout sync/enable-break sync/timeout/enable-break
    semaphore-wait semaphore-wait/enable-break call-with-semaphore
    call-with-semaphore/enable-break
    semaphore-post semaphore-try-wait? channel-put channel-get
    for-each map andmap ormap
    vector->values quotient/remainder integer-sqrt/remainder make-impersonator-property
    hash-ref hash-ref! hash-ref-key hash-update hash-update! hash-for-each hash-map
    vector-sort vector-sort! sort
    call-with-output-file call-with-input-file with-output-to-file with-input-from-file
    call-with-output-string with-output-to-string with-input-from-string
    regexp-replace regexp-replace* regexp pregexp byte-regexp byte-pregexp

    cache-configuration split-path port-next-location make-pipe open-input-output-file
    regexp-match/end regexp-match-positions/end regexp-match-peek-positions/end
    regexp-match-peek-positions-immediate/end
    hash-iterate-key+value unsafe-immutable-hash-iterate-key+value
    unsafe-mutable-hash-iterate-key+value unsafe-weak-hash-iterate-key+value
    unsafe-ephemeron-hash-iterate-key+value
    procedure-reduce-arity
    force make-parameter-call touch
    read read-char read-char-or-special read-byte read-byte-or-special
    peek-char peek-char-or-special peek-byte peek-byte-or-special
    read-line read-bytes-line read-string peek-string read-bytes peek-bytes
    read-string! peek-string! read-bytes! read-bytes-avail! read-bytes-avail!/enable-break
    read-bytes-avail!* peek-bytes! peek-bytes-avail! peek-bytes-avail!/enable-break
    peek-bytes-avail!*
    write-string write-bytes write-bytes-avail write-bytes-avail*
    write-bytes-avail/enable-break flush-output close-output-port
    subprocess subprocess-wait current-subprocess-custodian-mode subprocess-group-enabled
    current-subprocess-keep-file-descriptors
    time-apply
    eval dynamic-require namespace-require
    exit-handler uncaught-exception-handler error-display-handler error-escape-handler
    error-value->string-handler error-print-width error-print-source-location
    error-print-context-length
    current-output-port current-input-port current-error-port
    current-print print-as-expression port-count-lines-enabled
    print-graph print-struct print-box print-vector-length print-hash-table print-pair-curly-braces
    print-mpair-curly-braces print-unreadable print-boolean-long-form print-reader-abbreviations
    current-command-line-arguments current-directory current-locale current-namespace
    current-inspector current-custodian current-parameterization current-thread-initial-stack-size
    current-eventspace current-security-guard current-code-inspector current-logger
    current-pseudo-random-generator current-thread-group current-evt-pseudo-random-generator
    current-load-relative-directory current-write-relative-directory
    current-library-collection-links current-library-collection-paths
    use-compiled-file-paths use-user-specific-search-paths
    current-module-name-resolver current-module-declare-name current-readtable
    current-module-declare-source current-plumber current-reader-guard print-syntax-width
    global-port-print-handler read-accept-compiled read-case-sensitive
    read-accept-bar-quote read-accept-box read-accept-dot read-accept-graph
    read-accept-infix-dot read-accept-lang read-accept-quasiquote read-accept-reader read-cdot
    read-curly-brace-as-paren read-curly-brace-with-tag read-on-demand-source
    read-single-flonum read-square-bracket-as-paren read-square-bracket-with-tag
    read-syntax-accept-graph use-collection-link-paths
    read-decimal-as-inexact current-environment-variables
    struct-info struct-type-info checked-procedure-check-and-extract
    make-struct-type make-struct-type-property
    bytes-convert bytes-convert-end custodian-shutdown-all
    break-enabled current-break-enabled-cell extend-parameterization
""".split())
