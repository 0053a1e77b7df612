"""Vectors, whose storage keeps fixnums and flonums unboxed."""
from __future__ import absolute_import

from rpython.rlib.longlong2float import float2longlong
from rpython.rlib.objectmodel import import_from_mixin

from kit.vm.sequence_strategies import make_sequence_mixin
from langs.scheme.vm.values import W_Fixnum, W_Flonum, W_Root


def same_float(a, b):
    return float2longlong(a) == float2longlong(b)


def is_fixnum(w_value):
    return type(w_value) is W_Fixnum


def is_flonum(w_value):
    return type(w_value) is W_Flonum


def fixnum_value(w_value):
    assert isinstance(w_value, W_Fixnum)
    return w_value.intval


def flonum_value(w_value):
    assert isinstance(w_value, W_Flonum)
    return w_value.floatval


SequenceMixin = make_sequence_mixin(
    is_fixnum, W_Fixnum, fixnum_value, is_flonum, W_Flonum, flonum_value, same_float)


class W_AnyVector(W_Root):
    """A vector or an impersonator of one."""
    _attrs_ = ()
    contract = "vector?"

    def length(self):
        raise NotImplementedError

    def ref(self, index):
        raise NotImplementedError

    def set(self, index, w_value):
        raise NotImplementedError


class W_Vector(W_AnyVector):
    import_from_mixin(SequenceMixin)
    _immutable_fields_ = ["count", "immutable"]

    def __init__(self, values_w, immutable=False):
        """Takes over the list, which must not change any more."""
        self.init_values(values_w)
        self.immutable = immutable

    def ref(self, index):
        return self.getitem(index)

    def set(self, index, w_value):
        self.setitem(index, w_value)

    def is_frozen(self):
        return self.immutable


def make_vector(count, w_fill):
    assert count >= 0
    w_one = W_Vector([w_fill])
    w_vector = W_Vector([])
    w_vector.become_repeated(w_one, count)
    return w_vector
