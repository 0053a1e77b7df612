"""UTF-8 text in upper, lower and folded case."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints, unicode

CAPITAL_SIGMA = 0x3A3
SMALL_SIGMA = codepoints.encode(0x3C3)
FINAL_SIGMA = codepoints.encode(0x3C2)


def make_mapper(convert):
    @jit.elidable
    def mapper(utf8):
        builder = StringBuilder(len(utf8))
        offset = 0
        while offset < len(utf8):
            builder.append(convert(codepoints.codepoint_at(utf8, offset)))
            offset = codepoints.next_offset(utf8, offset)
        return builder.build()
    return mapper


upper = make_mapper(unicode.upper)
fold = make_mapper(unicode.fold)


def lower_at(utf8, offset, codepoint):
    if codepoint == CAPITAL_SIGMA:
        return FINAL_SIGMA if is_final_sigma(utf8, offset) else SMALL_SIGMA
    return unicode.lower(codepoint)


def is_final_sigma(utf8, offset):
    """Whether a cased letter stands before the sigma and none behind it."""
    before = offset
    cased = False
    while before > 0:
        before = codepoints.previous_offset(utf8, before)
        codepoint = codepoints.codepoint_at(utf8, before)
        if not unicode.is_case_ignorable(codepoint):
            cased = unicode.is_cased(codepoint)
            break
    if not cased:
        return False
    behind = codepoints.next_offset(utf8, offset)
    while behind < len(utf8):
        codepoint = codepoints.codepoint_at(utf8, behind)
        if not unicode.is_case_ignorable(codepoint):
            return not unicode.is_cased(codepoint)
        behind = codepoints.next_offset(utf8, behind)
    return True


@jit.elidable
def lower(utf8):
    builder = StringBuilder(len(utf8))
    append_lower(builder, utf8, 0)
    return builder.build()


def append_lower(builder, utf8, offset):
    while offset < len(utf8):
        builder.append(lower_at(utf8, offset, codepoints.codepoint_at(utf8, offset)))
        offset = codepoints.next_offset(utf8, offset)
