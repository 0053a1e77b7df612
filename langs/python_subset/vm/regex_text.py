"""What rsre's machine sees of text that is not ASCII: code points, read from the UTF-8."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rsre.rsre_core import AbstractMatchContext, UnicodeMatchContext

from kit.vm import codepoints
from langs.python_subset.vm import strings

NEAR = 16       # code points up to which a step is shorter than a way through the index


class TextMethods(object):
    """Remember the offset of one position, since most are looked at in order."""

    def __init__(self, pattern, w_text, start, end, flags):
        AbstractMatchContext.__init__(self, pattern, start, end, flags)
        self.w_text = w_text
        self.position = start
        self.offset = strings.offset_of(w_text, start)

    def str(self, index):
        """The code point at an index."""
        utf8 = self.w_text.utf8
        offset = self.offset
        if index == self.position + 1:
            self.offset = offset = codepoints.next_offset(utf8, offset)
            self.position = index
        elif index != self.position:
            offset = self.move(index)
        return codepoints.codepoint_at(utf8, offset)

    @jit.dont_look_inside
    def move(self, index):
        """The offset of an index, which is remembered."""
        utf8 = self.w_text.utf8
        offset = self.offset
        steps = index - self.position
        if -NEAR <= steps <= NEAR:
            while steps > 0:
                offset = codepoints.next_offset(utf8, offset)
                steps -= 1
            while steps < 0:
                offset = codepoints.previous_offset(utf8, offset)
                steps += 1
        else:
            offset = strings.offset_of(self.w_text, index)
        self.position = index
        self.offset = offset
        return offset

    def fresh_copy(self, start):
        return UnicodeMatchContext(self.pattern, self.w_text, start, self.end, self.flags)


# rsre makes its functions for its own classes only, so one of those becomes another.
for _name in ("__init__", "str", "move", "fresh_copy"):
    setattr(UnicodeMatchContext, _name, vars(TextMethods)[_name])
TextMatchContext = UnicodeMatchContext
