"""Modules: a namespace as a guest value."""
from __future__ import absolute_import

from langs.python_subset.vm.dictobject import namespace_dict
from langs.python_subset.vm.gateway import getter, method, optional, static
from langs.python_subset.vm.namespace import Namespace
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import W_Str, w_None


class W_Module(W_Root):
    _immutable_fields_ = ["name", "namespace"]

    def __init__(self, name, namespace):
        self.name = name
        self.namespace = namespace

    def get_own(self, name):
        return self.namespace.get(name)

    def set_own(self, name, w_value):
        self.namespace.set(name, w_value)
        return True

    def delete_own(self, name):
        return self.namespace.delete(name)

    def own_dict(self):
        return namespace_dict(self.namespace)

    def missing_attribute(self, name):
        return "module '%s' has no attribute '%s'" % (self.name, name)


module_type = builtin_type("module")
W_Module.w_class = module_type


def new_module(name, builtins):
    """A module with the names that every module has."""
    namespace = Namespace(builtins)
    namespace.set("__name__", W_Str(name))
    namespace.set("__doc__", w_None)
    namespace.set("__package__", w_None)
    namespace.set("__loader__", w_None)
    namespace.set("__spec__", w_None)
    return W_Module(name, namespace)


@static(module_type, "__new__", W_Type, str, optional(W_Root))
def module_new(w_type, name, w_doc):
    return new_module(name, None)


@method(module_type, "__repr__", W_Module)
def module_repr(w_module):
    w_file = w_module.namespace.get("__file__")
    if w_file is None:
        return W_Str("<module '%s' (built-in)>" % w_module.name)
    return W_Str("<module '%s' from %s>" % (w_module.name, repr_of(w_file)))


@getter(module_type, "__dict__", W_Module)
def module_dict(w_module):
    return w_module.own_dict()
