"""Calls of values that are no closures: applicable structs, and what cannot be called."""
from __future__ import absolute_import

from langs.scheme.vm.errors import not_applicable
from langs.scheme.vm.structs import W_Struct
from langs.scheme.vm.values import W_Fixnum, W_Root


def refuse(self, args_w, k):
    raise not_applicable(self, args_w)


def call_struct(self, args_w, k):
    """prop:procedure is the index of a field, or a method that gets the struct first."""
    w_procedure = self.struct_type().w_procedure
    if w_procedure is None:
        raise not_applicable(self, args_w)
    if isinstance(w_procedure, W_Fixnum):
        return self.get_field(w_procedure.intval).call(args_w, k)
    return w_procedure.call([self] + args_w, k)


W_Root.call = refuse
W_Struct.call = call_struct
