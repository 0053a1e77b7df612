"""The class `object`: the defaults of the special methods."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, finalizers, textual
from langs.python_subset.vm.classes import slots
from langs.python_subset.vm.dictobject import W_Dict, attributes_dict
from langs.python_subset.vm.errors import attribute_error, type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, class_method, getter, method, setter, static)
from langs.python_subset.vm.instances import W_Instance
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.operators import identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import (
    DEFAULTS, OBJECT_LAYOUT, W_Type, w_object_type)
from langs.python_subset.vm.values import (
    W_Int, W_Str, w_NotImplemented, w_None, w_True, wrap_bool)

W_Instance.w_class = w_object_type
W_Root.w_class = w_object_type


@static(w_object_type, "__new__", W_Type, AnyArguments)
def object_new(w_type, arguments):
    if len(arguments.args_w) > 0 or len(arguments.names) > 0:
        if w_type.lookup("__new__") is not DEFAULTS.w_new:
            raise type_error("object.__new__() takes exactly one argument"
                             " (the type to instantiate)")
        if w_type.lookup("__init__") is DEFAULTS.w_init:
            raise type_error("%s() takes no arguments" % w_type.name)
    if w_type.abstract:
        raise abstract_class(w_type)
    if w_type.layout is not OBJECT_LAYOUT:
        raise type_error("object.__new__(%s) is not safe, use %s.__new__()"
                         % (w_type.name, w_type.layout.name))
    w_object = W_Instance(w_type)
    if w_type.lookup("__del__") is not None:
        finalizers.watch(w_object)
    return w_object


def abstract_class(w_type):
    w_names = w_type.lookup("__abstractmethods__")
    names = []
    if w_names is not None:
        for w_name in attributes_sorted(w_names):
            names.append(textual.str_of(w_name))
    return type_error("Can't instantiate abstract class %s with abstract method%s %s" % (
        w_type.name, "" if len(names) == 1 else "s", ", ".join(names)))


def attributes_sorted(w_names):
    w_list = new_list([])
    w_list.extend_from(w_names)
    w_list.type().lookup("sort").call_with0(w_list)
    return w_list.items_copy()


@method(w_object_type, "__init__", W_Root, AnyArguments)
def object_init(w_self, arguments):
    if len(arguments.args_w) > 0 or len(arguments.names) > 0:
        w_type = w_self.type()
        if w_type.lookup("__init__") is not DEFAULTS.w_init:
            raise type_error("object.__init__() takes exactly one argument"
                             " (the instance to initialize)")
        if w_type.lookup("__new__") is DEFAULTS.w_new:
            raise type_error("%s() takes no arguments" % w_type.name)


DEFAULTS.w_new = w_object_type.dict["__new__"]
DEFAULTS.w_init = w_object_type.dict["__init__"]


@method(w_object_type, "__getattribute__", W_Root, str)
def getattribute(w_self, name):
    w_value = attributes.find(w_self, w_self.type(), name)
    if w_value is None:
        raise attributes.no_attribute(w_self, name)
    return w_value


@method(w_object_type, "__setattr__", W_Root, str, W_Root)
def setattr_(w_self, name, w_value):
    attributes.set_plainly(w_self, w_self.type(), name, w_value)


@method(w_object_type, "__delattr__", W_Root, str)
def delattr_(w_self, name):
    attributes.delete_plainly(w_self, w_self.type(), name)


DEFAULTS.w_getattribute = w_object_type.dict["__getattribute__"]
DEFAULTS.w_setattr = w_object_type.dict["__setattr__"]
DEFAULTS.w_delattr = w_object_type.dict["__delattr__"]


def qualified_name(w_type):
    if w_type.module_name == "builtins":
        return w_type.qualname
    return "%s.%s" % (w_type.module_name, w_type.qualname)


@method(w_object_type, "__repr__", W_Root)
def repr_(w_self):
    return W_Str("<%s object at 0x%x>" % (qualified_name(w_self.type()),
                                          identity_hash(w_self)))


@method(w_object_type, "__str__", W_Root)
def str_(w_self):
    return textual.w_repr_of(w_self)


@method(w_object_type, "__format__", W_Root, str)
def format_(w_self, spec):
    if spec:
        raise type_error("unsupported format string passed to %s.__format__"
                         % w_self.type_name())
    return textual.w_str_of(w_self)


@method(w_object_type, "__hash__", W_Root)
def hash_(w_self):
    return W_Int(identity_hash(w_self))


w_object_type.gives_native_hash = True      # by identity


@method(w_object_type, "__eq__", W_Root, W_Root)
def eq(w_self, w_other):
    if w_self is w_other:
        return w_True
    return w_NotImplemented


@method(w_object_type, "__ne__", W_Root, W_Root)
def ne(w_self, w_other):
    w_result = w_self.type().lookup("__eq__").call_with1(w_self, w_other)
    if w_result is w_NotImplemented:
        return w_result
    return wrap_bool(not w_result.is_true())


def _not_implemented(name):
    def compare(w_self, w_other):
        return w_NotImplemented
    compare.__name__ = "object" + name
    method(w_object_type, name, W_Root, W_Root)(compare)


for _name in ("__lt__", "__le__", "__gt__", "__ge__"):
    _not_implemented(_name)


@getter(w_object_type, "__class__", W_Root)
def get_class(w_self):
    return w_self.type()


@setter(w_object_type, "__class__", W_Root, W_Type)
def set_class(w_self, w_type):
    w_old = w_self.type()
    if not isinstance(w_self, W_Instance) or w_type.layout is not OBJECT_LAYOUT or (
            w_type.is_builtin or w_old.is_builtin):
        raise type_error("__class__ assignment only supported for mutable types or"
                         " ModuleType subclasses")
    if w_old.has_dict != w_type.has_dict or slots(w_old) != slots(w_type):
        raise type_error("__class__ assignment: '%s' object layout differs from '%s'"
                         % (w_type.name, w_old.name))
    w_self.map_change_root(w_type.root_map)


def dict_of(w_self):
    """The guest's `__dict__`, or None."""
    w_assigned = w_self.assigned_dict()
    if w_assigned is not None:
        assert isinstance(w_assigned, W_Dict)
        return w_assigned
    if w_self.has_attributes():
        return attributes_dict(w_self)
    return w_self.own_dict()


@getter(w_object_type, "__dict__", W_Root)
def get_dict(w_self):
    w_dict = dict_of(w_self)
    if w_dict is None:
        raise attributes.no_attribute(w_self, "__dict__")
    return w_dict


@setter(w_object_type, "__dict__", W_Root, W_Root)
def set_dict(w_self, w_dict):
    if dict_of(w_self) is None:
        raise attributes.no_attribute(w_self, "__dict__")
    if not isinstance(w_dict, W_Dict):
        raise type_error("__dict__ must be set to a dictionary, not a '%s'" % w_dict.type_name())
    if w_dict.shows(w_self):
        return
    if not w_self.assign_dict(w_dict):
        raise attribute_error("attribute '__dict__' of '%s' objects is not writable"
                              % w_self.type_name())


w_object_type.dict["__doc__"] = w_None


@class_method(w_object_type, "__init_subclass__", W_Root, AnyArguments)
def init_subclass(w_type, arguments):
    if len(arguments.names) > 0:
        raise type_error("%s.__init_subclass__() takes no keyword arguments"
                         % w_type.plain_name())


@class_method(w_object_type, "__subclasshook__", W_Root, W_Root)
def subclass_hook(w_type, w_other):
    return w_NotImplemented


@method(w_object_type, "__dir__", W_Root)
def dir_(w_self):
    names = {}
    for w_class in w_self.type().mro_w:
        for name in w_class.dict.keys():
            names[name] = None
    w_dict = dict_of(w_self)
    if w_dict is not None:
        keys, _ = w_dict.keywords()
        for name in keys:
            names[name] = None
    return new_list([W_Str(name) for name in names.keys()])


@method(w_object_type, "__sizeof__", W_Root)
def sizeof(w_self):
    return W_Int(16)
