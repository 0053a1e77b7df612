"""with-continuation-mark."""
from __future__ import absolute_import

from annotations.vm import marks
from langs.scheme.opcodes import OPS
from langs.scheme.vm.context import mark_continuation
from langs.scheme.vm.nodes.base import Tail

WCM = OPS.numbers["wcm"]


class WithMark(Tail):
    _immutable_fields_ = ["key", "value", "rest"]
    opcode = WCM

    def __init__(self, key, value, rest):
        Tail.__init__(self)
        self.key = key
        self.value = value
        self.rest = rest

    def step(self, registers_w, closure, k):
        marks.dispatch(WCM)
        w_key = self.key.eval(registers_w, closure)
        w_value = self.value.eval(registers_w, closure)
        return self.rest, registers_w, closure, mark_continuation(w_key, w_value, k)
