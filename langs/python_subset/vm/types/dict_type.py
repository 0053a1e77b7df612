"""dict: its methods and operators."""
from __future__ import absolute_import

from langs.python_subset.vm import items
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.dictiterators import (
    KEYS, W_DictKeyIterator, W_DictReverseIterator)
from langs.python_subset.vm.dictobject import W_Dict, dict_type
from langs.python_subset.vm.dictviews import W_DictItems, W_DictKeys, W_DictValues
from langs.python_subset.vm.errors import key_error, type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, class_method, method, optional, static)
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import enter_repr, leave_repr, repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types import dict_view_types
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Int, W_Str, w_None, w_NotImplemented, wrap_bool)

W_UserDict = user_class(W_Dict)
METHODS_IN = [dict_view_types]
add_class_getitem(dict_type)
dict_type.dict["__hash__"] = w_None


def allocate(w_type):
    """An empty dict of the class or subclass."""
    if w_type is dict_type:
        return W_Dict()
    w_dict = W_UserDict()
    w_dict.init_map(w_type.root_map)
    return w_dict


@static(dict_type, "__new__", W_Type, AnyArguments)
def dict_new(w_type, arguments):
    return allocate(w_type)


@method(dict_type, "__init__", W_Dict, AnyArguments)
def dict_init(w_dict, arguments):
    update(w_dict, "dict", arguments)


def update(w_dict, name, arguments):
    args_w = arguments.args_w
    if len(args_w) > 1:
        raise type_error("%s expected at most 1 argument, got %d" % (name, len(args_w)))
    if len(args_w) == 1:
        w_dict.update_from_any(args_w[0])
    for i in range(len(arguments.names)):
        w_dict.set_str(arguments.names[i], arguments.values_w[i])


@class_method(dict_type, "fromkeys", W_Type, W_Root, optional(W_Root))
def dict_fromkeys(w_type, w_iterable, w_value):
    if w_value is None:
        w_value = w_None
    w_result = w_type.call0()
    w_iterator = get_iterator(w_iterable)
    while True:
        w_key = w_iterator.next()
        if w_key is None:
            return w_result
        items.set(w_result, w_key, w_value)


@method(dict_type, "__repr__", W_Dict)
def dict_repr(w_dict):
    if not enter_repr(w_dict):
        return W_Str("{...}")
    try:
        parts = []
        storage = w_dict.storage
        position = storage.next_position(0)
        while position >= 0:
            w_value = storage.value_at(position)
            parts.append("%s: %s" % (repr_of(storage.key_at(position)), repr_of(w_value)))
            position = storage.next_position(position + 1)
        return W_Str("{" + ", ".join(parts) + "}")
    finally:
        leave_repr()


@method(dict_type, "__len__", W_Dict)
def dict_len(w_dict):
    return W_Int(w_dict.length())


@method(dict_type, "__iter__", W_Dict)
def dict_iter(w_dict):
    return W_DictKeyIterator(w_dict)


@method(dict_type, "__reversed__", W_Dict)
def dict_reversed(w_dict):
    return W_DictReverseIterator(w_dict, KEYS)


@method(dict_type, "__contains__", W_Dict, W_Root)
def dict_contains(w_dict, w_key):
    return wrap_bool(w_dict.get(w_key) is not None)


@method(dict_type, "__getitem__", W_Dict, W_Root)
def dict_getitem(w_dict, w_key):
    w_value = w_dict.get(w_key)
    if w_value is not None:
        return w_value
    if type(w_dict) is not W_Dict:
        w_missing = w_dict.type().lookup("__missing__")
        if w_missing is not None:
            return w_missing.call_with1(w_dict, w_key)
    raise key_error(w_key)


@method(dict_type, "__setitem__", W_Dict, W_Root, W_Root)
def dict_setitem(w_dict, w_key, w_value):
    w_dict.set(w_key, w_value)


@method(dict_type, "__delitem__", W_Dict, W_Root)
def dict_delitem(w_dict, w_key):
    if not w_dict.delete(w_key):
        raise key_error(w_key)


# -- operators

def same_items(w_dict, w_other):
    if w_dict.length() != w_other.length():
        return False
    storage = w_dict.storage
    position = storage.next_position(0)
    while position >= 0:
        w_value = storage.value_at(position)
        w_other_value = w_other.get(storage.key_at(position))
        if w_other_value is None or not equal(w_value, w_other_value):
            return False
        position = storage.next_position(position + 1)
    return True


@method(dict_type, "__eq__", W_Dict, W_Root)
def dict_eq(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    return wrap_bool(same_items(w_dict, w_other))


@method(dict_type, "__ne__", W_Dict, W_Root)
def dict_ne(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    return wrap_bool(not same_items(w_dict, w_other))


@method(dict_type, "__or__", W_Dict, W_Root)
def dict_or(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    w_result = w_dict.copy()
    w_result.update_from_dict(w_other)
    return w_result


@method(dict_type, "__ror__", W_Dict, W_Root)
def dict_ror(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    w_result = w_other.copy()
    w_result.update_from_dict(w_dict)
    return w_result


@method(dict_type, "__ior__", W_Dict, W_Root)
def dict_ior(w_dict, w_other):
    w_dict.update_from_any(w_other)
    return w_dict


# -- methods

@method(dict_type, "get", W_Dict, W_Root, optional(W_Root))
def dict_get(w_dict, w_key, w_default):
    w_value = w_dict.get(w_key)
    if w_value is None:
        return w_default
    return w_value


@method(dict_type, "setdefault", W_Dict, W_Root, optional(W_Root))
def dict_setdefault(w_dict, w_key, w_default):
    return w_dict.setdefault(w_key, w_None if w_default is None else w_default)


@method(dict_type, "pop", W_Dict, W_Root, optional(W_Root))
def dict_pop(w_dict, w_key, w_default):
    w_value = w_dict.pop(w_key)
    if w_value is not None:
        return w_value
    if w_default is None:
        raise key_error(w_key)
    return w_default


@method(dict_type, "popitem", W_Dict)
def dict_popitem(w_dict):
    w_pair = w_dict.pop_item(True)
    if w_pair is None:
        raise key_error(W_Str("popitem(): dictionary is empty"))
    return w_pair


@method(dict_type, "update", W_Dict, AnyArguments)
def dict_update(w_dict, arguments):
    update(w_dict, "update", arguments)


@method(dict_type, "clear", W_Dict)
def dict_clear(w_dict):
    w_dict.clear()


@method(dict_type, "copy", W_Dict)
def dict_copy(w_dict):
    return w_dict.copy()


@method(dict_type, "keys", W_Dict)
def dict_keys(w_dict):
    return W_DictKeys(w_dict)


@method(dict_type, "values", W_Dict)
def dict_values(w_dict):
    return W_DictValues(w_dict)


@method(dict_type, "items", W_Dict)
def dict_items(w_dict):
    return W_DictItems(w_dict)
