"""Struct types and their instances."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.values import W_Root


class W_StructType(W_Root):
    """`count` is the number of all fields, those of the supertypes first."""
    _immutable_fields_ = ["name", "w_super", "count", "first", "depth"]
    contract = "struct-type?"

    def __init__(self, name, w_super, own_count):
        self.name = name
        self.w_super = w_super
        self.first = 0 if w_super is None else w_super.count
        self.depth = 0 if w_super is None else w_super.depth + 1
        self.count = self.first + own_count

    @jit.elidable
    def extends(self, w_other):
        w_type = self
        while w_type is not None:
            if w_type is w_other:
                return True
            w_type = w_type.w_super
        return False


class W_Struct(W_Root):
    """An instance; its fields are reached by index from the first of the root type on."""
    _immutable_fields_ = ["w_type"]
    contract = "struct?"

    def __init__(self, w_type, fields_w):
        self.w_type = w_type
        self.fields_w = fields_w

    def struct_type(self):
        return jit.promote(self.w_type)

    def get_field(self, index):
        return self.fields_w[index]

    def set_field(self, index, w_value):
        self.fields_w[index] = w_value


def is_instance(w_value, w_type):
    return isinstance(w_value, W_Struct) and w_value.struct_type().extends(w_type)
