"""types.SimpleNamespace: an object with just attributes."""
from __future__ import absolute_import

from collections import OrderedDict

from langs.python_subset.vm.dictobject import attributes_dict
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import AnyArguments, method
from langs.python_subset.vm.instances import W_Instance
from langs.python_subset.vm.operators import equal
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import enter_repr, leave_repr, repr_of
from langs.python_subset.vm.typeobject import OBJECT_LAYOUT, W_Type, w_object_type
from langs.python_subset.vm.values import W_Str, W_Tuple, w_NotImplemented, wrap_bool

namespace_type = W_Type("SimpleNamespace", [w_object_type], OrderedDict(), OBJECT_LAYOUT,
                        True, True)
namespace_type.module_name = "types"


def make_namespace(names, values_w):
    w_namespace = W_Instance(namespace_type)
    for i in range(len(names)):
        w_namespace.map_write(names[i], values_w[i])
    return w_namespace


@method(namespace_type, "__init__", W_Instance, AnyArguments)
def init(w_self, arguments):
    if len(arguments.args_w) > 0:
        raise type_error("no positional arguments expected")
    for i in range(len(arguments.names)):
        w_self.set_own(arguments.names[i], arguments.values_w[i])


@method(namespace_type, "__repr__", W_Instance)
def repr_(w_self):
    name = w_self.type().name
    if w_self.type() is namespace_type:
        name = "namespace"
    if not enter_repr(w_self):
        return W_Str(name + "(...)")
    try:
        parts = ["%s=%s" % (key, repr_of(w_self.get_own(key))) for key in w_self.own_names()]
    finally:
        leave_repr()
    return W_Str("%s(%s)" % (name, ", ".join(parts)))


@method(namespace_type, "__eq__", W_Instance, W_Root)
def eq(w_self, w_other):
    if not (isinstance(w_other, W_Instance) and w_other.type().is_subtype(namespace_type)):
        return w_NotImplemented
    return wrap_bool(equal(attributes_dict(w_self), attributes_dict(w_other)))


@method(namespace_type, "__reduce__", W_Instance)
def reduce_(w_self):
    return W_Tuple([w_self.type(), W_Tuple([]), attributes_dict(w_self)])
