"""Classes that builtin modules define: with a factory for them and what extends them."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import import_from_mixin, not_rpython

from langs.python_subset.vm.dictobject import dict_type
from langs.python_subset.vm.instances import InstanceMixin, ObjectMixin
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import w_None


@not_rpython
def module_class(table, name, cls, module_name=None):
    """Makes `cls` the class `name` of the module, which guest classes may extend."""
    cls.w_class = builtin_type(name, subclassable=True,
                               module_name=module_name or table.name)
    table.constant(name, cls.w_class)
    return cls.w_class


@not_rpython
def dict_class(table, name, cls, has_map=False):
    """The same for a class that extends dict, of the module `collections`."""
    cls.w_class = builtin_type(name, dict_type.layout, dict_type, subclassable=True,
                               has_map=has_map, module_name="collections")
    table.constant(name, cls.w_class)
    return cls.w_class


class W_Attributed(W_Root):
    """An instance of a builtin class whose instances have a `__dict__`."""
    import_from_mixin(ObjectMixin)
    import_from_mixin(InstanceMixin)


@not_rpython
def attributed_class(table, name, cls, module_name, subclassable=True):
    """Makes `cls`, which extends W_Attributed, a class of the module."""
    cls.w_class = builtin_type(name, subclassable=subclassable, has_map=True,
                               module_name=module_name)
    cls.w_class.dict["__doc__"] = w_None        # instances may have their own
    table.constant(name, cls.w_class)
    return cls.w_class


@not_rpython
def iterator_class(table, name, cls, has_length=False):
    """The same for an iterator: its methods come from next() and remaining()."""
    w_class = module_class(table, name, cls)
    add_iterator_methods(w_class, cls, has_length)
    return w_class


@not_rpython
def factory_of(cls):
    """allocate(w_type, *args): an instance of the class or of one that extends it."""
    w_class = cls.w_class
    W_User = user_class(cls)

    def allocate(w_type, *args):
        if w_type is w_class:
            return cls(*args)
        w_user = W_User(*args)
        w_user.init_map(w_type.root_map)
        return w_user
    return allocate
