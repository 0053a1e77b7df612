"""Tail nodes within one activation: return, branches, registers."""
from __future__ import absolute_import

from annotations.vm import marks
from langs.scheme.opcodes import OPS
from langs.scheme.vm.continuation import plug
from langs.scheme.vm.nodes.base import Tail

RET, IF, LET, DO = [OPS.numbers[name] for name in ("ret", "if", "let", "do")]


class Return(Tail):
    _immutable_fields_ = ["value"]
    opcode = RET

    def __init__(self, value):
        Tail.__init__(self)
        self.value = value

    def step(self, registers_w, closure, k):
        marks.dispatch(RET)
        return plug(k, self.value.eval(registers_w, closure))


class If(Tail):
    _immutable_fields_ = ["condition", "then", "otherwise"]
    opcode = IF

    def __init__(self, condition, then, otherwise):
        Tail.__init__(self)
        self.condition = condition
        self.then = then
        self.otherwise = otherwise

    def step(self, registers_w, closure, k):
        marks.dispatch(IF)
        if self.condition.test(registers_w, closure):
            return self.then, registers_w, closure, k
        return self.otherwise, registers_w, closure, k


class Let(Tail):
    _immutable_fields_ = ["slot", "value", "rest"]
    opcode = LET

    def __init__(self, slot, value, rest):
        Tail.__init__(self)
        self.slot = slot
        self.value = value
        self.rest = rest

    def step(self, registers_w, closure, k):
        marks.dispatch(LET)
        registers_w[self.slot] = self.value.eval(registers_w, closure)
        return self.rest, registers_w, closure, k


class Do(Tail):
    _immutable_fields_ = ["effect", "rest"]
    opcode = DO

    def __init__(self, effect, rest):
        Tail.__init__(self)
        self.effect = effect
        self.rest = rest

    def step(self, registers_w, closure, k):
        marks.dispatch(DO)
        self.effect.eval(registers_w, closure)
        return self.rest, registers_w, closure, k
