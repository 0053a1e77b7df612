"""What `await` awaits, and the values that asynchronous generators give."""
from __future__ import absolute_import

from langs.python_subset.vm.errors import GuestError, kind, stop_iteration, type_error
from langs.python_subset.vm.exceptions import GENERATOR_EXIT
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import w_None

STOP_ASYNC_ITERATION = kind("StopAsyncIteration")


class W_Yielded(W_Root):
    """A value given by `yield`, among the values that `await` lets through."""
    _immutable_fields_ = ["w_value"]

    def __init__(self, w_value):
        self.w_value = w_value


W_Yielded.w_class = builtin_type("async_generator_wrapped_value")


class W_AsyncStep(W_Root):
    """One step of an asynchronous generator, to be awaited."""

    def __init__(self, w_generator, w_sent, error, closes):
        self.w_generator = w_generator
        self.w_sent = w_sent
        self.error = error          # to raise inside, or None
        self.closes = closes

    def resume(self, w_sent, error):
        """What is awaited inside; None where a value was given, which is then in
        EXECUTION.w_returned."""
        if self.error is not None:
            error = self.error
            self.error = None
        elif self.w_sent is not None:
            w_sent = self.w_sent
        self.w_sent = None
        try:
            w_result = self.w_generator.w_inside.resume(w_sent, error)
        except GuestError as raised:
            if self.closes and (raised.matches(GENERATOR_EXIT) or
                                raised.matches(STOP_ASYNC_ITERATION)):
                EXECUTION.w_returned = w_None
                return None
            raise
        if w_result is None:
            if not self.closes:
                raise GuestError(None, STOP_ASYNC_ITERATION, None)
            EXECUTION.w_returned = w_None
            return None
        if isinstance(w_result, W_Yielded):
            EXECUTION.w_returned = w_result.w_value
            return None
        return w_result

    def next(self):
        return self.resume(w_None, None)

    def send(self, w_value, error):
        """The same, with StopIteration for the value."""
        w_result = self.resume(w_value, error)
        if w_result is None:
            raise stop_iteration(EXECUTION.w_returned)
        return w_result


W_AsyncStep.w_class = builtin_type("async_generator_asend")


def awaitable(w_value):
    """The iterator that YIELD_FROM goes through."""
    if w_value.is_generator:
        return w_value
    w_await = w_value.type().lookup("__await__")
    if w_await is None:
        raise type_error("object %s can't be used in 'await' expression"
                         % w_value.type_name())
    w_iterator = w_await.call_with0(w_value)
    if w_iterator.is_generator and w_iterator.type().name == "coroutine":
        raise type_error("__await__() returned a coroutine")
    if w_iterator.type().lookup("__next__") is None:
        raise type_error("__await__() returned non-iterator of type '%s'"
                         % w_iterator.type_name())
    return w_iterator
