"""None, NotImplemented and Ellipsis."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import AnyArguments, method, static
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import (
    W_Ellipsis, W_None, W_NotImplemented, W_Str, w_Ellipsis, w_False, w_None,
    w_NotImplemented, w_True)

none_type = W_None.w_class = builtin_type("NoneType")
not_implemented_type = W_NotImplemented.w_class = builtin_type("NotImplementedType")
ellipsis_type = W_Ellipsis.w_class = builtin_type("ellipsis")


@not_rpython
def make_new(w_class, w_only, name):
    message = name + " takes no arguments"

    @static(w_class, "__new__", W_Type, AnyArguments)
    def singleton_new(w_type, arguments):
        if len(arguments.args_w) > 0 or len(arguments.names) > 0:
            raise type_error(message)
        return w_only


make_new(none_type, w_None, "NoneType")
make_new(not_implemented_type, w_NotImplemented, "NotImplementedType")
make_new(ellipsis_type, w_Ellipsis, "EllipsisType")


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
