"""Calls of values that are no closures: applicable structs, and what cannot be called."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.arity_masks import text_of
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.closures import W_Closure
from langs.scheme.vm.errors import listed_arity_error, not_applicable
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.structs import (
    W_Struct, w_prop_arity_string, w_prop_method_arity_error)
from langs.scheme.vm.values import W_Fixnum, W_Root


def refuse(self, args_w, k):
    raise not_applicable(self, args_w)


def call_struct(self, args_w, k):
    """prop:procedure is the index of a field, or a method that gets the struct first."""
    w_procedure = self.struct_type().w_procedure
    if w_procedure is None:
        raise not_applicable(self, args_w)
    if isinstance(w_procedure, W_Fixnum):
        w_target = self.get_field(w_procedure.intval)
        if isinstance(w_target, W_Closure) and not accepts(w_target, len(args_w)):
            raise struct_arity_error(self, w_target, w_target.procedure_name(), 0, args_w)
        return w_target.call(args_w, k)
    if isinstance(w_procedure, W_Closure) and not accepts(w_procedure, 1 + len(args_w)):
        raise struct_arity_error(self, w_procedure, self.procedure_name(), 1, args_w)
    return w_procedure.call([self] + args_w, k)


def accepts(w_closure, count):
    return w_closure.get_code().select(count) is not None


@jit.dont_look_inside
def struct_arity_error(w_struct, w_closure, name, selves, args_w):
    """`selves` of the closure's arguments are not the caller's."""
    w_type = w_struct.w_type
    w_text = w_type.find_property(w_prop_arity_string)
    if w_text is not None:
        w_text = call_nested(w_text, [w_struct])
        expected = w_text.utf8() if isinstance(w_text, W_String) else ""
    else:
        if w_type.find_property(w_prop_method_arity_error) is not None:
            selves += 1
        expected = text_of(w_closure.code.mask() >> selves)
    return listed_arity_error(name, expected, args_w)


W_Root.call = refuse
W_Struct.call = call_struct
