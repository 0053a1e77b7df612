"""Calls of plain primitives that are known by name, and `if` between simple expressions."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.nodes.base import Simple


class Call0(Simple):
    _immutable_fields_ = ["primitive"]

    def __init__(self, primitive):
        self.primitive = primitive

    def eval(self, registers_w, closure):
        return self.primitive.call0()


class Call1(Simple):
    _immutable_fields_ = ["primitive", "a"]

    def __init__(self, primitive, a):
        self.primitive = primitive
        self.a = a

    def eval(self, registers_w, closure):
        return self.primitive.call1(self.a.eval(registers_w, closure))


class Call2(Simple):
    _immutable_fields_ = ["primitive", "a", "b"]

    def __init__(self, primitive, a, b):
        self.primitive = primitive
        self.a = a
        self.b = b

    def eval(self, registers_w, closure):
        w_a = self.a.eval(registers_w, closure)
        return self.primitive.call2(w_a, self.b.eval(registers_w, closure))


class Call3(Simple):
    _immutable_fields_ = ["primitive", "a", "b", "c"]

    def __init__(self, primitive, a, b, c):
        self.primitive = primitive
        self.a = a
        self.b = b
        self.c = c

    def eval(self, registers_w, closure):
        w_a = self.a.eval(registers_w, closure)
        w_b = self.b.eval(registers_w, closure)
        return self.primitive.call3(w_a, w_b, self.c.eval(registers_w, closure))


class CallMany(Simple):
    _immutable_fields_ = ["primitive", "arguments[*]"]

    def __init__(self, primitive, arguments):
        self.primitive = primitive
        self.arguments = arguments

    def eval(self, registers_w, closure):
        return self.primitive.call_args(eval_all(self.arguments, registers_w, closure))


@jit.unroll_safe
def eval_all(nodes, registers_w, closure):
    values_w = [None] * len(nodes)
    for i in range(len(nodes)):
        values_w[i] = nodes[i].eval(registers_w, closure)
    return values_w


def make_call(primitive, arguments):
    count = len(arguments)
    if count == 0:
        return Call0(primitive)
    if count == 1:
        return Call1(primitive, arguments[0])
    if count == 2:
        return Call2(primitive, arguments[0], arguments[1])
    if count == 3:
        return Call3(primitive, arguments[0], arguments[1], arguments[2])
    return CallMany(primitive, arguments)


class SimpleIf(Simple):
    _immutable_fields_ = ["condition", "then", "otherwise"]

    def __init__(self, condition, then, otherwise):
        self.condition = condition
        self.then = then
        self.otherwise = otherwise

    def eval(self, registers_w, closure):
        if self.condition.test(registers_w, closure):
            return self.then.eval(registers_w, closure)
        return self.otherwise.eval(registers_w, closure)

    def test(self, registers_w, closure):
        if self.condition.test(registers_w, closure):
            return self.then.test(registers_w, closure)
        return self.otherwise.test(registers_w, closure)


class SimpleLet(Simple):
    _immutable_fields_ = ["slot", "value", "rest"]

    def __init__(self, slot, value, rest):
        self.slot = slot
        self.value = value
        self.rest = rest

    def eval(self, registers_w, closure):
        registers_w[self.slot] = self.value.eval(registers_w, closure)
        return self.rest.eval(registers_w, closure)
