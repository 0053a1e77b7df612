"""Guest errors: what unwinds RPython frames, the places it passed, their report."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import files

REPEATS_SHOWN = 3        # of one place, as deep recursion passes it


class GuestError(Exception):
    """An error of the guest program; a language subclasses it.

    The frame that it leaves calls `passed`: cheap, also inside traces.
    """
    trail = None

    def passed(self, code, index):
        self.trail = Place(code, index, self.trail)


class Place(object):
    """A place in the guest program; `next` is the one that it called, or None.

    `code` is any object with methods `filename_of(index)`, `line_of(index)` and
    `function_of(index)`, `index` what those understand.
    """
    _immutable_fields_ = ["code", "index", "next"]

    def __init__(self, code, index, next):
        self.code = code
        self.index = index
        self.next = next

    def filename(self):
        return self.code.filename_of(self.index)

    def line(self):
        return self.code.line_of(self.index)

    def function(self):
        return self.code.function_of(self.index)

    def is_same_as(self, other):
        return self.code is other.code and self.line() == other.line()


class Sources(object):
    """Lines of source files, each file read once."""

    def __init__(self):
        self.files = {}

    def line(self, path, number):
        """Without the white space around it; "" where it cannot be had."""
        if path not in self.files:
            try:
                self.files[path] = files.read_file(path).split("\n")
            except OSError:
                self.files[path] = []
        lines = self.files[path]
        if 0 < number <= len(lines):
            return lines[number - 1].strip(" \t\r\f")
        return ""


def report(trail, message):
    """The text for an uncaught error: its places, outermost first, and why."""
    builder = StringBuilder()
    sources = Sources()
    place = trail
    while place is not None:
        repeats = 1
        following = place.next
        while following is not None and following.is_same_as(place):
            repeats += 1
            following = following.next
        entry = _entry(place, sources)
        for _ in range(min(repeats, REPEATS_SHOWN)):
            builder.append(entry)
        if repeats > REPEATS_SHOWN:
            builder.append("  ... and %d times more\n" % (repeats - REPEATS_SHOWN))
        place = following
    builder.append(message)
    return builder.build()


def _entry(place, sources):
    filename = place.filename()
    line = place.line()
    text = "%s:%d: in %s\n" % (filename, line, place.function())
    source = sources.line(filename, line)
    if source != "":
        text += "    " + source + "\n"
    return text
