"""Handlers that leave a frame: returns, yields and awaits."""
from __future__ import absolute_import

from langs.python_subset.vm import coroutines, exceptions
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.iteration import get_iterator

RETURNED = -1
YIELDED = -2


class LeavingHandlers(object):
    def RETURN_VALUE(self, operand, pc):
        self.w_result = self.pop()
        return RETURNED

    def YIELD_VALUE(self, operand, pc):
        self.w_result = self.pop()
        return YIELDED

    def GET_YIELD_FROM_ITER(self, operand):
        self.replace_top(get_iterator(self.peek(0)))

    def YIELD_FROM(self, operand, pc):
        w_sent = self.pop()
        w_value = exceptions.delegate(self.peek(0), w_sent)
        if w_value is None:
            self.replace_top(EXECUTION.w_returned)
            return pc
        self.w_result = w_value
        return YIELDED      # resumed at this instruction again

    def GET_AWAITABLE(self, operand):
        self.replace_top(coroutines.awaitable(self.peek(0)))

    def WRAP_YIELDED(self, operand):
        self.replace_top(coroutines.W_Yielded(self.peek(0)))
