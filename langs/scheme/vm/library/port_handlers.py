"""What a port does for display, write and print, instead of the usual."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.current_ports import as_output_port
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.library import printing_primitives
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root


assert printing_primitives      # has defined what is usual


def define(which, name, usual):
    w_usual = SCHEME.primitives[usual]

    @SCHEME.primitive(name, W_Root, Optional(W_Root))
    def port_handler(w_value, w_handler):
        w_port = as_output_port(w_value)
        if w_port is None:
            raise wrong_argument(name, "output-port?", 0, [w_value])
        if w_handler is None:
            w_found = w_port.get_handler(which)
            return w_usual if w_found is None else w_found
        if not w_handler.is_procedure():
            raise wrong_argument(name, "(procedure-arity-includes/c 2)", 0, [w_handler])
        w_port.set_handler(which, None if w_handler is w_usual else w_handler)


for which, usual in enumerate(["display", "write", "print"]):
    define(which, "port-%s-handler" % usual, usual)

SCHEME.value("global-port-print-handler",
             W_Parameter("global-port-print-handler", SCHEME.primitives["print"]))
