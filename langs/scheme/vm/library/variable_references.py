"""What a program learns from a variable reference: the path of the module that it is in. All
modules are one program here, none of it compiled in unsafe mode.
"""
from __future__ import absolute_import

from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Fixnum, W_Root, w_false, wrap_bool

primitive = SCHEME.primitive


class W_VariableReference(W_Root):
    _immutable_fields_ = ["w_source"]
    contract = "variable-reference?"

    def __init__(self, w_source):
        self.w_source = w_source

    def opaque_text(self):
        return "#<variable-reference>"


@primitive("#%variable-reference", W_Root, W_String)
def variable_reference(w_name, w_path):
    return W_VariableReference(W_Path(w_path.utf8()))


@primitive("variable-reference?", W_Root)
def is_variable_reference(w_value):
    return wrap_bool(isinstance(w_value, W_VariableReference))


@primitive("variable-reference->module-source", W_VariableReference)
def module_source(w_reference):
    return w_reference.w_source


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
