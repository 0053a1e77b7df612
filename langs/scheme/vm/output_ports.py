"""Output ports: files, strings, nothing."""
from __future__ import absolute_import

import os
import sys

from rpython.rlib.rstring import StringBuilder

from kit.vm.output import STDOUT, Output
from langs.scheme.vm.errors import SchemeError, system_error
from langs.scheme.vm.ports import W_Port
from langs.scheme.vm.values import symbol
from langs.scheme.vm.waiting import W_Writable

BLOCK, LINE, NONE = range(3)         # buffer modes


class W_OutputPort(W_Port):
    """Subclasses have emit(data)."""
    contract = "output-port?"
    direction = "output"
    handlers_w = None           # for display, write, print: a procedure or None

    def get_handler(self, which):
        if self.handlers_w is None:
            return None
        return self.handlers_w[which]

    def set_handler(self, which, w_handler):
        if self.handlers_w is None:
            self.handlers_w = [None, None, None]
        self.handlers_w[which] = w_handler

    def write(self, data):
        """Bytes; text is UTF-8."""
        self.offset += len(data)
        if self.location is not None:
            self.location.advance(data)
        self.emit(data)

    def emit(self, data):
        raise NotImplementedError

    def flush(self):
        pass

    def room(self):
        """How many bytes it takes at once."""
        return sys.maxint

    def takes_more(self):
        """Whether make_room() would not wait."""
        return True

    def when_taking(self, waiter, w_value):
        """Will complete the waiter when make_room() would not wait."""
        waiter.complete(w_value)

    def make_room(self):
        """Before a write that may be long. Raises WouldWait where others can run meanwhile."""

    def readiness(self):
        return W_Writable(self)


class W_FileOutput(W_OutputPort):
    """To a file descriptor."""

    def __init__(self, w_name, output, mode):
        W_OutputPort.__init__(self, w_name)
        self.output = output
        self.mode = mode

    def emit(self, data):
        try:
            self.output.write(data)
        except OSError as error:
            raise cannot_write(error)
        if self.mode == NONE or (self.mode == LINE and "\n" in data):
            self.flush()

    def flush(self):
        try:
            self.output.flush()
        except OSError as error:
            raise cannot_write(error)

    def set_mode(self, mode):
        self.mode = mode
        if mode != BLOCK:
            self.flush()

    def size(self):
        self.flush()
        return int(os.fstat(self.output.fd).st_size)

    def seek(self, offset):
        self.flush()
        try:
            os.lseek(self.output.fd, offset, 0)
        except OSError:
            return False
        self.offset = offset
        return True

    def fd(self):
        return self.output.fd

    def close(self):
        if not self.closed:
            self.closed = True
            try:
                self.flush()
            finally:
                if self.output.fd > 2:
                    os.close(self.output.fd)


def cannot_write(error):
    return system_error("error writing to stream port", error)


class W_StringOutput(W_OutputPort):
    """Collects what is written: what was asked for so far, and what came since then."""

    def __init__(self, w_name):
        W_OutputPort.__init__(self, w_name)
        self.start = ""
        self.rest = None            # a builder
        self.place = -1             # where writing goes on, -1 at the end

    def emit(self, data):
        if self.place >= 0:
            self.overwrite(data)
        else:
            if self.rest is None:
                self.rest = StringBuilder()
            self.rest.append(data)

    def contents(self):
        if self.rest is not None:
            rest = self.rest.build()
            self.rest = None
            self.start = self.start + rest if self.start != "" else rest
        return self.start

    def reset(self):
        self.start = ""
        self.rest = None
        self.place = -1
        self.offset = 0

    def size(self):
        return len(self.contents())

    def seek(self, offset):
        self.place = offset
        self.offset = offset
        return True

    def overwrite(self, data):
        """Writes in the middle; a gap behind the end is filled with zeros."""
        whole = self.contents()
        place = self.place
        assert place >= 0
        if place > len(whole):
            whole += "\x00" * (place - len(whole))
        stop = place + len(data)
        rest = whole[stop:] if stop < len(whole) else ""
        self.start = whole[:place] + data + rest
        self.place = stop if rest != "" else -1


def make_file_output(w_name, fd):
    return W_FileOutput(w_name, Output(fd), BLOCK)


class OpenFiles(object):
    """Files that are written to: flushed when the program ends."""

    def __init__(self):
        self.ports_w = []

    def add(self, w_port):
        kept_w = [w_one for w_one in self.ports_w if not w_one.closed]
        kept_w.append(w_port)
        self.ports_w = kept_w

    def flush(self):
        for w_port in self.ports_w:
            if not w_port.closed:
                try:
                    w_port.flush()
                except SchemeError:
                    pass            # as Racket does


OPEN_FILES = OpenFiles()

W_STDOUT = W_FileOutput(symbol("stdout"), STDOUT, BLOCK)
W_STDERR = W_FileOutput(symbol("stderr"), Output(2), NONE)
