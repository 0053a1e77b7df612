"""Handlers of jumps, iteration and unpacking."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.iteration import get_iterator, unpack_into, unpack_with_star
from langs.python_subset.vm.listobject import W_List
from langs.python_subset.vm.values import w_None


class FlowHandlers(object):
    def JUMP(self, target, pc):
        return target

    def JUMP_BACK(self, target, pc):
        return self.jump_back(self.code, target)

    def POP_JUMP_IF_FALSE(self, target, pc):
        if truth(self.pop()):
            return pc
        return target

    def POP_JUMP_IF_TRUE(self, target, pc):
        if truth(self.pop()):
            return target
        return pc

    def POP_JUMP_IF_NONE(self, target, pc):
        if self.pop() is w_None:
            return target
        return pc

    def POP_JUMP_IF_NOT_NONE(self, target, pc):
        if self.pop() is w_None:
            return pc
        return target

    def JUMP_IF_FALSE_OR_POP(self, target, pc):
        if truth(self.peek(0)):
            self.pop()
            return pc
        return target

    def JUMP_IF_TRUE_OR_POP(self, target, pc):
        if truth(self.peek(0)):
            return target
        self.pop()
        return pc

    def GET_ITER(self, operand):
        self.replace_top(get_iterator(self.peek(0)))

    def FOR_ITER(self, target, pc):
        w_item = self.peek(0).next()
        if w_item is None:
            self.pop()
            return target
        self.push(w_item)
        return pc

    @jit.unroll_safe
    def _push_reversed(self, values_w):
        for i in range(len(values_w) - 1, -1, -1):
            self.push(values_w[i])

    @jit.unroll_safe
    def UNPACK_SEQUENCE(self, count):
        w_iterable = self.pop()
        if type(w_iterable) is W_List and w_iterable.length() == count:
            for i in range(count - 1, -1, -1):      # short in traces: no list between
                self.push(w_iterable.getitem(i))
        else:
            self._push_reversed(unpack_into(w_iterable, count))

    def UNPACK_EX(self, operand):
        self._push_reversed(unpack_with_star(self.pop(), operand & 255, operand >> 8))
