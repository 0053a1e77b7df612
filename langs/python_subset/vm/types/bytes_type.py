"""bytes."""
from __future__ import absolute_import

from langs.python_subset.vm.gateway import method
from langs.python_subset.vm.string_repr import repr_bytes
from langs.python_subset.vm.strings import ascii_str
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Bytes

bytes_type = builtin_type("bytes", subclassable=True)
W_Bytes.w_class = bytes_type


@method(bytes_type, "__repr__", W_Bytes)
def bytes_repr(w_self):
    return ascii_str(repr_bytes(w_self.data))
