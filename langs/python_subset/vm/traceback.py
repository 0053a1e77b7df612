"""Where an exception passed: one entry a frame, outermost first."""
from __future__ import absolute_import

from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type


class Traceback(W_Root):
    _immutable_fields_ = ["code", "pc", "inner"]

    def __init__(self, code, pc, inner):
        self.code = code
        self.pc = pc
        self.inner = inner      # the entry of the frame that it called, or None

    def line(self):
        return self.code.line_of(self.pc)


Traceback.w_class = builtin_type("traceback")
