"""The class `type`: attributes of classes, and classes made at run time."""
from __future__ import absolute_import

from langs.python_subset.vm.classchecks import is_plain_instance
from langs.python_subset.vm.classes import best_layout, make_class, metaclass_of
from langs.python_subset.vm.dictobject import W_Dict, new_str_dict
from langs.python_subset.vm.errors import attribute_error, type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, W_GetSet, class_method, getter, method, setter, static)
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types.object_type import qualified_name
from langs.python_subset.vm.typeobject import (
    DEFAULTS, W_Type, w_type_type)
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None, wrap_bool

w_type_type.layout.subclassable = True


@static(w_type_type, "__new__", W_Type, AnyArguments)
def new(w_metaclass, arguments):
    args_w = arguments.args_w
    if len(args_w) != 3:
        raise type_error("type.__new__() takes exactly 3 arguments (%d given)"
                         % len(args_w))
    w_name, w_bases, w_namespace = args_w[0], args_w[1], args_w[2]
    if not isinstance(w_name, W_Str):
        raise type_error("type.__new__() argument 1 must be str, not %s"
                         % w_name.type_name())
    if not isinstance(w_bases, W_Tuple):
        raise type_error("type.__new__() argument 2 must be tuple, not %s"
                         % w_bases.type_name())
    if not isinstance(w_namespace, W_Dict):
        raise type_error("type.__new__() argument 3 must be dict, not %s"
                         % w_namespace.type_name())
    w_winner = metaclass_of(w_metaclass, w_bases.items_w)
    if w_winner is not w_metaclass and isinstance(w_winner, W_Type):
        w_new = w_winner.lookup("__new__")
        if w_new is not w_type_type.lookup("__new__"):
            return w_new.bind(None, w_winner).call_arguments(arguments.prepend(w_winner))
    return make_class(w_metaclass, w_name.utf8, w_bases.items_w, w_namespace,
                      arguments.names, arguments.values_w)


@method(w_type_type, "__init__", W_Type, AnyArguments)
def init(w_type, arguments):
    pass


@method(w_type_type, "__call__", W_Type, AnyArguments)
def call(w_type, arguments):
    return w_type.construct(arguments)


DEFAULTS.w_type_call = w_type_type.dict["__call__"]


@method(w_type_type, "__repr__", W_Type)
def repr_(w_type):
    return W_Str("<class '%s'>" % qualified_name(w_type))


@getter(w_type_type, "__name__", W_Type)
def get_name(w_type):
    return W_Str(w_type.short_name())


@setter(w_type_type, "__name__", W_Type, W_Str)
def set_name(w_type, w_name):
    w_type.name = w_name.utf8


@getter(w_type_type, "__qualname__", W_Type)
def get_qualname(w_type):
    return W_Str(w_type.qualname)


@setter(w_type_type, "__qualname__", W_Type, W_Str)
def set_qualname(w_type, w_name):
    w_type.qualname = w_name.utf8


@getter(w_type_type, "__module__", W_Type)
def get_module(w_type):
    w_module = w_type.lookup_own("__module__")
    if w_module is not None and not isinstance(w_module, W_GetSet):     # of the instances
        return w_module
    return W_Str(w_type.module_name)


@setter(w_type_type, "__module__", W_Type, W_Root)
def set_module(w_type, w_module):
    w_type.set_own("__module__", w_module)


@getter(w_type_type, "__doc__", W_Type)
def get_doc(w_type):
    w_doc = w_type.lookup_own("__doc__")
    if w_doc is None or isinstance(w_doc, W_GetSet):
        return w_None
    return w_doc.bind(None, w_type)


@setter(w_type_type, "__doc__", W_Type, W_Root)
def set_doc(w_type, w_doc):
    w_type.set_own("__doc__", w_doc)


@getter(w_type_type, "__bases__", W_Type)
def get_bases(w_type):
    return W_Tuple([w_base for w_base in w_type.bases_w])


@setter(w_type_type, "__bases__", W_Type, W_Root)
def set_bases(w_type, w_bases):
    if w_type.is_builtin:
        raise type_error("cannot set '__bases__' attribute of immutable type '%s'"
                         % w_type.name)
    if not isinstance(w_bases, W_Tuple) or len(w_bases.items_w) == 0:
        raise type_error("can only assign non-empty tuple to %s.__bases__, not %s"
                         % (w_type.name, w_bases.type_name()))
    types_w = []
    for w_base in w_bases.items_w:
        if not isinstance(w_base, W_Type):
            raise type_error("%s.__bases__ must be tuple of classes, not '%s'"
                             % (w_type.name, w_base.type_name()))
        if w_base.is_subtype(w_type):
            raise type_error("a __bases__ item causes an inheritance cycle")
        types_w.append(w_base)
    if best_layout(types_w) is not w_type.layout:
        raise type_error("__bases__ assignment: '%s' object layout differs from '%s'"
                         % (types_w[0].name, w_type.name))
    w_type.replace_bases(types_w[:])


@getter(w_type_type, "__base__", W_Type)
def get_base(w_type):
    if len(w_type.bases_w) == 0:
        return w_None
    for w_base in w_type.bases_w:
        if w_base.layout is w_type.layout:
            return w_base
    return w_type.bases_w[0]


@getter(w_type_type, "__mro__", W_Type)
def get_mro(w_type):
    return W_Tuple([w_class for w_class in w_type.mro_w])


@method(w_type_type, "mro", W_Type)
def mro(w_type):
    return new_list([w_class for w_class in w_type.mro_w])


@getter(w_type_type, "__abstractmethods__", W_Type)
def get_abstract_methods(w_type):
    w_names = w_type.lookup_own("__abstractmethods__")
    if w_names is None:
        raise attribute_error("__abstractmethods__")
    return w_names


@setter(w_type_type, "__abstractmethods__", W_Type, W_Root)
def set_abstract_methods(w_type, w_names):
    w_type.set_own("__abstractmethods__", w_names)
    w_type.abstract = w_names.is_true()


@getter(w_type_type, "__annotations__", W_Type)
def get_annotations(w_type):
    w_annotations = w_type.lookup_own("__annotations__")
    if w_type.is_builtin:
        raise attribute_error("type object '%s' has no attribute '__annotations__'" % w_type.name)
    if w_annotations is None:
        w_annotations = new_str_dict()
        w_type.set_own("__annotations__", w_annotations)
    return w_annotations


@setter(w_type_type, "__annotations__", W_Type, W_Root)
def set_annotations(w_type, w_annotations):
    w_type.set_own("__annotations__", w_annotations)


@method(w_type_type, "__subclasses__", W_Type)
def subclasses(w_type):
    return new_list([w_class for w_class in w_type.direct_subclasses()])


@method(w_type_type, "__instancecheck__", W_Type, W_Root)
def instance_check(w_type, w_object):
    return wrap_bool(is_plain_instance(w_object, w_type))


@method(w_type_type, "__subclasscheck__", W_Type, W_Root)
def subclass_check(w_type, w_class):
    if not isinstance(w_class, W_Type):
        raise type_error("issubclass() arg 1 must be a class")
    return wrap_bool(w_class.is_subtype(w_type))


@class_method(w_type_type, "__prepare__", W_Root, AnyArguments)
def prepare(w_metaclass, arguments):
    return new_str_dict()


@method(w_type_type, "__dir__", W_Type)
def dir_(w_type):
    names = {}
    for w_class in w_type.mro_w:
        for name in w_class.dict.keys():
            names[name] = None
    return new_list([W_Str(name) for name in names.keys()])


HEAP_TYPE, BASE_TYPE, IS_ABSTRACT = 1 << 9, 1 << 10, 1 << 20


@getter(w_type_type, "__flags__", W_Type)
def get_flags(w_type):
    """CPython's bits for what this VM also knows."""
    flags = 0
    if not w_type.is_builtin:
        flags |= HEAP_TYPE
    if w_type.layout.subclassable:
        flags |= BASE_TYPE
    if w_type.abstract:
        flags |= IS_ABSTRACT
    return W_Int(flags)
