"""Closures: code with the values of its free variables; cells of variables that are set."""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm.sizedclasses import make_sized_classes
from langs.scheme.vm.arity_masks import text_of
from langs.scheme.vm.errors import closure_arity_error
from langs.scheme.vm.values import W_Procedure, W_Root, list_to_w


class W_Cell(W_Root):
    """A variable that is set, None before it has a value."""

    def __init__(self, w_value):
        self.w_value = w_value


class W_Closure(W_Procedure):
    _immutable_fields_ = ["code"]

    def get_value(self, index):
        raise NotImplementedError

    def set_value(self, index, w_value):
        """Only while closures that refer to each other are made."""
        raise NotImplementedError

    def value_count(self):
        raise NotImplementedError

    def get_code(self):
        return jit.promote(self.code)

    def procedure_name(self):
        return self.code.procedure_name()

    def arity_text(self):
        return text_of(self.code.mask())

    def call(self, args_w, k):
        code = self.get_code().select(len(args_w))
        if code is None:
            raise closure_arity_error(self, args_w)
        return code.get_body(), registers_for(code, args_w), self, k


new_closure = make_sized_classes(W_Closure, 6)


def make_closure(code, values_w):
    w_closure = new_closure(values_w)
    w_closure.code = code
    return w_closure


@jit.unroll_safe
def registers_for(code, args_w):
    """A call's registers: the arguments first, those that are left over as a list."""
    registers_w = [None] * code.registers
    count = code.parameters
    for i in range(count):
        registers_w[i] = args_w[i]
    if code.has_rest:
        assert count >= 0
        registers_w[count] = list_to_w(args_w[count:])
    return registers_w
