"""What Racket's libraries take from `ffi/unsafe/atomic` and the like."""
from __future__ import absolute_import

from langs.scheme.vm import errors
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Box, W_Root, W_Symbol, w_undefined, w_void

primitive = SCHEME.primitive


def do_nothing():
    """Green threads are switched only where they wait or call."""
    return w_void


for _name in """
    unsafe-start-atomic unsafe-end-atomic
    unsafe-start-breakable-atomic unsafe-end-breakable-atomic
""".split():
    primitive(_name)(do_nothing)


@primitive("unsafe-make-place-local", W_Root)
def make_place_local(w_value):
    return W_Box(w_value)


@primitive("unsafe-place-local-ref", W_Box)
def place_local_ref(w_box):
    return w_box.unbox()


@primitive("unsafe-place-local-set!", W_Box, W_Root)
def place_local_set(w_box, w_value):
    w_box.set(w_value)


@primitive("check-not-unsafe-undefined", W_Root, W_Symbol)
def check_not_undefined(w_value, w_name):
    if w_value is w_undefined:
        raise errors.undefined_variable(w_name.utf8)
    return w_value


@primitive("check-not-unsafe-undefined/assign", W_Root, W_Symbol)
def check_not_undefined_assign(w_value, w_name):
    if w_value is w_undefined:
        raise errors.undefined_variable(w_name.utf8)
    return w_value
