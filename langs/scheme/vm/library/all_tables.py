"""Every file that defines primitives; importing this one fills SCHEME."""
from __future__ import absolute_import

from langs.scheme.vm.library import (
    basic, continuation_primitives, control, mark_primitives, parameter_primitives)
from langs.scheme.vm.primitives import SCHEME

FILES = [basic, continuation_primitives, control, mark_primitives, parameter_primitives]
TABLE = SCHEME
