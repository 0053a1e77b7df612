"""Instances of guest classes that extend a builtin class other than object.

Each builtin class that can be extended has a sibling here, with the same
fields and a map for the attributes of its own.
"""
from __future__ import absolute_import

from rpython.rlib.objectmodel import import_from_mixin, not_rpython

from langs.python_subset.vm.instances import InstanceMixin, ObjectMixin


@not_rpython
def user_class(base):
    """The sibling of a value class; make one, then call `init_map`."""

    class W_User(base):
        import_from_mixin(ObjectMixin)
        import_from_mixin(InstanceMixin)
        hashes_natively = False

    W_User.__name__ = base.__name__.replace("W_", "W_User")
    return W_User
