"""bool: an int of two values."""
from __future__ import absolute_import

from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.gateway import method, optional, static
from langs.python_subset.vm.integer_arithmetic import bit_and, bit_or, bit_xor
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import ascii_str
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.int_type import int_type
from langs.python_subset.vm.values import W_Bool, wrap_bool

bool_type = builtin_type("bool", int_type.layout, int_type)
W_Bool.w_class = bool_type

w_true_text = ascii_str("True")
w_false_text = ascii_str("False")


@static(bool_type, "__new__", W_Type, optional(W_Root))
def bool_new(w_type, w_value):
    return wrap_bool(w_value is not None and truth(w_value))


@method(bool_type, "__repr__", W_Bool)
def bool_repr(w_self):
    return w_true_text if w_self.intval else w_false_text


def define_logical(name, operation):
    w_of_int = int_type.dict["__%s__" % name]

    def logical(w_self, w_other):
        if isinstance(w_other, W_Bool):
            return wrap_bool(operation(w_self.intval, w_other.intval).intval != 0)
        return w_of_int.call2(w_self, w_other)
    for guest_name in ["__%s__" % name, "__r%s__" % name]:
        method(bool_type, guest_name, W_Bool, W_Root)(logical)


define_logical("and", bit_and)
define_logical("or", bit_or)
define_logical("xor", bit_xor)
