"""The value stack of a frame: the upper part of its virtualizable array."""
from __future__ import absolute_import

from rpython.rlib import jit


class FrameStackMixin(object):
    """For a frame whose `array_w` holds values up to before the index `depth`; mix in
    with import_from_mixin, and promote `depth` at the merge point."""

    def push(self, w_value):
        depth = self.depth
        assert depth >= 0
        self.array_w[depth] = w_value
        self.depth = depth + 1

    def pop(self):
        depth = self.depth - 1
        assert depth >= 0
        w_value = self.array_w[depth]
        self.array_w[depth] = None
        self.depth = depth
        return w_value

    def peek(self, below):
        """The value `below` places under the top."""
        depth = self.depth - 1 - below
        assert depth >= 0
        return self.array_w[depth]

    def replace_top(self, w_value):
        depth = self.depth - 1
        assert depth >= 0
        self.array_w[depth] = w_value

    @jit.unroll_safe
    def pop_many(self, count):
        """The top `count` values, deepest first."""
        values_w = [None] * count
        start = self.depth - count
        assert start >= 0
        for i in range(count):
            values_w[i] = self.array_w[start + i]
            self.array_w[start + i] = None
        self.depth = start
        return values_w

    @jit.unroll_safe
    def cut_stack(self, depth):
        while self.depth > depth:
            self.pop()


class StackHandlersMixin(object):
    """The handlers of opcodes that only move values of the stack."""

    def POP(self, code, operand):
        self.pop()

    def COPY(self, code, depth):
        self.push(self.peek(depth - 1))
