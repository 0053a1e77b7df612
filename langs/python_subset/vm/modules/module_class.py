"""Classes that builtin modules define: with a factory for them and what extends them."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.userclasses import user_class


@not_rpython
def module_class(table, name, cls):
    """Makes `cls` the class `name` of the module, which guest classes may extend."""
    cls.w_class = builtin_type(name, subclassable=True, module_name=table.name)
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
