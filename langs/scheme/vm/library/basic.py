"""Predicates and constants that belong to no other topic."""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm.primitives import Rest
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import (
    W_Bool, W_Root, is_true, w_eof, w_void, wrap_bool)

primitive = SCHEME.primitive


@primitive("eq?", W_Root, W_Root)
def eq(w_a, w_b):
    if jit.isconstant(w_b):
        w_a, w_b = w_b, w_a     # the class of one decides: the one that is known
    return wrap_bool(w_a.eq(w_b))


@primitive("not", W_Root)
def not_(w_value):
    return wrap_bool(not is_true(w_value))


@primitive("void", Rest)
def void(args_w):
    return w_void


@primitive("void?", W_Root)
def is_void(w_value):
    return wrap_bool(w_value is w_void)


@primitive("boolean?", W_Root)
def is_boolean(w_value):
    return wrap_bool(isinstance(w_value, W_Bool))


@primitive("eof-object?", W_Root)
def is_eof(w_value):
    return wrap_bool(w_value is w_eof)


@primitive("procedure?", W_Root)
def is_procedure(w_value):
    return wrap_bool(w_value.is_procedure())


@primitive("immutable?", W_Root)
def is_immutable(w_value):
    return wrap_bool(w_value.is_frozen())
