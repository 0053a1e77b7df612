"""Where an exception passed: one entry a frame, outermost first."""
from __future__ import absolute_import

from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type


class W_AnyFrame(W_Root):
    """A frame as the guest sees it."""

    def get_code(self):
        raise NotImplementedError

    def get_globals(self):
        raise NotImplementedError

    def get_caller(self):
        """The frame that it returns to, or None."""
        return None

    def position(self):
        """The instruction that it is at."""
        raise NotImplementedError

    def line(self):
        return self.get_code().line_of(self.position())


class Traceback(W_Root):
    _immutable_fields_ = ["code", "pc", "globals"]

    def __init__(self, code, pc, globals, inner):
        self.code = code
        self.pc = pc
        self.globals = globals
        self.inner = inner      # the entry of the frame that it called, or None

    def line(self):
        return self.code.line_of(self.pc)


class W_PastFrame(W_AnyFrame):
    """The frame of a traceback's entry: its variables are not kept."""
    _immutable_fields_ = ["entry"]

    def __init__(self, entry):
        self.entry = entry

    def get_code(self):
        return self.entry.code

    def get_globals(self):
        return self.entry.globals

    def position(self):
        return self.entry.pc


Traceback.w_class = builtin_type("traceback")
frame_type = W_AnyFrame.w_class = builtin_type("frame")
