"""Sets of characters as sorted, disjoint ranges: [first, last, first, last ...]."""
from __future__ import absolute_import

from kit.vm import codepoints, unicode

LAST_BYTE = 0xFF
LAST_CODEPOINT = 0x10FFFF
LAST_CASED = 0x1E943


def add(ranges, first, last):
    """The ranges with one more."""
    result = []
    i = 0
    while i < len(ranges) and ranges[i + 1] < first - 1:
        result.append(ranges[i])
        result.append(ranges[i + 1])
        i += 2
    while i < len(ranges) and ranges[i] <= last + 1:
        first = min(first, ranges[i])
        last = max(last, ranges[i + 1])
        i += 2
    result.append(first)
    result.append(last)
    while i < len(ranges):
        result.append(ranges[i])
        i += 1
    return result


def union(one, other):
    for i in range(0, len(other), 2):
        one = add(one, other[i], other[i + 1])
    return one


def invert(ranges, limit):
    """What is not in the ranges, from 0 to limit."""
    result = []
    first = 0
    for i in range(0, len(ranges), 2):
        if ranges[i] > first:
            result.append(first)
            result.append(ranges[i] - 1)
        first = ranges[i + 1] + 1
    if first <= limit:
        result.append(first)
        result.append(limit)
    return result


def up_to(ranges, limit):
    """The part of the ranges up to limit."""
    result = []
    for i in range(0, len(ranges), 2):
        if ranges[i] <= limit:
            result.append(ranges[i])
            result.append(min(ranges[i + 1], limit))
    return result


def add_any_case(ranges, first, last):
    """Adds the characters of a range in lower and upper case too."""
    ranges = add(ranges, first, last)
    for codepoint in range(first, min(last, LAST_CASED) + 1):
        for utf8 in [unicode.lower(codepoint), unicode.upper(codepoint),
                     unicode.fold(codepoint)]:
            if codepoints.size_at(utf8, 0) == len(utf8):
                other = codepoints.codepoint_at(utf8, 0)
                if not first <= other <= last:
                    ranges = add(ranges, other, other)
    return ranges


def contains(ranges, code):
    for i in range(0, len(ranges), 2):
        if ranges[i] <= code <= ranges[i + 1]:
            return True
    return False


DIGITS = [48, 57]
WORD = [48, 57, 65, 90, 95, 95, 97, 122]
SPACES = [9, 10, 12, 13, 32, 32]

POSIX = {
    "alpha": [65, 90, 97, 122],
    "upper": [65, 90],
    "lower": [97, 122],
    "digit": [48, 57],
    "xdigit": [48, 57, 65, 70, 97, 102],
    "alnum": [48, 57, 65, 90, 97, 122],
    "word": WORD,
    "blank": [9, 9, 32, 32],
    "space": SPACES,
    "graph": [33, 126],
    "print": [9, 10, 12, 13, 32, 126],
    "cntrl": [0, 31],
    "ascii": [0, 127],
}
