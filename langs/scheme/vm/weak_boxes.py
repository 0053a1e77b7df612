"""References that do not keep a value alive."""
from __future__ import absolute_import

import weakref

from rpython.rlib import jit

from langs.scheme.vm.values import (
    W_Bool, W_Char, W_Null, W_Number, W_Root, W_Symbol, W_Void)


def is_kept(w_value):
    """Values without an identity that a collection could end."""
    return (isinstance(w_value, W_Number) or isinstance(w_value, W_Char) or
            isinstance(w_value, W_Symbol) or isinstance(w_value, W_Bool) or
            isinstance(w_value, W_Null) or isinstance(w_value, W_Void))


class WeakReference(object):
    """To a value that is not kept."""
    _immutable_fields_ = ["reference"]

    def __init__(self, w_value):
        assert w_value is not None
        self.reference = weakref.ref(w_value)

    @jit.dont_look_inside
    def get(self):
        """None when it is gone."""
        return self.reference()


class W_WeakBox(W_Root):
    _immutable_fields_ = ["w_kept", "reference"]
    contract = "weak-box?"

    def __init__(self, w_value):
        self.w_kept = None
        self.reference = None
        if is_kept(w_value):
            self.w_kept = w_value
        else:
            self.reference = WeakReference(w_value)

    def opaque_text(self):
        return "#<weak-box>"

    def get(self):
        """None when it is gone."""
        if self.reference is None:
            return self.w_kept
        return self.reference.get()


class W_Ephemeron(W_WeakBox):
    """Holds a value as long as its key lives."""
    contract = "ephemeron?"

    def __init__(self, w_key, w_value):
        W_WeakBox.__init__(self, w_key)
        self.w_value = w_value

    def opaque_text(self):
        return "#<ephemeron>"
