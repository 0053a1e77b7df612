"""binascii: its module table and its errors."""
from __future__ import absolute_import

from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.modules.module_errors import module_error

BINASCII = ModuleTable("binascii")
binascii_error = module_error(BINASCII, "Error", "ValueError")
module_error(BINASCII, "Incomplete")
