"""Predicates and constants that belong to no other topic; pairs and boxes."""
from __future__ import absolute_import

from kit.vm.primitives import Rest
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import (
    W_Bool, W_Box, W_Pair, W_Root, is_true, list_to_w, w_eof, w_null, w_void,
    wrap_bool)

primitive = SCHEME.primitive


@primitive("eq?", W_Root, W_Root)
def eq(w_a, w_b):
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


# -- pairs

@primitive("pair?", W_Root)
def is_pair(w_value):
    return wrap_bool(isinstance(w_value, W_Pair))


@primitive("null?", W_Root)
def is_null(w_value):
    return wrap_bool(w_value is w_null)


@primitive("cons", W_Root, W_Root)
def cons(w_car, w_cdr):
    return W_Pair(w_car, w_cdr)


@primitive("car", W_Pair)
def car(w_pair):
    return w_pair.w_car


@primitive("cdr", W_Pair)
def cdr(w_pair):
    return w_pair.w_cdr


# -- boxes

@primitive("box", W_Root)
def box(w_value):
    return W_Box(w_value)


@primitive("unbox", W_Box)
def unbox(w_box):
    return w_box.w_value


@primitive("list", Rest)
def make_list(args_w):
    return list_to_w(args_w)
