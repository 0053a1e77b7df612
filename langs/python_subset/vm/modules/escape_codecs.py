"""_codecs: text and bytes as the escapes of literals."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.python_subset.vm import attributes, importing
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.bytestrings import hex_digit
from langs.python_subset.vm.codec_errors import handle_decoding
from langs.python_subset.vm.errors import GuestError, KEY_ERROR, value_error
from langs.python_subset.vm.gateway import optional
from langs.python_subset.vm.modules.codecs_module import CODECS, errors_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import length
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, W_Tuple

SIMPLE = {"\\": 92, "'": 39, '"': 34, "a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}
BACK = {92: "\\\\", 9: "\\t", 10: "\\n", 13: "\\r"}
DIGITS = {"x": 2, "u": 4, "U": 8}
HEX = "0123456789abcdef"
IS_OCTAL = "01234567"


def source_of(w_data):
    """Bytes, or a str of them."""
    if isinstance(w_data, W_Str):
        return w_data.utf8
    return bytes_like(w_data)


def hex_text(number, count):
    digits = []
    for i in range(count):
        digits.append(HEX[number >> 4 * (count - 1 - i) & 15])
    return "".join(digits)


def escaped(codepoint):
    """The escape by number."""
    if codepoint < 0x100:
        return "\\x" + hex_text(codepoint, 2)
    if codepoint < 0x10000:
        return "\\u" + hex_text(codepoint, 4)
    return "\\U" + hex_text(codepoint, 8)


class Decoder(object):
    """Of the codec `name`; `raw`: there are no escapes but \\u and \\U."""

    def __init__(self, name, data, errors, raw):
        self.name = name
        self.data = data
        self.errors = errors
        self.raw = raw
        self.builder = StringBuilder(len(data))

    def decode(self):
        data = self.data
        at = 0
        while at < len(data):
            if data[at] != "\\":
                codepoints.append(self.builder, ord(data[at]))
                at += 1
            elif self.raw:
                at = self.raw_escape(at)
            else:
                at = self.escape(at)
        return self.builder.build()

    def failed(self, start, stop, reason):
        text, stop = handle_decoding(self.errors, self.name, self.data, start, stop, reason)
        self.builder.append(text)
        return stop

    def raw_escape(self, at):
        """Of several backslashes the last one of an odd number escapes."""
        data = self.data
        end = at
        while end < len(data) and data[end] == "\\":
            end += 1
        plain = end - at
        escapes = plain % 2 == 1 and end < len(data) and (data[end] == "u" or data[end] == "U")
        if escapes:
            plain -= 1
        self.builder.append_multiple_char("\\", plain)
        if escapes:
            return self.number(end - 1)
        return end

    def escape(self, at):
        data = self.data
        if at + 1 >= len(data):
            return self.failed(at, at + 1, "\\ at end of string")
        char = data[at + 1]
        if char in SIMPLE:
            codepoints.append(self.builder, SIMPLE[char])
            return at + 2
        if char == "\n":
            return at + 2
        if char in IS_OCTAL:
            return self.octal(at + 1)
        if char in DIGITS:
            return self.number(at)
        if char == "N":
            return self.named(at)
        self.builder.append("\\")
        codepoints.append(self.builder, ord(char))
        return at + 2

    def octal(self, at):
        value = 0
        end = at
        while end < len(self.data) and end < at + 3 and self.data[end] in IS_OCTAL:
            value = value * 8 + ord(self.data[end]) - ord("0")
            end += 1
        codepoints.append(self.builder, value)
        return end

    def number(self, at):
        data = self.data
        char = data[at + 1]
        count = DIGITS[char]
        value = 0
        end = at + 2
        while end < at + 2 + count:
            digit = hex_digit(data[end]) if end < len(data) else -1
            if digit < 0:
                return self.failed(at, end, "truncated \\%s%s escape" % (char, "X" * count))
            value = value * 16 + digit
            end += 1
        if value > 0x10FFFF:
            return self.failed(at, end, "\\Uxxxxxxxx out of range" if self.raw else
                               "illegal Unicode character")
        codepoints.append(self.builder, value)
        return end

    def named(self, at):
        data = self.data
        start = at + 3
        assert start >= 0
        end = -1
        if start <= len(data) and data[start - 1] == "{":
            end = data.find("}", start)
        if end <= start:
            stop = len(data) if end < 0 else end + 1
            return self.failed(at, stop, "malformed \\N character escape")
        w_lookup = attributes.get(importing.import_module("unicodedata"), "lookup")
        try:
            w_found = w_lookup.call1(W_Str(data[start:end]))
        except GuestError as error:
            if not error.matches(KEY_ERROR):
                raise
            return self.failed(at, end + 1, "unknown Unicode character name")
        assert isinstance(w_found, W_Str)
        self.builder.append(w_found.utf8)
        return end + 1


@not_rpython
def _define(function_name, name, raw):
    def decode(w_data, w_errors, final):
        data = source_of(w_data)
        text = Decoder(name, data, errors_of(w_errors), raw).decode()
        return W_Tuple([W_Str(text), W_Int(len(data))])
    decode.__name__ = function_name + "_decode"
    CODECS.function(decode.__name__, W_Root, optional(W_Root), optional(bool, True))(decode)


_define("unicode_escape", "unicodeescape", False)
_define("raw_unicode_escape", "rawunicodeescape", True)


@CODECS.function("unicode_escape_encode", W_Str, optional(W_Root))
def unicode_escape_encode(w_text, w_errors):
    builder = StringBuilder(len(w_text.utf8))
    offset = 0
    while offset < len(w_text.utf8):
        code = codepoints.codepoint_at(w_text.utf8, offset)
        if code in BACK:
            builder.append(BACK[code])
        elif 32 <= code < 127:
            builder.append(chr(code))
        else:
            builder.append(escaped(code))
        offset = codepoints.next_offset(w_text.utf8, offset)
    return W_Tuple([W_Bytes(builder.build()), W_Int(length(w_text))])


@CODECS.function("raw_unicode_escape_encode", W_Str, optional(W_Root))
def raw_unicode_escape_encode(w_text, w_errors):
    builder = StringBuilder(len(w_text.utf8))
    offset = 0
    while offset < len(w_text.utf8):
        code = codepoints.codepoint_at(w_text.utf8, offset)
        builder.append(chr(code) if code < 256 else escaped(code))
        offset = codepoints.next_offset(w_text.utf8, offset)
    return W_Tuple([W_Bytes(builder.build()), W_Int(length(w_text))])


# -- bytes

@CODECS.function("escape_encode", W_Bytes, optional(W_Root))
def escape_encode(w_data, w_errors):
    builder = StringBuilder(len(w_data.data))
    for char in w_data.data:
        code = ord(char)
        if code in BACK:
            builder.append(BACK[code])
        elif code == 39:
            builder.append("\\'")
        elif 32 <= code < 127:
            builder.append(char)
        else:
            builder.append(escaped(code))
    return W_Tuple([W_Bytes(builder.build()), W_Int(len(w_data.data))])


@CODECS.function("escape_decode", W_Root, optional(W_Root))
def escape_decode(w_data, w_errors):
    data = source_of(w_data)
    builder = StringBuilder(len(data))
    at = 0
    while at < len(data):
        char = data[at]
        at += 1
        if char != "\\":
            builder.append(char)
            continue
        if at >= len(data):
            raise value_error("Trailing \\ in string")
        at = byte_escape(builder, data, at)
    return W_Tuple([W_Bytes(builder.build()), W_Int(len(data))])


def byte_escape(builder, data, at):
    """The escape whose letter is at `at`; gives where it ends."""
    char = data[at]
    if char in SIMPLE:
        builder.append(chr(SIMPLE[char]))
    elif char in IS_OCTAL:
        end = at
        value = 0
        while end < len(data) and end < at + 3 and data[end] in IS_OCTAL:
            value = value * 8 + ord(data[end]) - ord("0")
            end += 1
        builder.append(chr(value & 255))
        return end
    elif char == "x":
        high = hex_digit(data[at + 1]) if at + 1 < len(data) else -1
        low = hex_digit(data[at + 2]) if at + 2 < len(data) else -1
        if high < 0 or low < 0:
            raise value_error("invalid \\x escape at position %d" % (at - 1))
        builder.append(chr(high << 4 | low))
        return at + 3
    elif char != "\n":
        builder.append("\\")
        builder.append(char)
    return at + 1
