"""Bytes as text: whatever is no UTF-8 becomes U+FFFD or another character, byte by byte."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints, utf8

REPLACEMENT = 0xFFFD


@jit.dont_look_inside
def to_utf8(data, replacement=REPLACEMENT):
    count = utf8.count_valid_codepoints(data, False)
    if count >= 0:
        return data
    builder = StringBuilder(len(data) + 16)
    start = 0
    while count < 0:
        bad = -1 - count
        builder.append_slice(data, start, start + bad)
        codepoints.append(builder, replacement)
        start += bad + 1
        assert start >= 0
        count = utf8.count_valid_codepoints(data[start:], False)
    builder.append_slice(data, start, len(data))
    return builder.build()
