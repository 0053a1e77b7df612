"""Strings, byte strings, characters and symbols as `write` shows them."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.scheme.vm import characters
from langs.scheme.vm.number_reader import parse_number

ESCAPES = {7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r",
           27: "\\e", 34: "\\\"", 92: "\\\\"}
CHAR_NAMES = {0: "nul", 8: "backspace", 9: "tab", 10: "newline", 11: "vtab", 12: "page",
              13: "return", 32: "space", 127: "rubout"}
SPECIAL_IN_SYMBOLS = "()[]{}\",'`; \t\n\r\v\f"
HEX_DIGITS = "0123456789ABCDEF"


def is_graphic(codepoint):
    if codepoint < 0x80:
        return 32 < codepoint < 127
    category = characters.general_category(codepoint)
    return category[0] in "lmnps"


def is_shown(codepoint):
    """Whether a string is written with the character itself."""
    if codepoint < 0x80:
        return 32 <= codepoint < 127
    return is_graphic(codepoint) or characters.general_category(codepoint) == "zs"


def hex_digits(codepoint, least):
    digits = ""
    while codepoint > 0 or len(digits) < least:
        digits = HEX_DIGITS[codepoint & 15] + digits
        codepoint >>= 4
    return digits


def hex_escape(codepoint):
    """\\u and four digits, or \\U and eight."""
    if codepoint < 0x10000:
        return "\\u" + hex_digits(codepoint, 4)
    return "\\U" + hex_digits(codepoint, 8)


def quote_string(builder, utf8):
    builder.append('"')
    start = 0
    offset = 0
    while offset < len(utf8):
        codepoint = codepoints.codepoint_at(utf8, offset)
        following = codepoints.next_offset(utf8, offset)
        if codepoint == 34 or codepoint == 92 or not is_shown(codepoint):
            builder.append_slice(utf8, start, offset)
            builder.append(ESCAPES[codepoint] if codepoint in ESCAPES
                           else hex_escape(codepoint))
            start = following
        offset = following
    builder.append_slice(utf8, start, len(utf8))
    builder.append('"')


def quote_bytes(builder, data):
    builder.append('"')
    for i in range(len(data)):
        byte = ord(data[i])
        if byte in ESCAPES:
            builder.append(ESCAPES[byte])
        elif 32 <= byte < 127:
            builder.append(data[i])
        else:
            builder.append("\\")
            padded = i + 1 < len(data) and "0" <= data[i + 1] <= "7"
            if padded or byte >= 64:
                builder.append(chr(48 + (byte >> 6)))
            if padded or byte >= 8:
                builder.append(chr(48 + (byte >> 3 & 7)))
            builder.append(chr(48 + (byte & 7)))
    builder.append('"')


def char_text(codepoint):
    """#\\a, #\\space, #\\u0001"""
    if codepoint in CHAR_NAMES:
        return "#\\" + CHAR_NAMES[codepoint]
    if is_graphic(codepoint):
        return "#\\" + codepoints.encode(codepoint)
    return "#" + hex_escape(codepoint)


def symbol_text(utf8):
    """With bars or backslashes where it would read as something else."""
    if not _needs_quoting(utf8, False):
        return utf8
    return _quoted_symbol(utf8)


def keyword_text(utf8):
    return "#:" + (_quoted_symbol(utf8) if _needs_quoting(utf8, True) else utf8)


def _needs_quoting(utf8, is_keyword):
    if utf8 == "":
        return not is_keyword
    for i in range(len(utf8)):
        if utf8[i] in SPECIAL_IN_SYMBOLS or utf8[i] == "|" or utf8[i] == "\\":
            return True
    if not codepoints.is_ascii(utf8) and _has_space(utf8):
        return True
    if is_keyword:
        return False
    if utf8 == ".":
        return True
    first = utf8[0]
    if first == "#":
        return not (len(utf8) > 1 and utf8[1] == "%")
    if first.isdigit() or first == "+" or first == "-" or first == ".":
        return reads_as_number(utf8)
    return False


def reads_as_number(text):
    """Also a fraction with denominator 0, which the reader refuses."""
    slash = text.rfind("/")
    if 0 < slash < len(text) - 1 and text[slash + 1:].strip("0") == "":
        return parse_number(text[:slash], 10) is not None
    return parse_number(text, 10) is not None


def _has_space(utf8):
    offset = 0
    while offset < len(utf8):
        if characters.general_category(codepoints.codepoint_at(utf8, offset))[0] == "z":
            return True
        offset = codepoints.next_offset(utf8, offset)
    return False


def _quoted_symbol(utf8):
    if "|" not in utf8:
        return "|" + utf8 + "|"
    builder = StringBuilder()
    for i in range(len(utf8)):
        if utf8[i] in SPECIAL_IN_SYMBOLS or utf8[i] == "|" or utf8[i] == "\\":
            builder.append("\\")
        builder.append(utf8[i])
    return builder.build()
