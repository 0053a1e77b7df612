"""Exception classes that builtin modules define."""
from __future__ import absolute_import

from collections import OrderedDict

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.errors import GuestError, Kind, kind
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.types.exception_type import EXCEPTION_LAYOUT


@not_rpython
def module_error(table, name, base="Exception", module_name=""):
    """A new exception class of the module, and a function of a message that makes one
    ready to be raised."""
    w_type = W_Type(name, [kind(base).w_type], OrderedDict(), EXCEPTION_LAYOUT, False, True)
    w_type.module_name = module_name or table.name
    table.constant(name, w_type)
    own_kind = Kind(name)
    own_kind.w_type = w_type

    def make(message):
        return GuestError(None, own_kind, message)
    make.__name__ = "%s_%s" % (table.name, name)
    return make
