"""The parameters of printing, as the guest names them."""
from __future__ import absolute_import

from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.print_options import ALL_W
from langs.scheme.vm.values import W_Fixnum, w_true

for _w_parameter in ALL_W:
    SCHEME.value(_w_parameter.name, _w_parameter)
SCHEME.value("print-unreadable", W_Parameter("print-unreadable", w_true))
SCHEME.value("print-syntax-width", W_Parameter("print-syntax-width", W_Fixnum(32)))
