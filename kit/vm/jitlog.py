"""The log of the JIT's traces (`--jitlog`). Only binaries with the JIT use it."""
from __future__ import absolute_import

import os

from rpython.rlib.rjitlog import rjitlog
from rpython.rlib.rjitlog.rjitlog import JitlogError


class Jitlog(object):
    def __init__(self):
        self.fd = -1

    def start(self, path):
        """OSError when the file cannot be written; JitlogError."""
        self.fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        rjitlog.enable_jitlog(self.fd)

    def finish(self):
        if self.fd >= 0:
            rjitlog.disable_jitlog()
            os.close(self.fd)
            self.fd = -1


JITLOG = Jitlog()
