"""Calls of globals that the frontend knows: operations of struct types."""
from __future__ import absolute_import

from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.nodes.base import Simple
from langs.scheme.vm.nodes.primitive_calls import eval_all
from langs.scheme.vm.primitives import W_Primitive


class KnownCall(Simple):
    _immutable_fields_ = ["variable", "arguments[*]"]

    def __init__(self, variable, arguments):
        self.variable = variable
        self.arguments = arguments

    def eval(self, registers_w, closure):
        args_w = eval_all(self.arguments, registers_w, closure)
        w_procedure = self.variable.get()
        if isinstance(w_procedure, W_Primitive):
            return w_procedure.call_args(args_w)
        return call_nested(w_procedure, args_w)


class KnownCall1(Simple):
    _immutable_fields_ = ["variable", "argument"]

    def __init__(self, variable, argument):
        self.variable = variable
        self.argument = argument

    def eval(self, registers_w, closure):
        w_argument = self.argument.eval(registers_w, closure)
        w_procedure = self.variable.get()
        if isinstance(w_procedure, W_Primitive):
            return w_procedure.call1(w_argument)
        return call_nested(w_procedure, [w_argument])


def make_known_call(variable, arguments):
    if len(arguments) == 1:
        return KnownCall1(variable, arguments[0])
    return KnownCall(variable, arguments)
