"""Modules: a namespace as a guest value."""
from __future__ import absolute_import

from langs.python_subset.vm.dictobject import W_Dict, namespace_dict
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.gateway import AnyArguments, getter, method, optional, static
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.namespace import Namespace
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import W_Str, w_None


class W_Module(W_Root):
    _immutable_fields_ = ["name?", "namespace"]

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

    def fallback(self, name):
        if name == "__spec__":
            return self.spec()
        if name == "__annotations__":
            w_annotations = W_Dict()
            self.namespace.set(name, w_annotations)
            return w_annotations
        w_hook = self.namespace.get("__getattr__")
        if w_hook is None:
            return None
        return w_hook.call1(W_Str(name))

    def spec(self):
        """Made when it is asked for; None where the module was not loaded."""
        w_loader = self.namespace.get("__loader__")
        if w_loader is None:
            return None
        w_spec = w_loader.spec_of(self)
        if w_spec is not None:
            self.namespace.set("__spec__", w_spec)
        return w_spec

    def missing_attribute(self, name):
        return "module '%s' has no attribute '%s'" % (self.name, name)


class W_UserModule(W_Module):
    """Of a guest class that extends the class of modules."""
    _immutable_fields_ = ["w_type"]

    def __init__(self, w_type, name, namespace):
        W_Module.__init__(self, name, namespace)
        self.w_type = w_type

    def type(self):
        return self.w_type


module_type = builtin_type("module", subclassable=True)
W_Module.w_class = module_type


def new_module(name, builtins):
    """A module with the names that every module has."""
    return W_Module(name, new_namespace(name, builtins))


def new_namespace(name, builtins):
    namespace = Namespace(builtins)
    namespace.set("__name__", W_Str(name))
    namespace.set("__doc__", w_None)
    namespace.set("__package__", w_None)
    namespace.set("__loader__", w_None)
    namespace.set("__spec__", w_None)
    return namespace


@static(module_type, "__new__", W_Type, AnyArguments)
def module_new(w_type, arguments):
    namespace = Namespace(EXECUTION.builtins)
    if w_type is module_type:
        return W_Module("?", namespace)
    return W_UserModule(w_type, "?", namespace)


@method(module_type, "__init__", W_Module, str, optional(W_Root))
def module_init(w_module, name, w_doc):
    w_module.name = name
    source = new_namespace(name, None)
    for key in source.names():
        w_module.namespace.set(key, source.get(key))
    if w_doc is not None:
        w_module.namespace.set("__doc__", w_doc)


@method(module_type, "__dir__", W_Module)
def module_dir(w_module):
    w_hook = w_module.namespace.get("__dir__")
    if w_hook is not None:
        return w_hook.call0()
    return new_list([W_Str(name) for name in w_module.namespace.names()])


@method(module_type, "__repr__", W_Module)
def module_repr(w_module):
    w_file = w_module.namespace.get("__file__")
    if w_file is None:
        w_loader = w_module.namespace.get("__loader__")
        if w_loader is None or w_loader is w_None:
            return W_Str("<module '%s'>" % w_module.name)
        return W_Str("<module '%s' (built-in)>" % w_module.name)
    return W_Str("<module '%s' from %s>" % (w_module.name, repr_of(w_file)))


@getter(module_type, "__dict__", W_Module)
def module_dict(w_module):
    return w_module.own_dict()
