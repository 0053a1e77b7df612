"""Futures, which run when they are touched: there is one processor's worth of VM."""
from __future__ import absolute_import

from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Fixnum, W_Root, w_false, wrap_bool

primitive = SCHEME.primitive


class W_Future(W_Root):
    """`values_w` is None before it has run."""
    contract = "future?"

    def __init__(self, w_thunk):
        self.w_thunk = w_thunk
        self.values_w = None


class K_Touched(K):
    """Keeps what the future gives."""
    _immutable_fields_ = ["future"]

    def __init__(self, future, next):
        self.future = future
        self.next = next

    def plug(self, w_value):
        self.future.values_w = [w_value]
        return self.next.plug(w_value)

    def plug_values(self, values_w):
        self.future.values_w = values_w
        return self.next.plug_values(values_w)

    def relinked(self, next):
        return K_Touched(self.future, next)


def make(name, w_thunk):
    if not w_thunk.is_procedure():
        raise wrong_argument(name, "(procedure-arity-includes/c 0)", 0, [w_thunk])
    return W_Future(w_thunk)


@primitive("future", W_Root)
def future(w_thunk):
    return make("future", w_thunk)


@primitive("would-be-future", W_Root)
def would_be_future(w_thunk):
    return make("would-be-future", w_thunk)


@primitive("future?", W_Root)
def is_future(w_value):
    return wrap_bool(isinstance(w_value, W_Future))


@SCHEME.control("touch", W_Root)
def touch(k, w_future):
    if not isinstance(w_future, W_Future):
        raise wrong_argument("touch", "future?", 0, [w_future])
    if w_future.values_w is None:
        return w_future.w_thunk.call([], K_Touched(w_future, k))
    if len(w_future.values_w) == 1:
        return k.plug(w_future.values_w[0])
    return k.plug_values(w_future.values_w)


@primitive("current-future")
def current_future():
    return w_false


@primitive("futures-enabled?")
def are_futures_enabled():
    return w_false


@primitive("processor-count")
def processor_count():
    """Those that a program can use at once."""
    return W_Fixnum(1)
