"""Stencil vectors: a mask of positions and the values at those that are set."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.integers import bit_count
from kit.vm.primitives import Rest
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.ranges import index_in
from langs.scheme.vm.values import W_Fixnum, W_Root, wrap_bool

MASK_WIDTH = 58


class W_StencilVector(W_Root):
    """The values are in the order of the mask's bits, the lowest first."""
    _immutable_fields_ = ["mask", "items_w"]
    contract = "stencil-vector?"

    def __init__(self, mask, items_w):
        self.mask = mask
        self.items_w = items_w

    def opaque_text(self):
        return "#<stencil[%x]>" % self.mask


def mask_of(name, w_mask):
    if not isinstance(w_mask, W_Fixnum) or not 0 <= w_mask.intval < 1 << MASK_WIDTH:
        raise wrong_argument(name, "stencil-vector-mask?", 0, [w_mask])
    return w_mask.intval


def check_count(name, mask, items_w):
    if bit_count(mask) != len(items_w):
        raise contract_error("%s: mask does not match given number of items\n  mask: %d\n"
                             "  given items: %d" % (name, mask, len(items_w)))


def updated(w_vector, removed, added, values_w):
    """Without what `removed` has, with the values for the bits of `added`."""
    mask = w_vector.mask & ~removed | added
    items_w = [None] * bit_count(mask)
    old = new = at = 0
    for position in range(MASK_WIDTH):
        bit = 1 << position
        was_there = w_vector.mask & bit != 0
        if added & bit:
            items_w[at] = values_w[new]
            new += 1
            at += 1
        elif was_there and not removed & bit:
            items_w[at] = w_vector.items_w[old]
            at += 1
        if was_there:
            old += 1
    return W_StencilVector(mask, items_w)


@not_rpython
def _define(prefix):
    primitive = SCHEME.primitive
    make_name = prefix + "stencil-vector"
    ref_name = prefix + "stencil-vector-ref"
    set_name = prefix + "stencil-vector-set!"
    update_name = prefix + "stencil-vector-update"

    @primitive(make_name, W_Root, Rest)
    def make(w_mask, items_w):
        mask = mask_of(make_name, w_mask)
        check_count(make_name, mask, items_w)
        return W_StencilVector(mask, items_w[:])

    @primitive(prefix + "stencil-vector-mask", W_StencilVector)
    def mask(w_vector):
        return W_Fixnum(w_vector.mask)

    @primitive(prefix + "stencil-vector-length", W_StencilVector)
    def length(w_vector):
        return W_Fixnum(len(w_vector.items_w))

    @primitive(ref_name, W_StencilVector, W_Root)
    def ref(w_vector, w_index):
        items_w = w_vector.items_w
        return items_w[index_in(ref_name, "stencil vector", w_index, len(items_w), w_vector)]

    @primitive(set_name, W_StencilVector, W_Root, W_Root)
    def set(w_vector, w_index, w_value):
        items_w = w_vector.items_w
        items_w[index_in(set_name, "stencil vector", w_index, len(items_w),
                         w_vector)] = w_value

    @primitive(update_name, W_StencilVector, W_Root, W_Root, Rest)
    def update(w_vector, w_removed, w_added, values_w):
        added = mask_of(update_name, w_added)
        check_count(update_name, added, values_w)
        return updated(w_vector, mask_of(update_name, w_removed), added, values_w)


_define("")
_define("unsafe-")


@SCHEME.primitive("stencil-vector?", W_Root)
def is_stencil_vector(w_value):
    return wrap_bool(isinstance(w_value, W_StencilVector))


@SCHEME.primitive("stencil-vector-mask-width")
def mask_width():
    return W_Fixnum(MASK_WIDTH)
