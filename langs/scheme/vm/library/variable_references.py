"""What a program learns from a variable reference: all modules are one program here."""
from __future__ import absolute_import

from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, symbol, w_false

w_program = symbol("program")


@SCHEME.primitive("variable-reference->module-source", W_Root)
def module_source(w_reference):
    return w_program


for _name in ["variable-reference->resolved-module-path",
              "variable-reference->module-path-index"]:
    @SCHEME.primitive(_name, W_Root)
    def no_path(w_reference):
        return w_false
