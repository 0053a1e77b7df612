"""_functools: reduce and cmp_to_key. The classes join from their own modules."""
from __future__ import absolute_import

from langs.python_subset.vm.errors import attribute_error, type_error
from langs.python_subset.vm.gateway import getter, method, optional, setter
from langs.python_subset.vm.iterators import get_iterator, is_iterable, loop_driver
from langs.python_subset.vm.modules import functools_cache
from langs.python_subset.vm.modules.functools_partial import FUNCTOOLS
from langs.python_subset.vm.operators import COMPARE
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Int, w_None

TABLES = [functools_cache]
reduce_driver = loop_driver("reduce")


@FUNCTOOLS.function("reduce", W_Root, W_Root, optional(W_Root))
def reduce_(w_function, w_iterable, w_initial):
    if not is_iterable(w_iterable):
        raise type_error("reduce() arg 2 must support iteration")
    w_iterator = get_iterator(w_iterable)
    w_result = w_initial
    if w_result is None:
        w_result = w_iterator.next()
        if w_result is None:
            raise type_error("reduce() of empty iterable with no initial value")
    return reduced(w_function, w_iterator, w_result)


def reduced(w_function, w_iterator, w_result):
    key = w_function.loop_key()
    while True:
        reduce_driver.jit_merge_point(key=key)
        w_item = w_iterator.next()
        if w_item is None:
            return w_result
        w_result = w_function.call2(w_result, w_item)


class W_KeyWrapper(W_Root):
    """What cmp_to_key() gives (without an object), and the keys that this makes."""
    _immutable_fields_ = ["w_compare"]

    def __init__(self, w_compare, w_object):
        self.w_compare = w_compare
        self.w_object = w_object

    def order(self, w_other):
        """What the function says of the two objects."""
        if not isinstance(w_other, W_KeyWrapper):
            raise type_error("other argument must be K instance")
        w_a, w_b = self.w_object, w_other.w_object
        if w_a is None or w_b is None:
            raise attribute_error("object")
        return self.w_compare.call2(w_a, w_b)


wrapper_type = W_KeyWrapper.w_class = builtin_type("KeyWrapper", module_name="functools")
wrapper_type.dict["__hash__"] = w_None


@FUNCTOOLS.function("cmp_to_key", W_Root)
def cmp_to_key(w_mycmp):
    return W_KeyWrapper(w_mycmp, None)


@method(wrapper_type, "__call__", W_KeyWrapper, W_Root)
def wrapper_call(w_wrapper, w_obj):
    return W_KeyWrapper(w_wrapper.w_compare, w_obj)


@getter(wrapper_type, "obj", W_KeyWrapper)
def wrapper_object(w_wrapper):
    return w_wrapper.w_object or w_None


@setter(wrapper_type, "obj", W_KeyWrapper, W_Root)
def set_wrapper_object(w_wrapper, w_object):
    w_wrapper.w_object = w_object


def _comparison(name, operator):
    compare = COMPARE[operator]

    @method(wrapper_type, name, W_KeyWrapper, W_Root)
    def compared(w_wrapper, w_other):
        return compare(w_wrapper.order(w_other), W_Int(0))


for _operator in COMPARE:
    _comparison("__%s__" % _operator.lower(), _operator)
