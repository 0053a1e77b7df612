"""Guest values from Python 2.7's and back, for differential tests."""
from __future__ import absolute_import

from collections import OrderedDict

from rpython.rlib.rbigint import rbigint

from langs.python_subset.vm import operators, textual
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import GuestError
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.setobject import W_AnySet, W_FrozenSet, W_Set, make_frozenset
from langs.python_subset.vm.types import (       # noqa: F401, the tables are filled
    bool_type, dict_type, dict_view_types, exception_type, float_type, int_type,
    iterator_types, list_type, object_type, range_type, set_type, singleton_types,
    slice_type, str_type, tuple_type, type_type)
from langs.python_subset.vm.values import (
    W_Bool, W_Float, W_Int, W_Long, W_Slice, W_Str, W_Tuple, w_None, wrap_big, wrap_bool)


def wrap(value):
    if value is None:
        return w_None
    if isinstance(value, bool):
        return wrap_bool(value)
    if isinstance(value, (int, long)):
        return wrap_big(rbigint.fromlong(value))
    if isinstance(value, float):
        return W_Float(value)
    if isinstance(value, str):
        return W_Str(value)
    if isinstance(value, tuple):
        return W_Tuple([wrap(item) for item in value])
    if isinstance(value, list):
        return new_list([wrap(item) for item in value])
    if isinstance(value, dict):
        w_dict = W_Dict()
        for key, item in value.items():
            w_dict.set(wrap(key), wrap(item))
        return w_dict
    if isinstance(value, (set, frozenset)):
        if isinstance(value, frozenset):
            return make_frozenset([wrap(item) for item in value])
        w_set = W_Set()
        for item in value:
            w_set.add(wrap(item))
        return w_set
    if isinstance(value, slice):
        return W_Slice(wrap(value.start), wrap(value.stop), wrap(value.step))
    return value        # a guest value already


def unwrap(w_value):
    if w_value is w_None:
        return None
    if isinstance(w_value, W_Bool):
        return w_value.intval != 0
    if isinstance(w_value, W_Int):
        return w_value.intval
    if isinstance(w_value, W_Long):
        return w_value.bigval.tolong()
    if isinstance(w_value, W_Float):
        return w_value.floatval
    if isinstance(w_value, W_Str):
        return w_value.utf8
    if isinstance(w_value, W_Tuple):
        return tuple([unwrap(w_item) for w_item in w_value.items_w])
    if isinstance(w_value, W_List):
        return [unwrap(w_item) for w_item in w_value.items_copy()]
    if isinstance(w_value, W_Dict):
        return OrderedDict(zip([unwrap(w) for w in w_value.keys_w()],
                               [unwrap(w) for w in w_value.values_copy()]))
    if isinstance(w_value, W_AnySet):
        items = [unwrap(w_item) for w_item in w_value.items_w()]
        return frozenset(items) if isinstance(w_value, W_FrozenSet) else set(items)
    return w_value


def call(w_object, name, *args):
    """The guest's type(w_object).name(w_object, *args), unwrapped."""
    return unwrap(call_w(w_object, name, *args))


def call_w(w_object, name, *args):
    w_method = w_object.type().lookup(name)
    return w_method.call_with_args(w_object, [wrap(arg) for arg in args])


def outcome(function, *args):
    """What a function gives, or the name of the exception that it raises."""
    try:
        return function(*args)
    except GuestError as error:
        return error.kind.name
    except (TypeError, ValueError, IndexError, KeyError, OverflowError, RuntimeError) as error:
        return type(error).__name__


def error_of(function, *args):
    """The name and message of the guest exception."""
    try:
        function(*args)
    except GuestError as error:
        if error.w_argument is not None:
            return error.kind.name, unwrap(error.w_argument)
        return error.kind.name, error.message
    raise AssertionError("nothing was raised")


def operate(operator, a, b):
    return unwrap(operators.BINARY[operator](wrap(a), wrap(b)))


def compare(operator, a, b):
    return unwrap(operators.COMPARE[operator](wrap(a), wrap(b)))


def representation(value):
    return textual.repr_of(wrap(value))


def drain(w_iterator):
    """The items of a guest iterator, unwrapped."""
    items = []
    while True:
        w_item = w_iterator.next()
        if w_item is None:
            return items
        items.append(unwrap(w_item))
