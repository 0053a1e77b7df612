"""Sets of code points as sequences of sets of bytes, by their UTF-8."""
from __future__ import absolute_import

from kit.vm import codepoints

FIRST_SURROGATE = 0xD800
LAST_SURROGATE = 0xDFFF
LIMITS = [0x7F, 0x7FF, 0xFFFF, 0x10FFFF]     # the last code point of each length


def sequences(ranges):
    """Lists of byte ranges [first, last, first, last ...], one pair a byte of the UTF-8."""
    result = []
    for i in range(0, len(ranges), 2):
        _add_valid(result, ranges[i], ranges[i + 1])
    return result


def _add_valid(result, first, last):
    if first < FIRST_SURROGATE and last > LAST_SURROGATE:
        _add(result, first, FIRST_SURROGATE - 1)
        _add(result, LAST_SURROGATE + 1, last)
        return
    if FIRST_SURROGATE <= first <= LAST_SURROGATE:
        first = LAST_SURROGATE + 1
    if FIRST_SURROGATE <= last <= LAST_SURROGATE:
        last = FIRST_SURROGATE - 1
    if first <= last:
        _add(result, first, last)


def _add(result, first, last):
    for limit in LIMITS:
        if first <= limit < last:
            _add(result, first, limit)
            _add(result, limit + 1, last)
            return
    low = codepoints.encode(first)
    for i in range(1, len(low)):
        mask = (1 << (6 * i)) - 1
        if first & ~mask != last & ~mask:
            if first & mask != 0:
                _add(result, first, first | mask)
                _add(result, (first | mask) + 1, last)
                return
            if last & mask != mask:
                _add(result, first, (last & ~mask) - 1)
                _add(result, last & ~mask, last)
                return
    high = codepoints.encode(last)
    sequence = []
    for i in range(len(low)):
        sequence.append(ord(low[i]))
        sequence.append(ord(high[i]))
    result.append(sequence)
