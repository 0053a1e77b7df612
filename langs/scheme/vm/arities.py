"""How many arguments procedures take."""
from __future__ import absolute_import

from langs.scheme.vm.arity_masks import ANY, includes, mask_between, text_of
from langs.scheme.vm.closures import W_Closure
from langs.scheme.vm.errors import arity_error
from langs.scheme.vm.impersonators import W_ImpersonatorStruct
from langs.scheme.vm.parameters import W_AnyParameter
from langs.scheme.vm.primitives import W_AnyPrimitive
from langs.scheme.vm.structs import W_Struct
from langs.scheme.vm.values import W_Fixnum, W_Procedure
from langs.scheme.vm.wrapped_procedures import W_ImpersonatorProcedure


def mask_of(w_procedure):
    """0 of what is no procedure."""
    if isinstance(w_procedure, W_Closure):
        return w_procedure.code.mask()
    if isinstance(w_procedure, W_AnyPrimitive):
        return mask_between(w_procedure.least, w_procedure.most)
    if isinstance(w_procedure, W_Reduced):
        return w_procedure.mask
    if isinstance(w_procedure, W_ImpersonatorProcedure):
        return mask_of(w_procedure.w_inner)
    if isinstance(w_procedure, W_ImpersonatorStruct):
        return mask_of(w_procedure.w_struct)
    if isinstance(w_procedure, W_Struct):
        w_inner = w_procedure.w_type.w_procedure
        if isinstance(w_inner, W_Fixnum):
            return mask_of(w_procedure.get_field(w_inner.intval))
        if w_inner is None:
            return 0
        mask = mask_of(w_inner)
        return mask >> 1        # the struct itself is the first argument
    if isinstance(w_procedure, W_AnyParameter):
        return 3
    if isinstance(w_procedure, W_Procedure):
        return ANY
    return 0


class W_Reduced(W_Procedure):
    """A procedure under another name, or with fewer arities."""
    _immutable_fields_ = ["w_procedure", "name", "mask"]

    def __init__(self, w_procedure, name, mask):
        self.w_procedure = w_procedure
        self.name = name
        self.mask = mask

    def procedure_name(self):
        return self.name

    def call(self, args_w, k):
        if not includes(self.mask, len(args_w)):
            raise arity_error(self.name, text_of(self.mask), args_w)
        return self.w_procedure.call(args_w, k)
