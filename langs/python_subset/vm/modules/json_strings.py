"""_json: strings in JSON's notation, in both directions."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.python_subset.vm import attributes
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.exceptions import raised
from langs.python_subset.vm.gateway import ModuleTable, optional
from langs.python_subset.vm.importing import import_module
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.string_repr import append_hex
from langs.python_subset.vm.strings import ascii_str, length, offset_of, position_of
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple

JSON = ModuleTable("_json")
HIGH, LOW = 0xD800, 0xDC00          # the first surrogates of each half


def decode_error(message, w_text, offset):
    """The JSONDecodeError for a place in the text."""
    w_class = attributes.get(import_module("json.decoder"), "JSONDecodeError")
    position = length(w_text)
    if offset < len(w_text.utf8):
        position = position_of(w_text, offset)
    return raised(w_class.call3(W_Str(message), w_text, W_Int(position)), None)


# -- decoding

def is_control(char):
    return char < " "


# Whether a character ends a part of a string that means itself.
ENDS = "".join(["\x01" if char in "\"\\" or is_control(char) else "\x00"
                for char in map(chr, range(256))])


def is_end(char):
    return ENDS[ord(char)] != "\x00"


def scan_string(w_text, start, strict):
    """The str whose first character lies at the offset `start`, and where its end is."""
    utf8 = w_text.utf8
    offset = start
    builder = None
    while True:
        assert offset >= 0
        first = offset
        while offset < len(utf8) and utf8[offset] != '"' and utf8[offset] != "\\":
            if strict and is_control(utf8[offset]):
                raise decode_error("Invalid control character at", w_text, offset)
            offset += 1
        if offset >= len(utf8):
            raise decode_error("Unterminated string starting at", w_text, start - 1)
        if builder is not None:
            builder.append_slice(utf8, first, offset)
        if utf8[offset] == '"':
            if builder is None:
                return utf8[first:offset], offset + 1
            return builder.build(), offset + 1
        if builder is None:
            builder = StringBuilder(64)
            builder.append_slice(utf8, first, offset)
        offset = scan_escape(w_text, start, offset + 1, builder)


def scan_escape(w_text, start, offset, builder):
    """Adds what follows a backslash means; where that ends."""
    utf8 = w_text.utf8
    if offset >= len(utf8):
        raise decode_error("Unterminated string starting at", w_text, start - 1)
    char = utf8[offset]
    if char == "u":
        return scan_code(w_text, offset, builder)
    if char == '"' or char == "\\" or char == "/":
        builder.append(char)
    elif char == "b":
        builder.append("\b")
    elif char == "f":
        builder.append("\f")
    elif char == "n":
        builder.append("\n")
    elif char == "r":
        builder.append("\r")
    elif char == "t":
        builder.append("\t")
    else:
        raise decode_error("Invalid \\escape", w_text, offset - 1)
    return offset + 1


def scan_code(w_text, offset, builder):
    """The same for the code behind a `u`, which lies at offset."""
    utf8 = w_text.utf8
    code = four_digits(w_text, offset)
    offset += 5
    if HIGH <= code < LOW and offset + 6 < len(utf8) and (
            utf8[offset] == "\\" and utf8[offset + 1] == "u"):
        low = four_digits(w_text, offset + 1)
        if LOW <= low < LOW + 0x400:
            code = 0x10000 + ((code - HIGH) << 10) + low - LOW
            offset += 6
    codepoints.append(builder, code)
    return offset


def four_digits(w_text, offset):
    utf8 = w_text.utf8
    if offset + 5 >= len(utf8):
        raise decode_error("Invalid \\uXXXX escape", w_text, offset)
    code = 0
    for i in range(offset + 1, offset + 5):
        digit = digit_value(utf8[i])
        if digit < 0:
            raise decode_error("Invalid \\uXXXX escape", w_text, offset)
        code = code << 4 | digit
    return code


def digit_value(char):
    if "0" <= char <= "9":
        return ord(char) - ord("0")
    lower = chr(ord(char) | 0x20)
    if "a" <= lower <= "f":
        return ord(lower) - ord("a") + 10
    return -1


@JSON.function("scanstring", W_Root, int, optional(bool, True))
def scanstring(w_string, end, strict):
    if not isinstance(w_string, W_Str):
        raise type_error("first argument must be a string, not %s" % w_string.type_name())
    if end < 0 or end > length(w_string):
        raise value_error("end is out of bounds")
    value, offset = scan_string(w_string, offset_of(w_string, end), strict)
    stop = length(w_string)
    if offset < len(w_string.utf8):
        stop = position_of(w_string, offset)
    return W_Tuple([W_Str(value), W_Int(stop)])


# -- encoding

def append_escaped(builder, char):
    """A character that is not written as it is, below 128."""
    if char == '"' or char == "\\":
        builder.append("\\")
        builder.append(char)
    elif char == "\n":
        builder.append("\\n")
    elif char == "\r":
        builder.append("\\r")
    elif char == "\t":
        builder.append("\\t")
    elif char == "\f":
        builder.append("\\f")
    elif char == "\b":
        builder.append("\\b")
    else:
        append_code(builder, ord(char))


def append_code(builder, code):
    builder.append("\\u")
    append_hex(builder, code, 4)


def encoded(utf8, only_ascii):
    builder = StringBuilder(len(utf8) + 2)
    builder.append('"')
    offset = 0
    while offset < len(utf8):
        assert offset >= 0
        first = offset
        while offset < len(utf8) and is_plain(utf8[offset], only_ascii):
            offset += 1
        builder.append_slice(utf8, first, offset)
        if offset == len(utf8):
            break
        char = utf8[offset]
        if ord(char) < 128:
            append_escaped(builder, char)
            offset += 1
            continue
        code = codepoints.codepoint_at(utf8, offset)
        if code >= 0x10000:
            append_code(builder, HIGH + ((code - 0x10000) >> 10))
            code = LOW + (code & 0x3FF)
        append_code(builder, code)
        offset = codepoints.next_offset(utf8, offset)
    builder.append('"')
    return builder.build()


def is_plain(char, only_ascii):
    if char == '"' or char == "\\" or is_control(char):
        return False
    return not only_ascii or ord(char) < 127


@JSON.function("encode_basestring_ascii", W_Root)
def encode_basestring_ascii(w_string):
    if not isinstance(w_string, W_Str):
        raise type_error("first argument must be a string, not %s" % w_string.type_name())
    return ascii_str(encoded(w_string.utf8, True))


@JSON.function("encode_basestring", W_Root)
def encode_basestring(w_string):
    if not isinstance(w_string, W_Str):
        raise type_error("first argument must be a string, not %s" % w_string.type_name())
    return W_Str(encoded(w_string.utf8, False))
