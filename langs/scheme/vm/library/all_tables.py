"""Every file that defines primitives; importing this one fills SCHEME."""
from __future__ import absolute_import

from langs.scheme.vm.library import basic
from langs.scheme.vm.primitives import SCHEME

FILES = [basic]
TABLE = SCHEME
