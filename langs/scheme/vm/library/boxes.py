"""Boxes."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_AnyBox, W_Box, W_Root, wrap_bool

primitive = SCHEME.primitive

MUTABLE = "(and/c box? (not/c immutable?))"


@primitive("box?", W_Root)
def is_box(w_value):
    return wrap_bool(isinstance(w_value, W_AnyBox))


@primitive("box", W_Root)
def box(w_value):
    return W_Box(w_value)


@primitive("box-immutable", W_Root)
def box_immutable(w_value):
    return W_Box(w_value, True)


@primitive("unbox", W_AnyBox)
def unbox(w_box):
    return w_box.unbox()


@primitive("set-box!", W_Root, W_Root)
def set_box(w_box, w_value):
    if not isinstance(w_box, W_AnyBox) or w_box.is_frozen():
        raise wrong_argument("set-box!", MUTABLE, 0, [w_box])
    w_box.set(w_value)


@primitive("unsafe-unbox", W_AnyBox)
def unsafe_unbox(w_box):
    return w_box.unbox()


@primitive("unsafe-set-box!", W_AnyBox, W_Root)
def unsafe_set_box(w_box, w_value):
    w_box.set(w_value)


# -- those that no impersonator passes

@primitive("unbox*", W_Root)
def unbox_star(w_box):
    if not isinstance(w_box, W_Box):
        raise wrong_argument("unbox*", "(and/c box? (not impersonator?))", 0, [w_box])
    return w_box.w_value


@primitive("set-box*!", W_Root, W_Root)
def set_box_star(w_box, w_value):
    if not isinstance(w_box, W_Box) or w_box.immutable:
        raise wrong_argument(
            "set-box*!", "(and/c box? (not immutable?) (not impersonator?))", 0, [w_box])
    w_box.w_value = w_value


@primitive("unsafe-unbox*", W_Root)
def unsafe_unbox_star(w_box):
    assert isinstance(w_box, W_Box)
    return w_box.w_value


@primitive("unsafe-set-box*!", W_Root, W_Root)
def unsafe_set_box_star(w_box, w_value):
    assert isinstance(w_box, W_Box)
    w_box.w_value = w_value


@not_rpython
def _define_cas(name):
    @primitive(name, W_Root, W_Root, W_Root)
    def compare_and_set(w_box, w_old, w_new):
        if not isinstance(w_box, W_Box) or w_box.immutable:
            raise wrong_argument(name, MUTABLE, 0, [w_box])
        same = w_box.w_value.eq(w_old)
        if same:
            w_box.w_value = w_new
        return wrap_bool(same)


_define_cas("box-cas!")
_define_cas("unsafe-box*-cas!")
