"""Weak boxes, ephemerons and will executors."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, w_false, wrap_bool
from langs.scheme.vm.weak_boxes import W_Ephemeron, W_WeakBox

primitive = SCHEME.primitive


@primitive("make-weak-box", W_Root)
def make_weak_box(w_value):
    return W_WeakBox(w_value)


primitive("make-late-weak-box", W_Root)(make_weak_box)


@primitive("weak-box-value", W_WeakBox, Optional(W_Root, w_false))
def weak_box_value(w_box, w_gone):
    w_value = w_box.get()
    return w_value if w_value is not None else w_gone


@primitive("weak-box?", W_Root)
def is_weak_box(w_value):
    return wrap_bool(isinstance(w_value, W_WeakBox) and not isinstance(w_value, W_Ephemeron))


@primitive("make-ephemeron", W_Root, W_Root)
def make_ephemeron(w_key, w_value):
    return W_Ephemeron(w_key, w_value)


@primitive("impersonator-ephemeron", W_Root)
def impersonator_ephemeron(w_value):
    return W_Ephemeron(w_value, w_value)


@primitive("ephemeron-value", W_Ephemeron, Optional(W_Root, w_false), Optional(W_Root, w_false))
def ephemeron_value(w_ephemeron, w_gone, w_keep):
    if w_ephemeron.get() is None:
        return w_gone
    return w_ephemeron.w_value


@primitive("ephemeron?", W_Root)
def is_ephemeron(w_value):
    return wrap_bool(isinstance(w_value, W_Ephemeron))


class W_WillExecutor(W_Root):
    """Registered values are kept, so that no will ever becomes ready."""
    contract = "will-executor?"

    def __init__(self):
        self.registered_w = []


@primitive("make-will-executor")
def make_will_executor():
    return W_WillExecutor()


primitive("make-late-will-executor")(make_will_executor)


@primitive("will-executor?", W_Root)
def is_will_executor(w_value):
    return wrap_bool(isinstance(w_value, W_WillExecutor))


@primitive("will-register", W_WillExecutor, W_Root, W_Root)
def will_register(executor, w_value, w_procedure):
    executor.registered_w.append(w_value)


@primitive("will-try-execute", W_WillExecutor, Optional(W_Root, w_false))
def will_try_execute(executor, w_otherwise):
    return w_otherwise
