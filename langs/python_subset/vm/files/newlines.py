"""Ends of lines: which there are in a file, and what they become."""
from __future__ import absolute_import

from rpython.rlib.rstring import replace

from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.values import W_Str, W_Tuple, w_None

LF, CR, CRLF = 1, 2, 4


class Newlines(object):
    """`newline` as open() has it; `translates` instead of its None."""
    _immutable_fields_ = ["newline", "translates", "rewrites"]

    def __init__(self, newline, translates):
        if newline not in KINDS:
            raise value_error("illegal newline value: '%s'" % newline)
        self.newline = newline
        self.translates = translates        # all that ends lines is read as "\n"
        self.rewrites = newline == "\r" or newline == "\r\n"      # what is written
        self.kinds = 0                      # that were read

    def ends_anywhere(self):
        """Whether "\\r" and "\\r\\n" end lines, too."""
        return self.newline == ""

    def written(self, utf8):
        """The text as it is kept in memory."""
        assert utf8 is not None
        if self.ends_anywhere():
            return self.as_read(utf8)
        if self.rewrites:
            return replace(utf8, "\n", self.newline)
        return utf8

    def as_read(self, utf8):
        """The text as the guest gets it."""
        if self.ends_anywhere() and "\r" in utf8:
            self.note(utf8)
            if self.translates:
                return translated(utf8)
        elif self.ends_anywhere() and self.kinds & LF == 0 and "\n" in utf8:
            self.kinds |= LF
        return utf8

    def note(self, utf8):
        i = 0
        while i < len(utf8):
            if utf8[i] == "\n":
                self.kinds |= LF
            elif utf8[i] == "\r":
                if i + 1 < len(utf8) and utf8[i + 1] == "\n":
                    self.kinds |= CRLF
                    i += 1
                else:
                    self.kinds |= CR
            i += 1

    def seen(self):
        """The guest's `newlines`."""
        found_w = []
        for bit, text in [(CR, "\r"), (LF, "\n"), (CRLF, "\r\n")]:
            if self.kinds & bit:
                found_w.append(W_Str(text))
        if len(found_w) == 0:
            return w_None
        if len(found_w) == 1:
            return found_w[0]
        return W_Tuple(found_w[:])


KINDS = ["", "\n", "\r", "\r\n"]


def translated(utf8):
    assert utf8 is not None
    if "\r" not in utf8:
        return utf8
    return replace(utf8, "\r\n", "\n").replace("\r", "\n")


def find_line_end(data, start, newlines):
    """The offset behind the line that begins at `start`; the data's end where it is
    the last one."""
    if newlines.newline == "\r\n":
        found = data.find("\r\n", start)
        return len(data) if found < 0 else found + 2
    if newlines.newline == "\r":
        found = data.find("\r", start)
        return len(data) if found < 0 else found + 1
    found = data.find("\n", start)
    if newlines.newline == "":
        stop = len(data) if found < 0 else found
        other = data.find("\r", start, stop)
        if other >= 0:
            if other + 1 < len(data) and data[other + 1] == "\n":
                return other + 2
            return other + 1
    return len(data) if found < 0 else found + 1
