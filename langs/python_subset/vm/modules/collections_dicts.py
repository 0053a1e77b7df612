"""_collections: defaultdict, and counting for Counter."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, items
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.dictobject import W_Dict, dict_type
from langs.python_subset.vm.errors import key_error, type_error
from langs.python_subset.vm.gateway import AnyArguments, getter, method, setter, static
from langs.python_subset.vm.iterators import get_iterator, loop_driver
from langs.python_subset.vm.modules.collections_deque import COLLECTIONS
from langs.python_subset.vm.modules.module_class import dict_class, factory_of
from langs.python_subset.vm.operators import BINARY
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import enter_repr, leave_repr, repr_of, str_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types import dict_type as dict_methods
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None, w_NotImplemented

_add = BINARY["ADD"]
count_driver = loop_driver("count_elements")
w_zero = W_Int(0)
w_one = W_Int(1)


class W_DefaultDict(W_Dict):
    def __init__(self):
        W_Dict.__init__(self)
        self.w_factory = w_None


defaultdict_type = dict_class(COLLECTIONS, "defaultdict", W_DefaultDict)
new_defaultdict = factory_of(W_DefaultDict)
add_class_getitem(defaultdict_type)


@static(defaultdict_type, "__new__", W_Type, AnyArguments)
def defaultdict_new(w_type, arguments):
    return new_defaultdict(w_type)


@method(defaultdict_type, "__init__", W_DefaultDict, AnyArguments)
def defaultdict_init(w_dict, arguments):
    args_w = arguments.args_w
    w_factory = w_None
    if len(args_w) > 0:
        w_factory = args_w[0]
        if w_factory is not w_None and w_factory.type().lookup("__call__") is None:
            raise type_error("first argument must be callable or None")
        args_w = args_w[1:]
    w_dict.w_factory = w_factory
    dict_methods.update(w_dict, "dict", Arguments(
        args_w, arguments.names, arguments.values_w))


@getter(defaultdict_type, "default_factory", W_DefaultDict)
def default_factory(w_dict):
    return w_dict.w_factory


@setter(defaultdict_type, "default_factory", W_DefaultDict, W_Root)
def set_default_factory(w_dict, w_factory):
    w_dict.w_factory = w_factory


@method(defaultdict_type, "__missing__", W_DefaultDict, W_Root)
def defaultdict_missing(w_dict, w_key):
    w_factory = w_dict.w_factory
    if w_factory is w_None:
        raise key_error(w_key)
    w_value = w_factory.call0()
    items.set(w_dict, w_key, w_value)
    return w_value


@method(defaultdict_type, "__repr__", W_DefaultDict)
def defaultdict_repr(w_dict):
    if enter_repr(w_dict.w_factory):
        try:
            factory = repr_of(w_dict.w_factory)
        finally:
            leave_repr()
    else:
        factory = "..."
    return W_Str("%s(%s, %s)" % (w_dict.type().short_name(), factory,
                                 str_of(dict_methods.dict_repr(w_dict))))


@method(defaultdict_type, "copy", W_DefaultDict)
def defaultdict_copy(w_dict):
    return w_dict.type().call2(w_dict.w_factory, w_dict)


@method(defaultdict_type, "__copy__", W_DefaultDict)
def defaultdict_copied(w_dict):
    return defaultdict_copy(w_dict)


@method(defaultdict_type, "__reduce__", W_DefaultDict)
def defaultdict_reduce(w_dict):
    w_args = W_Tuple([])
    if w_dict.w_factory is not w_None:
        w_args = W_Tuple([w_dict.w_factory])
    w_items = attributes.get(w_dict, "items").call0()
    return W_Tuple([w_dict.type(), w_args, w_None, w_None, get_iterator(w_items)])


@method(defaultdict_type, "__or__", W_DefaultDict, W_Root)
def defaultdict_or(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    w_result = defaultdict_copy(w_dict)
    if isinstance(w_result, W_Dict):
        w_result.update_from_any(w_other)
    return w_result


@method(defaultdict_type, "__ror__", W_DefaultDict, W_Root)
def defaultdict_ror(w_dict, w_other):
    if not isinstance(w_other, W_Dict):
        return w_NotImplemented
    w_result = w_dict.type().call2(w_dict.w_factory, w_other)
    if isinstance(w_result, W_Dict):
        w_result.update_from_any(w_dict)
    return w_result


# -- counting

def counts_plainly(w_mapping):
    """Whether get() and item assignment are those of dict."""
    w_type = w_mapping.type()
    return (isinstance(w_mapping, W_Dict) and
            w_type.lookup("get") is dict_type.lookup("get") and
            w_type.lookup("__setitem__") is dict_type.lookup("__setitem__"))


@COLLECTIONS.function("_count_elements", W_Root, W_Root)
def count_elements(w_mapping, w_iterable):
    if counts_plainly(w_mapping):
        count_plainly(w_mapping, get_iterator(w_iterable))
        return
    w_get = attributes.get(w_mapping, "get")
    w_iterator = get_iterator(w_iterable)
    while True:
        w_item = w_iterator.next()
        if w_item is None:
            return
        items.set(w_mapping, w_item, _add(w_get.call2(w_item, w_zero), w_one))


def count_plainly(w_dict, w_iterator):
    assert isinstance(w_dict, W_Dict)
    key = w_iterator.loop_key()
    while True:
        count_driver.jit_merge_point(key=key)
        w_item = w_iterator.next()
        if w_item is None:
            return
        w_count = w_dict.get(w_item)
        w_dict.set(w_item, w_one if w_count is None else _add(w_count, w_one))
