"""Programs, as the kit's frontend blocks write them, with FooLang's constants."""
from __future__ import absolute_import

from kit.vm.bytecode import make_reader
from kit.vm.constants import make_constant
from langs.foolang.vm.values import (
    W_Big, W_Float, W_Int, W_String, w_false, w_nil, w_true)

read_program = make_reader(
    make_constant(w_nil, w_true, w_false, W_Int, W_Big, W_Float, W_String))
