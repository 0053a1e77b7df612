"""Buffered standard output, and lines for standard error."""
from __future__ import absolute_import

import os

from rpython.rlib import rsignal
from rpython.rlib.objectmodel import we_are_translated
from rpython.rlib.rstring import StringBuilder

BUFFER_SIZE = 1 << 16
# Signals of a write that would end the VM: it is the write that fails
IGNORED_SIGNALS = [rsignal.SIGPIPE, rsignal.SIGXFSZ]


class Output(object):
    """Collects what is written to a file descriptor. OSError when it fails.

    A terminal gets whole lines at once, anything else blocks.
    """

    def __init__(self, fd):
        self.fd = fd
        self.buffer = None          # a builder, where something waits
        self.interactive = False

    def start(self):
        """Looks at what the descriptor is; at run time, before any write."""
        if we_are_translated():
            for number in IGNORED_SIGNALS:
                rsignal.pypysig_ignore(number)
        self.interactive = os.isatty(self.fd)

    def write(self, text):
        if len(text) >= BUFFER_SIZE:
            self.flush()
            write_all(self.fd, text)
            return
        if self.buffer is None:
            self.buffer = StringBuilder(BUFFER_SIZE)
        buffer = self.buffer
        buffer.append(text)
        if buffer.getlength() >= BUFFER_SIZE or (self.interactive and "\n" in text):
            self.flush()

    def flush(self):
        buffer = self.buffer
        if buffer is not None:
            self.buffer = None
            write_all(self.fd, buffer.build())


STDOUT = Output(1)


def write_all(fd, data):
    assert data is not None
    done = 0
    while done < len(data):
        done += os.write(fd, data[done:] if done else data)
        assert done >= 0


def complain(line):
    """A line for standard error; that it cannot be written is not told."""
    try:
        write_all(2, line + "\n")
    except OSError:
        pass
