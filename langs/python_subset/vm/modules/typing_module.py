"""_typing: what typing takes from C."""
from __future__ import absolute_import

from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.root import W_Root

TYPING = ModuleTable("_typing")


@TYPING.function("_idfunc", W_Root)
def idfunc(w_value):
    return w_value
