"""What `await` awaits, and the values that asynchronous generators give."""
from __future__ import absolute_import

from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type


class W_Yielded(W_Root):
    """A value given by `yield`, among the values that `await` lets through."""
    _immutable_fields_ = ["w_value"]

    def __init__(self, w_value):
        self.w_value = w_value


W_Yielded.w_class = builtin_type("async_generator_wrapped_value")


def awaitable(w_value):
    """The iterator that YIELD_FROM goes through."""
    if w_value.is_generator:
        return w_value
    w_await = w_value.type().lookup("__await__")
    if w_await is None:
        raise type_error("object %s can't be used in 'await' expression"
                         % w_value.type_name())
    return w_await.call_with0(w_value)
