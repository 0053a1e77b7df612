"""Nodes that make closures."""
from __future__ import absolute_import

from rpython.rlib import jit

from annotations.vm import marks
from langs.scheme.opcodes import OPS
from langs.scheme.vm.closures import W_Closure, make_closure
from langs.scheme.vm.nodes.base import Simple, Tail
from langs.scheme.vm.nodes.primitive_calls import eval_all


FIX = OPS.numbers["fix"]


class Lambda(Simple):
    _immutable_fields_ = ["code", "free[*]"]

    def __init__(self, code, free):
        self.code = code
        self.free = free

    def eval(self, registers_w, closure):
        return make_closure(self.code, eval_all(self.free, registers_w, closure))


class Group(object):
    """Closures that refer to each other; all are made, then filled."""
    _immutable_fields_ = ["slots[*]", "codes[*]", "free[*]"]

    def __init__(self, slots, codes, free):
        self.slots = slots
        self.codes = codes
        self.free = free        # FreeVariables

    @jit.unroll_safe
    def make(self, registers_w, closure):
        for i in range(len(self.slots)):
            values_w = [None] * len(self.free[i].nodes)
            registers_w[self.slots[i]] = make_closure(self.codes[i], values_w)
        for i in range(len(self.slots)):
            nodes = self.free[i].nodes
            w_closure = registers_w[self.slots[i]]
            assert isinstance(w_closure, W_Closure)
            for j in range(len(nodes)):
                w_closure.set_value(j, nodes[j].eval(registers_w, closure))


class FreeVariables(object):
    _immutable_fields_ = ["nodes[*]"]

    def __init__(self, nodes):
        self.nodes = nodes


class SimpleFix(Simple):
    _immutable_fields_ = ["group", "rest"]

    def __init__(self, group, rest):
        self.group = group
        self.rest = rest

    def eval(self, registers_w, closure):
        self.group.make(registers_w, closure)
        return self.rest.eval(registers_w, closure)


class Fix(Tail):
    _immutable_fields_ = ["group", "rest"]
    opcode = FIX

    def __init__(self, group, rest):
        Tail.__init__(self)
        self.group = group
        self.rest = rest

    def step(self, registers_w, closure, k):
        marks.dispatch(FIX)
        self.group.make(registers_w, closure)
        return self.rest, registers_w, closure, k
