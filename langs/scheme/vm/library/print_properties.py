"""How a structure wants to be printed, as the guest asks."""
from __future__ import absolute_import

from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.structs import (
    W_Struct, w_prop_custom_print_quotable, w_prop_custom_write)
from langs.scheme.vm.values import W_Root, wrap_bool


def define(name, w_property):
    @SCHEME.primitive(name + "?", W_Root)
    def has_it(w_value):
        return wrap_bool(value_in(w_value, w_property) is not None)

    @SCHEME.primitive(name + "-accessor", W_Root)
    def get_it(w_value):
        w_found = value_in(w_value, w_property)
        if w_found is None:
            raise wrong_argument(name + "-accessor", name + "?", 0, [w_value])
        return w_found


def value_in(w_value, w_property):
    if not isinstance(w_value, W_Struct):
        return None
    return w_value.struct_type().find_property(w_property)


define("custom-write", w_prop_custom_write)
define("custom-print-quotable", w_prop_custom_print_quotable)
