"""repr() of text and of bytes: quotes and escapes."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints, unicode
from kit.vm.unicode_tables import PRINTABLE

HEX = "0123456789abcdef"


def quote_for(text):
    if text.find("'") >= 0 and text.find('"') < 0:
        return '"'
    return "'"


def append_hex(builder, number, width):
    shift = 4 * width
    while shift > 0:
        shift -= 4
        builder.append(HEX[number >> shift & 15])


def append_byte(builder, char, quote):
    """One ASCII character or byte; True where it needed no \\x escape."""
    if char == quote or char == "\\":
        builder.append("\\")
        builder.append(char)
    elif char == "\n":
        builder.append("\\n")
    elif char == "\r":
        builder.append("\\r")
    elif char == "\t":
        builder.append("\\t")
    elif " " <= char < "\x7f":
        builder.append(char)
    else:
        builder.append("\\x")
        append_hex(builder, ord(char), 2)


def append_escape(builder, codepoint):
    """\\x, \\u or \\U, whichever is long enough."""
    if codepoint < 0x100:
        builder.append("\\x")
        append_hex(builder, codepoint, 2)
    elif codepoint < 0x10000:
        builder.append("\\u")
        append_hex(builder, codepoint, 4)
    else:
        builder.append("\\U")
        append_hex(builder, codepoint, 8)


@jit.elidable
def repr_utf8(utf8):
    quote = quote_for(utf8)
    builder = StringBuilder(len(utf8) + 2)
    builder.append(quote)
    offset = 0
    while offset < len(utf8):
        char = utf8[offset]
        if char < "\x80":
            append_byte(builder, char, quote)
            offset += 1
            continue
        codepoint = codepoints.codepoint_at(utf8, offset)
        following = codepoints.next_offset(utf8, offset)
        if unicode.has(codepoint, PRINTABLE):
            builder.append_slice(utf8, offset, following)
        else:
            append_escape(builder, codepoint)
        offset = following
    builder.append(quote)
    return builder.build()


@jit.elidable
def repr_bytes(data):
    quote = quote_for(data)
    return "b" + escaped_bytes(data, quote, quote)


@jit.elidable
def repr_bytearray(data):
    """Apostrophes are escaped between any quotes."""
    return "b" + escaped_bytes(data, quote_for(data), "'")


def escaped_bytes(data, quote, escaped):
    builder = StringBuilder(len(data) + 2)
    builder.append(quote)
    for char in data:
        append_byte(builder, char, escaped)
    builder.append(quote)
    return builder.build()
