"""The state of the one guest thread."""
from __future__ import absolute_import

from rpython.rlib import jit


class Execution(object):
    def __init__(self):
        self.sys = None             # Namespace of the module sys
        self.builtins = None        # that of builtins
        self.w_handled = None       # the exception being handled, or None
        self.w_returned = None      # what the generator that just ended returned
        self.top = jit.vref_None    # the innermost Frame, as a virtual reference


EXECUTION = Execution()
