"""errno: the names of the system's error numbers."""
from __future__ import absolute_import

import errno

from langs.python_subset.vm.dictobject import new_dict
from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.values import W_Int, W_Str

ERRNO = ModuleTable("errno")
w_errorcode = new_dict()
for _number in sorted(errno.errorcode):
    w_errorcode.set(W_Int(_number), W_Str(errno.errorcode[_number]))
for _name in sorted(dir(errno)):
    if _name.startswith("E"):
        ERRNO.constant(_name, W_Int(getattr(errno, _name)))
ERRNO.constant("errorcode", w_errorcode)
