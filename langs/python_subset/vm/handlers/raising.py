"""Handlers of exceptions and context managers."""
from __future__ import absolute_import

from langs.python_subset.vm import classes, exceptions
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.values import w_None, wrap_bool


class ExceptionHandlers(object):
    def PUSH_EXC_INFO(self, operand):
        w_exception = self.pop()
        w_before = EXECUTION.w_handled
        self.push(w_None if w_before is None else w_before)
        self.push(w_exception)
        EXECUTION.w_handled = w_exception

    def POP_EXCEPT(self, operand):
        w_before = self.pop()
        EXECUTION.w_handled = None if w_before is w_None else w_before

    def CHECK_EXC_MATCH(self, operand):
        matches = exceptions.matches(self.peek(1), self.peek(0))
        self.replace_top(wrap_bool(matches))

    def RAISE(self, count):
        if count == 0:
            raise exceptions.raise_again(EXECUTION.w_handled)
        w_cause = self.pop() if count == 2 else None
        raise exceptions.raised(self.pop(), w_cause)

    def RERAISE(self, operand):
        raise exceptions.raise_again(self.pop())

    def LOAD_ASSERTION_ERROR(self, operand):
        self.push(exceptions.ASSERTION_ERROR.w_type)

    def BEFORE_WITH(self, operand):
        w_manager = self.peek(0)
        w_enter, w_exit = classes.context_methods(w_manager)
        self.replace_top(w_exit.bind(w_manager, w_manager.type()))
        self.push(w_enter.call_with0(w_manager))

    def WITH_EXCEPT_START(self, operand):
        w_exception = self.peek(0)
        w_exit = self.peek(2)
        self.push(w_exit.call3(w_exception.type(), w_exception,
                               exceptions.traceback_of(w_exception)))
