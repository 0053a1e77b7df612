"""The state of the one guest thread."""
from __future__ import absolute_import


class Execution(object):
    def __init__(self):
        self.sys = None             # Namespace of the module sys
        self.w_handled = None       # the exception being handled, or None
        self.w_returned = None      # what the generator that just ended returned


EXECUTION = Execution()
