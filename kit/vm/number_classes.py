"""The classes of a language's numbers: machine integers, integers that are larger, floats."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm import hashing
from kit.vm.float_text import repr_float
from kit.vm.integer_text import format_big, format_int


@not_rpython
def make_number_classes(W_Root, integer, floating):
    """W_Int, W_Big and W_Float, as kit.vm.numbers wants them, with `text` and `hash`;
    `kind` is the name of the type in the language, the same for both kinds of integers.
    """
    class W_Int(W_Root):
        _immutable_fields_ = ["intval"]
        kind = integer

        def __init__(self, intval):
            self.intval = intval

        def text(self):
            return format_int(self.intval, 10)

        def hash(self):
            return hashing.hash_int(self.intval)

    class W_Big(W_Root):
        _immutable_fields_ = ["bigval"]
        kind = integer

        def __init__(self, bigval):
            self.bigval = bigval

        def text(self):
            return format_big(self.bigval, 10)

        def hash(self):
            return hashing.hash_big(self.bigval)

    class W_Float(W_Root):
        _immutable_fields_ = ["floatval"]
        kind = floating

        def __init__(self, floatval):
            self.floatval = floatval

        def text(self):
            return repr_float(self.floatval)

        def hash(self):
            return hashing.hash_float(self.floatval)

    return W_Int, W_Big, W_Float
