"""mappingproxy: another mapping, to be read only; a class's __dict__."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, items
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import Rest, getter, method, static
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.listobject import W_List
from langs.python_subset.vm.namestorage import ClassStorage
from langs.python_subset.vm.operators import BINARY, COMPARE, hash_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of, w_str_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type, w_type_type
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, wrap_bool


class W_MappingProxy(W_Root):
    _immutable_fields_ = ["w_mapping"]

    def __init__(self, w_mapping):
        self.w_mapping = w_mapping


proxy_type = W_MappingProxy.w_class = builtin_type("mappingproxy")
add_class_getitem(proxy_type)


@static(proxy_type, "__new__", W_Type, W_Root)
def new(w_type, w_mapping):
    if (w_mapping.type().lookup("__getitem__") is None or isinstance(w_mapping, W_List) or
            isinstance(w_mapping, W_Tuple)):
        raise type_error("mappingproxy() argument must be a mapping, not %s"
                         % w_mapping.type_name())
    return W_MappingProxy(w_mapping)


@getter(w_type_type, "__dict__", W_Type)
def class_dict(w_type):
    w_dict = W_Dict()
    w_dict.storage = ClassStorage(w_type)
    return W_MappingProxy(w_dict)


@method(proxy_type, "__getitem__", W_MappingProxy, W_Root)
def getitem(w_proxy, w_key):
    return items.get(w_proxy.w_mapping, w_key)


@method(proxy_type, "__contains__", W_MappingProxy, W_Root)
def contains(w_proxy, w_key):
    return wrap_bool(items.contains(w_proxy.w_mapping, w_key))


@method(proxy_type, "__len__", W_MappingProxy)
def len_(w_proxy):
    return items.length(w_proxy.w_mapping)


@method(proxy_type, "__iter__", W_MappingProxy)
def iter_(w_proxy):
    return get_iterator(w_proxy.w_mapping)


@method(proxy_type, "__repr__", W_MappingProxy)
def repr_(w_proxy):
    return W_Str("mappingproxy(%s)" % repr_of(w_proxy.w_mapping))


@method(proxy_type, "__str__", W_MappingProxy)
def str_(w_proxy):
    return w_str_of(w_proxy.w_mapping)


@method(proxy_type, "__hash__", W_MappingProxy)
def hash_(w_proxy):
    return W_Int(hash_of(w_proxy.w_mapping))


def unwrapped(w_value):
    if isinstance(w_value, W_MappingProxy):
        return w_value.w_mapping
    return w_value


@method(proxy_type, "__eq__", W_MappingProxy, W_Root)
def eq(w_proxy, w_other):
    return COMPARE["EQ"](w_proxy.w_mapping, unwrapped(w_other))


@method(proxy_type, "__or__", W_MappingProxy, W_Root)
def or_(w_proxy, w_other):
    return BINARY["OR"](w_proxy.w_mapping, unwrapped(w_other))


@method(proxy_type, "__ror__", W_MappingProxy, W_Root)
def ror(w_proxy, w_other):
    return BINARY["OR"](unwrapped(w_other), w_proxy.w_mapping)


def _forward(name):
    def forwarded(w_proxy, args_w):
        return attributes.get(w_proxy.w_mapping, name).call_args(args_w)
    method(proxy_type, name, W_MappingProxy, Rest)(forwarded)


for _name in ("get", "keys", "values", "items", "copy", "__reversed__"):
    _forward(_name)
