"""The `__hash__` of builtin classes whose values hash natively."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.gateway import method
from langs.python_subset.vm.values import W_Int


@not_rpython
def add_native_hash(w_type, values):
    """`values` is the RPython class of its values, which has native_hash()."""
    @method(w_type, "__hash__", values)
    def hash_(w_self):
        return W_Int(w_self.native_hash())

    w_type.gives_native_hash = True
