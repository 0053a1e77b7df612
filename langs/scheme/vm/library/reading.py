"""read, and the parameters of reading."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.current_ports import input_port
from langs.scheme.vm.datum_reader import Reader
from langs.scheme.vm.input_ports import Attempt
from langs.scheme.vm.parameters import W_Parameter, value_of
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, is_true, w_false, w_true
from langs.scheme.vm.waiting import Leaving

w_case_sensitive = W_Parameter("read-case-sensitive", w_true)
SCHEME.value("read-case-sensitive", w_case_sensitive)


@SCHEME.repeatable("read", Optional(W_Root))
def read(w_port):
    port = input_port("read", w_port)
    attempt = Attempt(port)
    try:
        return Reader(port, not is_true(value_of(w_case_sensitive))).datum_or_eof()
    except Leaving:
        attempt.go_back()
        raise
    finally:
        attempt.end()


for _name in """read-square-bracket-as-paren read-curly-brace-as-paren read-accept-box
                read-accept-bar-quote read-accept-graph read-decimal-as-inexact
                read-accept-dot read-accept-infix-dot read-accept-quasiquote
                read-syntax-accept-graph""".split():
    SCHEME.value(_name, W_Parameter(_name, w_true))
for _name in """read-square-bracket-with-tag read-curly-brace-with-tag read-accept-compiled
                read-single-flonum read-cdot read-accept-reader read-accept-lang
                read-on-demand-source current-readtable current-reader-guard""".split():
    SCHEME.value(_name, W_Parameter(_name, w_false))
