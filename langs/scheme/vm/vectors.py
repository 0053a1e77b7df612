"""Vectors, whose storage keeps fixnums and flonums unboxed."""
from __future__ import absolute_import

from rpython.rlib.longlong2float import float2longlong
from rpython.rlib.objectmodel import import_from_mixin

from kit.vm.sequence_strategies import make_sequence_mixin
from langs.scheme.vm.values import W_Fixnum, W_Flonum, W_Root


def same_float(a, b):
    return float2longlong(a) == float2longlong(b)


SequenceMixin = make_sequence_mixin(
    lambda w_value: type(w_value) is W_Fixnum, W_Fixnum, lambda w_value: w_value.intval,
    lambda w_value: type(w_value) is W_Flonum, W_Flonum, lambda w_value: w_value.floatval,
    same_float)


class W_AnyVector(W_Root):
    """A vector or an impersonator of one."""
    _attrs_ = ()
    contract = "vector?"


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


def make_vector(count, w_fill):
    assert count >= 0
    return W_Vector([w_fill] * count)
