"""What a program learns from a variable reference: all modules are one program here, none of
it compiled in unsafe mode.
"""
from __future__ import absolute_import

from kit.vm.primitives import Rest
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Fixnum, W_Root, symbol, w_false, wrap_bool

primitive = SCHEME.primitive
w_program = symbol("program")


class W_VariableReference(W_Root):
    contract = "variable-reference?"

    def opaque_text(self):
        return "#<variable-reference>"


w_reference_to_anything = W_VariableReference()


@primitive("#%variable-reference", Rest)
def variable_reference(args_w):
    return w_reference_to_anything


@primitive("variable-reference?", W_Root)
def is_variable_reference(w_value):
    return wrap_bool(isinstance(w_value, W_VariableReference))


@primitive("variable-reference->module-source", W_VariableReference)
def module_source(w_reference):
    return w_program


for _name in ["variable-reference->module-base-phase", "variable-reference->phase"]:
    @primitive(_name, W_VariableReference)
    def phase(w_reference):
        return W_Fixnum(0)


for _name in ["variable-reference->resolved-module-path",
              "variable-reference->module-path-index", "variable-reference->namespace",
              "variable-reference-from-unsafe?", "variable-reference-constant?"]:
    @primitive(_name, W_VariableReference)
    def none(w_reference):
        return w_false
