"""Whether bytes are well-formed UTF-8."""
from __future__ import absolute_import


def is_valid_utf8(s, allow_surrogates):
    return count_valid_codepoints(s, allow_surrogates) >= 0


def count_valid_codepoints(s, allow_surrogates):
    """The number of code points, or -1 - (offset of the first bad byte)."""
    count = 0
    pos = 0
    end = len(s)
    while pos < end:
        first = ord(s[pos])
        count += 1
        if first < 0x80:
            pos += 1
            continue
        length = _valid_length_at(s, pos, end, first, allow_surrogates)
        if length == 0:
            return -1 - pos
        pos += length
    return count


def sequence_length(s, pos, end):
    """The length of the well-formed sequence at pos, or 0; no surrogates."""
    first = ord(s[pos])
    if first < 0x80:
        return 1
    return _valid_length_at(s, pos, end, first, False)


def _valid_length_at(s, pos, end, first, allow_surrogates):
    """The length of the well-formed non-ASCII sequence at pos, or 0."""
    if first < 0xC2:
        return 0
    if first < 0xE0:
        if pos + 2 > end or not _continues(s, pos + 1):
            return 0
        return 2
    if first < 0xF0:
        if (pos + 3 > end or not _continues(s, pos + 1)
                or not _continues(s, pos + 2)):
            return 0
        second = ord(s[pos + 1])
        if first == 0xE0 and second < 0xA0:
            return 0                            # overlong
        if first == 0xED and second >= 0xA0 and not allow_surrogates:
            return 0
        return 3
    if first < 0xF5:
        if (pos + 4 > end or not _continues(s, pos + 1)
                or not _continues(s, pos + 2) or not _continues(s, pos + 3)):
            return 0
        second = ord(s[pos + 1])
        if first == 0xF0 and second < 0x90:
            return 0                            # overlong
        if first == 0xF4 and second >= 0x90:
            return 0                            # beyond U+10FFFF
        return 4
    return 0


def _continues(s, pos):
    return ord(s[pos]) & 0xC0 == 0x80
