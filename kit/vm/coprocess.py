"""A program that answers requests over two pipes for as long as this one runs.

A request is a line with the lengths of its parts and then the parts; an answer is
a line with a status and a length, and then so many bytes.
"""
from __future__ import absolute_import

import errno
import os

from kit.vm import files
from kit.vm.output import write_all


class Coprocess(object):
    """Started at the first request."""

    def __init__(self):
        self.to_child = -1
        self.from_child = -1
        self.owner = 0          # the process that started it: a forked one needs its own
        self.pending = ""

    def is_running(self):
        return self.to_child >= 0 and self.owner == os.getpid()

    def start(self, program, command):
        child_in, self.to_child = os.pipe()
        self.from_child, child_out = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(self.to_child)
            os.close(self.from_child)
            os.dup2(child_in, 0)
            os.dup2(child_out, 1)
            os.close(child_in)
            os.close(child_out)
            try:
                os.execv(files.without_nul(program),
                         [files.without_nul(arg) for arg in command])
            except OSError:
                pass
            os._exit(127)
        os.close(child_in)
        os.close(child_out)
        self.owner = os.getpid()
        self.pending = ""

    def ask(self, parts):
        """Status and bytes of the answer. OSError when the program has ended."""
        write_all(self.to_child, " ".join([str(len(part)) for part in parts]) + "\n")
        for part in parts:
            write_all(self.to_child, part)
        while "\n" not in self.pending:
            self._read_more()
        line = self.pending
        end = line.find("\n")
        assert end >= 0
        self.pending = line[end + 1:]
        words = line[:end].split(" ")
        try:
            return int(words[0]), self._read(int(words[1]))
        except ValueError:
            raise OSError(errno.EPROTO, "no answer")

    def _read(self, count):
        while len(self.pending) < count:
            self._read_more()
        data = self.pending
        self.pending = ""
        return data

    def _read_more(self):
        chunk = os.read(self.from_child, files.READ_SIZE)
        if chunk == "":
            raise OSError(errno.EPIPE, "ended")
        self.pending += chunk
