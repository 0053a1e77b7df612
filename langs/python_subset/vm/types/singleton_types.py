"""None, NotImplemented and Ellipsis."""
from __future__ import absolute_import

from langs.python_subset.vm.gateway import method
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import (
    W_Ellipsis, W_None, W_NotImplemented, W_Str, w_False, w_True)

none_type = W_None.w_class = builtin_type("NoneType")
not_implemented_type = W_NotImplemented.w_class = builtin_type("NotImplementedType")
ellipsis_type = W_Ellipsis.w_class = builtin_type("ellipsis")


@method(none_type, "__repr__", W_None)
def none_repr(w_none):
    return W_Str("None")


@method(none_type, "__bool__", W_None)
def none_bool(w_none):
    return w_False


@method(not_implemented_type, "__repr__", W_NotImplemented)
def not_implemented_repr(w_value):
    return W_Str("NotImplemented")


@method(not_implemented_type, "__bool__", W_NotImplemented)
def not_implemented_bool(w_value):
    return w_True


@method(ellipsis_type, "__repr__", W_Ellipsis)
def ellipsis_repr(w_value):
    return W_Str("Ellipsis")
