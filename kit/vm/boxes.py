"""Sequences and objects that keep a language's integers and floats unboxed."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.maps import BOXED, FLOAT, INTEGER, make_object_mixin
from kit.vm.sequence_strategies import make_sequence_mixin


@not_rpython
def make_unboxing_mixins(W_Int, W_Float):
    """The mixins of sequence_strategies and maps, for classes with the fields intval and
    floatval that `W_Int(intval)` and `W_Float(floatval)` make.
    """
    def is_int(w_value):
        return type(w_value) is W_Int

    def is_float(w_value):
        return type(w_value) is W_Float

    def unbox_int(w_value):
        assert isinstance(w_value, W_Int)
        return w_value.intval

    def unbox_float(w_value):
        assert isinstance(w_value, W_Float)
        return w_value.floatval

    def same_float(x, y):
        return x == y

    def kind_of(w_value):
        if is_int(w_value):
            return INTEGER
        return FLOAT if is_float(w_value) else BOXED

    return (make_sequence_mixin(is_int, W_Int, unbox_int, is_float, W_Float, unbox_float,
                                same_float),
            make_object_mixin(kind_of, W_Int, unbox_int, W_Float, unbox_float))
