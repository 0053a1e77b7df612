"""math."""
from __future__ import absolute_import

import math

from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.values import W_Float

MATH = ModuleTable("math")


@MATH.function("sqrt", float)
def sqrt(x):
    if x < 0.0:
        raise value_error("math domain error")
    return W_Float(math.sqrt(x))
