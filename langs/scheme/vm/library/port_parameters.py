"""The parameters that hold the standard ports."""
from __future__ import absolute_import

from langs.scheme.vm.current_ports import (
    w_error_parameter, w_input_parameter, w_output_parameter)
from langs.scheme.vm.primitives import SCHEME

for w_parameter in [w_error_parameter, w_input_parameter, w_output_parameter]:
    SCHEME.value(w_parameter.name, w_parameter)
