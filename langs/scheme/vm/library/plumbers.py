"""Plumbers: procedures that flush something when the program ends."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, w_false, wrap_bool

primitive = SCHEME.primitive


class W_Plumber(W_Root):
    contract = "plumber?"

    def __init__(self):
        self.handles = []

    def opaque_text(self):
        return "#<plumber>"

    def flush(self):
        """Calls the procedures, which may add and remove others."""
        for handle in self.handles[:]:
            if handle.plumber is not None:
                call_nested(handle.w_flush, [handle])


class W_FlushHandle(W_Root):
    _immutable_fields_ = ["w_flush"]
    contract = "plumber-flush-handle?"

    def __init__(self, plumber, w_flush):
        self.plumber = plumber          # None once removed
        self.w_flush = w_flush

    def opaque_text(self):
        return "#<plumber-flush-handle>"

    def remove(self):
        plumber = self.plumber
        if plumber is not None:
            self.plumber = None
            plumber.handles = [one for one in plumber.handles if one is not self]


original = W_Plumber()
SCHEME.value("current-plumber", W_Parameter("current-plumber", original))


@primitive("make-plumber")
def make_plumber():
    return W_Plumber()


@primitive("plumber?", W_Root)
def is_plumber(w_value):
    return wrap_bool(isinstance(w_value, W_Plumber))


@primitive("plumber-flush-handle?", W_Root)
def is_flush_handle(w_value):
    return wrap_bool(isinstance(w_value, W_FlushHandle))


@primitive("plumber-add-flush!", W_Plumber, W_Root, Optional(W_Root, w_false))
def plumber_add_flush(w_plumber, w_flush, w_weak):
    handle = W_FlushHandle(w_plumber, w_flush)
    w_plumber.handles.append(handle)
    return handle


@primitive("plumber-flush-handle-remove!", W_FlushHandle)
def plumber_flush_handle_remove(w_handle):
    w_handle.remove()


@primitive("plumber-flush-all", W_Plumber)
def plumber_flush_all(w_plumber):
    w_plumber.flush()
