"""The log of the JIT's traces (`--jitlog`). Only binaries with the JIT use it."""
from __future__ import absolute_import

import os

from rpython.rlib.rjitlog import rjitlog
from rpython.rlib.rjitlog.rjitlog import JitlogError


class Jitlog(object):
    def __init__(self):
        self.is_on = False

    def start(self, path):
        """OSError when the file cannot be written; JitlogError."""
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        rjitlog.enable_jitlog(fd)
        self.is_on = True

    def finish(self):
        if self.is_on:
            rjitlog.disable_jitlog()     # closes the file
            self.is_on = False


JITLOG = Jitlog()
