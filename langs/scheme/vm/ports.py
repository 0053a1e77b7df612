"""Ports: what input and output ports have in common, and where characters are counted."""
from __future__ import absolute_import

from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.values import W_Root, W_Symbol


class Location(object):
    """The line (from 1), column and position (from 1) of what comes next."""

    def __init__(self):
        self.line = 1
        self.column = 0
        self.position = 1
        self.after_return = False

    def copy(self):
        location = Location()
        location.line = self.line
        location.column = self.column
        location.position = self.position
        location.after_return = self.after_return
        return location

    def advance(self, data):
        for i in range(len(data)):
            byte = ord(data[i])
            if byte == 10:
                if self.after_return:
                    self.after_return = False
                    continue
                self.new_line()
            elif byte == 13:
                self.new_line()
                self.after_return = True
                continue
            elif byte == 9:
                self.column = (self.column | 7) + 1
                self.position += 1
            elif byte & 0xC0 != 0x80:
                self.column += 1
                self.position += 1
            self.after_return = False

    def new_line(self):
        self.line += 1
        self.column = 0
        self.position += 1


class W_Port(W_Root):
    """`location` is None until lines are counted."""
    contract = "port?"
    direction = ""
    location = None

    def __init__(self, w_name):
        self.w_name = w_name
        self.closed = False
        self.offset = 0             # bytes that have passed

    def count_lines(self):
        if self.location is None:
            self.location = Location()

    def position(self):
        """Of the next character or byte, from 1."""
        if self.location is not None:
            return self.location.position
        return self.offset + 1

    def fd(self):
        """The file descriptor, -1 without one."""
        return -1

    def size(self):
        """How many bytes there are; where file-position goes for an eof."""
        return self.offset

    def seek(self, offset):
        """Whether the port goes on at the offset; most cannot."""
        return False

    def readiness(self):
        """The event that the port is for sync."""
        raise NotImplementedError

    def close(self):
        self.closed = True

    def check_open(self, name):
        if self.closed:
            raise contract_error("%s: %s port is closed\n  %s port: %s" % (
                name, self.direction, self.direction, self.opaque_text()))

    def object_name(self):
        return self.w_name

    def shown_name(self):
        w_name = self.w_name
        if isinstance(w_name, W_Symbol):
            return w_name.utf8
        if isinstance(w_name, W_Path):
            return w_name.shown()
        return ""

    def opaque_text(self):
        kind = self.direction + "-port"
        w_name = self.w_name
        if isinstance(w_name, W_Symbol):
            return "#<%s:%s>" % (kind, w_name.utf8)
        if isinstance(w_name, W_Path):
            return "#<%s:%s>" % (kind, w_name.shown())
        return "#<%s>" % kind
