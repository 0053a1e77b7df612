"""UTF-8 text by code points: decoding, encoding, counting, an index of positions.

Text is a str of UTF-8 bytes, known to be valid (lone surrogates are encoded as
three bytes each). Text in ASCII needs no index: positions are byte offsets.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

STRIDE_BITS = 6                     # the index holds the offset of every 64th code point
STRIDE = 1 << STRIDE_BITS


def size_at(utf8, offset):
    """The bytes of the code point that starts at offset."""
    first = ord(utf8[offset])
    if first < 0x80:
        return 1
    if first < 0xE0:
        return 2
    if first < 0xF0:
        return 3
    return 4


def next_offset(utf8, offset):
    assert offset >= 0
    return offset + size_at(utf8, offset)


def previous_offset(utf8, offset):
    """The offset of the code point that ends before offset."""
    offset -= 1
    while ord(utf8[offset]) & 0xC0 == 0x80:
        offset -= 1
    assert offset >= 0
    return offset


def codepoint_at(utf8, offset):
    """The code point that starts at offset."""
    first = ord(utf8[offset])
    if first < 0x80:
        return first
    second = ord(utf8[offset + 1]) & 0x3F
    if first < 0xE0:
        return (first & 0x1F) << 6 | second
    third = ord(utf8[offset + 2]) & 0x3F
    if first < 0xF0:
        return (first & 0x0F) << 12 | second << 6 | third
    return (first & 0x07) << 18 | second << 12 | third << 6 | ord(utf8[offset + 3]) & 0x3F


ASCII = [chr(codepoint) for codepoint in range(0x80)]


def encode(codepoint):
    """The UTF-8 of one code point."""
    if 0 <= codepoint < 0x80:
        return ASCII[codepoint]     # no allocation
    builder = StringBuilder(4)
    append(builder, codepoint)
    return builder.build()


def append(builder, codepoint):
    if codepoint < 0x80:
        builder.append(chr(codepoint))
        return
    if codepoint < 0x800:
        builder.append(chr(0xC0 | codepoint >> 6))
    else:
        if codepoint < 0x10000:
            builder.append(chr(0xE0 | codepoint >> 12))
        else:
            builder.append(chr(0xF0 | codepoint >> 18))
            builder.append(chr(0x80 | codepoint >> 12 & 0x3F))
        builder.append(chr(0x80 | codepoint >> 6 & 0x3F))
    builder.append(chr(0x80 | codepoint & 0x3F))


@jit.elidable
def count(utf8):
    """The number of code points."""
    result = 0
    for i in range(len(utf8)):
        result += ord(utf8[i]) & 0xC0 != 0x80
    return result


@jit.elidable
def is_ascii(utf8):
    for i in range(len(utf8)):
        if ord(utf8[i]) >= 0x80:
            return False
    return True


@jit.elidable
def skip(utf8, offset, codepoints):
    """The offset that many code points further on, at most the end."""
    assert offset >= 0
    end = len(utf8)
    while codepoints > 0 and offset < end:
        offset = next_offset(utf8, offset)
        codepoints -= 1
    return offset


# -- the index: offsets of code points 0, 64, 128 ... and the end

@jit.dont_look_inside
def make_index(utf8, length):
    offsets = [0] * ((length >> STRIDE_BITS) + 1)
    offset = 0
    for i in range(1, len(offsets)):
        for _ in range(STRIDE):
            offset = next_offset(utf8, offset)
        offsets[i] = offset
    return offsets


@jit.elidable
def offset_of(utf8, offsets, position):
    """The byte offset of a position in code points (0 <= position <= length)."""
    assert position >= 0
    offset = offsets[position >> STRIDE_BITS]
    assert offset >= 0
    for _ in range(position & (STRIDE - 1)):
        offset = next_offset(utf8, offset)
    return offset


@jit.elidable
def position_of(utf8, offsets, offset):
    """The position in code points of a byte offset."""
    low = 0
    high = len(offsets) - 1         # offsets[low] <= offset, the answer is at or below high
    while low < high:
        middle = (low + high + 1) >> 1
        if offsets[middle] <= offset:
            low = middle
        else:
            high = middle - 1
    position = low << STRIDE_BITS
    at = offsets[low]
    while at < offset:
        at = next_offset(utf8, at)
        position += 1
    return position
