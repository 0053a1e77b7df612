"""How ranges, slices, bound methods and such are copied and pickled."""
from __future__ import absolute_import

from langs.python_subset.vm.bytearrayobject import W_ByteArray
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.gateway import W_BoundMethod, method
from langs.python_subset.vm.rangeobject import W_Range
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types.bytearray_type import bytearray_type
from langs.python_subset.vm.types.pickling import state_of
from langs.python_subset.vm.types.singleton_types import ellipsis_type, not_implemented_type
from langs.python_subset.vm.types.slice_type import slice_type
from langs.python_subset.vm.values import W_Bytes, W_Slice, W_Str, W_Tuple


@method(W_Range.w_class, "__reduce__", W_Range)
def reduce_range(w_range):
    return W_Tuple([w_range.type(), W_Tuple([w_range.w_start(), w_range.w_stop(),
                                             w_range.w_step()])])


@method(slice_type, "__reduce__", W_Slice)
def reduce_slice(w_slice):
    return W_Tuple([w_slice.type(), W_Tuple([w_slice.w_start, w_slice.w_stop,
                                             w_slice.w_step])])


@method(bytearray_type, "__reduce__", W_ByteArray)
def reduce_bytearray(w_array):
    return W_Tuple([w_array.type(), W_Tuple([W_Bytes(w_array.as_bytes())]), state_of(w_array)])


@method(W_BoundMethod.w_class, "__reduce__", W_BoundMethod)
def reduce_method(w_method):
    name = w_method.plain_name()
    dot = name.rfind(".") + 1
    assert dot >= 0
    return W_Tuple([EXECUTION.builtins.get("getattr"),
                    W_Tuple([w_method.w_self, W_Str(name[dot:])])])


def _by_name(w_type, name):
    @method(w_type, "__reduce__", W_Root)
    def reduce_singleton(w_singleton):
        return W_Str(name)


_by_name(ellipsis_type, "Ellipsis")
_by_name(not_implemented_type, "NotImplemented")
