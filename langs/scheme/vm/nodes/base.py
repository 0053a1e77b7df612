"""What all nodes of code share."""
from __future__ import absolute_import

from langs.scheme.vm.values import is_true


class Simple(object):
    """An expression that is evaluated in place: no call of a guest procedure."""
    _attrs_ = ()

    def eval(self, registers_w, closure):
        raise NotImplementedError

    def test(self, registers_w, closure):
        """Whether the value is true."""
        return is_true(self.eval(registers_w, closure))


class Tail(object):
    """A node that the machine dispatches: `step` gives the next state.

    `is_header` is set where loops enter the JIT.
    """
    _immutable_fields_ = ["code", "line", "index", "is_header?"]
    opcode = -1

    def __init__(self):
        self.code = None
        self.line = 0
        self.index = 0
        self.is_header = False

    def placed(self, code, line, index):
        self.code = code
        self.line = line
        self.index = index

    def step(self, registers_w, closure, k):
        raise NotImplementedError
