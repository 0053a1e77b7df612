"""Parameters, parameterizations, thread cells."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm import context
from langs.scheme.vm.context import W_Parameterization
from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.parameters import (
    W_AnyParameter, W_DerivedParameter, W_Parameter, W_ThreadCell, current_parameterization,
    extended)
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, W_Symbol, is_true, w_false, w_true, w_void, wrap_bool
from langs.scheme.vm.wrapped_procedures import W_ImpersonatorProcedure

primitive = SCHEME.primitive
control = SCHEME.control

SCHEME.value("parameterization-key", context.w_parameterization_key)
SCHEME.value("exception-handler-key", context.w_exception_handler_key)
SCHEME.value("break-enabled-key", context.w_break_enabled_key)


@primitive("make-parameter", W_Root, Optional(W_Root, w_false), Optional(W_Root, w_false),
           Optional(W_Root, w_false))
def make_parameter(w_default, w_guard, w_name, w_realm):
    name = w_name.utf8 if isinstance(w_name, W_Symbol) else "parameter-procedure"
    return W_Parameter(name, w_default, None if w_guard is w_false else w_guard)


@primitive("make-derived-parameter", W_AnyParameter, W_Root, W_Root)
def make_derived_parameter(w_parameter, w_guard, w_wrap):
    return W_DerivedParameter(w_parameter, w_guard, w_wrap)


@primitive("parameter?", W_Root)
def is_parameter(w_value):
    return wrap_bool(parameter_in(w_value) is not None)


def parameter_in(w_value):
    """The parameter, also behind impersonators; None where there is none."""
    while isinstance(w_value, W_ImpersonatorProcedure):
        w_value = w_value.w_inner
    return w_value if isinstance(w_value, W_AnyParameter) else None


@primitive("parameter-procedure=?", W_AnyParameter, W_AnyParameter)
def is_same_parameter(w_a, w_b):
    return wrap_bool(w_a.root() is w_b.root())


@primitive("parameterization?", W_Root)
def is_parameterization(w_value):
    return wrap_bool(isinstance(w_value, W_Parameterization))


w_root_parameterization = W_Parameterization(None, None, None)


def get_current_parameterization():
    w_current = current_parameterization()
    return w_current if w_current is not None else w_root_parameterization


primitive("current-parameterization")(get_current_parameterization)


class K_Extend(K):
    """Behind the guard of the parameter at `index`."""
    _immutable_fields_ = ["w_parent", "pairs_w[*]", "index"]

    def __init__(self, w_parent, pairs_w, index, next):
        self.w_parent = w_parent
        self.pairs_w = pairs_w
        self.index = index
        self.next = next

    def plug(self, w_value):
        w_parameter = parameter_in(self.pairs_w[self.index])
        assert w_parameter is not None
        w_extended = extended(self.w_parent, w_parameter, w_value)
        return extend(w_extended, self.pairs_w, self.index + 2, self.next)

    def relinked(self, next):
        return K_Extend(self.w_parent, self.pairs_w, self.index, next)


def extend(w_parent, pairs_w, index, k):
    if index >= len(pairs_w):
        return k.plug(w_parent)
    w_parameter = parameter_in(pairs_w[index])
    if w_parameter is None:
        raise wrong_argument("extend-parameterization", "parameter?", 0, [pairs_w[index]])
    return w_parameter.convert(pairs_w[index + 1], K_Extend(w_parent, pairs_w, index, k))


@control("extend-parameterization", W_Root, Rest)
def extend_parameterization(k, w_parent, pairs_w):
    if not isinstance(w_parent, W_Parameterization):
        w_parent = w_root_parameterization
    return extend(w_parent, pairs_w, 0, k)


# -- thread cells

@primitive("make-thread-cell", W_Root, Optional(bool, False))
def make_thread_cell(w_value, preserved):
    return W_ThreadCell(w_value, preserved)


@primitive("thread-cell?", W_Root)
def is_thread_cell(w_value):
    return wrap_bool(isinstance(w_value, W_ThreadCell))


@primitive("thread-cell-ref", W_ThreadCell)
def thread_cell_ref(w_cell):
    return w_cell.w_value


@primitive("thread-cell-set!", W_ThreadCell, W_Root)
def thread_cell_set(w_cell, w_value):
    w_cell.w_value = w_value


# -- breaks: they are requested by no one but the program

@primitive("check-for-break")
def check_for_break():
    pass


w_break_enabled = W_ThreadCell(w_true, True)


@control("break-enabled", Optional(W_Root, None))
def break_enabled(k, w_value):
    if w_value is None:
        return k.plug(w_break_enabled.w_value)
    w_break_enabled.w_value = wrap_bool(is_true(w_value))
    return k.plug(w_void)
