"""slice."""
from __future__ import absolute_import

from langs.python_subset.vm import slices
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import Rest, getter, method, static
from langs.python_subset.vm.operators import COMPARE, equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import (
    W_Int, W_Slice, W_Str, W_Tuple, w_None, w_NotImplemented, wrap_bool)

slice_type = W_Slice.w_class = builtin_type("slice")
slice_type.dict["__hash__"] = w_None


@static(slice_type, "__new__", W_Type, Rest)
def slice_new(w_type, args_w):
    count = len(args_w)
    if count == 0:
        raise type_error("slice expected at least 1 argument, got 0")
    if count > 3:
        raise type_error("slice expected at most 3 arguments, got %d" % count)
    if count == 1:
        return W_Slice(w_None, args_w[0], w_None)
    return W_Slice(args_w[0], args_w[1], args_w[2] if count == 3 else w_None)


@getter(slice_type, "start", W_Slice)
def slice_start(w_slice):
    return w_slice.w_start


@getter(slice_type, "stop", W_Slice)
def slice_stop(w_slice):
    return w_slice.w_stop


@getter(slice_type, "step", W_Slice)
def slice_step(w_slice):
    return w_slice.w_step


@method(slice_type, "indices", W_Slice, W_Root)
def slice_indices(w_slice, w_length):
    length = index(w_length)
    if length < 0:
        raise value_error("length should not be negative")
    start, stop, step = slices.bounds(w_slice, length)
    return W_Tuple([W_Int(start), W_Int(stop), W_Int(step)])


@method(slice_type, "__repr__", W_Slice)
def slice_repr(w_slice):
    return W_Str("slice(%s, %s, %s)" % (
        repr_of(w_slice.w_start), repr_of(w_slice.w_stop), repr_of(w_slice.w_step)))


def as_tuple(w_slice):
    return W_Tuple([w_slice.w_start, w_slice.w_stop, w_slice.w_step])


@method(slice_type, "__eq__", W_Slice, W_Root)
def slice_eq(w_slice, w_other):
    if not isinstance(w_other, W_Slice):
        return w_NotImplemented
    return wrap_bool(w_slice is w_other or equal(as_tuple(w_slice), as_tuple(w_other)))


def _ordering(name, operator):
    compare = COMPARE[operator]

    @method(slice_type, name, W_Slice, W_Root)
    def slice_order(w_slice, w_other):
        if not isinstance(w_other, W_Slice):
            return w_NotImplemented
        return compare(as_tuple(w_slice), as_tuple(w_other))


_ordering("__lt__", "LT")
_ordering("__le__", "LE")
_ordering("__gt__", "GT")
_ordering("__ge__", "GE")
