"""Characters as the reader of data classifies them."""
from __future__ import absolute_import

from langs.scheme.vm import characters
from langs.scheme.vm.input_ports import EOF

DELIMITERS = "()[]{}\",'`;"
CHAR_NAMES = {"nul": 0, "null": 0, "backspace": 8, "tab": 9, "newline": 10, "linefeed": 10,
              "vtab": 11, "page": 12, "return": 13, "space": 32, "rubout": 127,
              "delete": 127}


def is_space(code):
    if code < 0x80:
        return code == 32 or 9 <= code <= 13
    return characters.is_whitespace(code)


def is_delimiter(code):
    if code == EOF or is_space(code):
        return True
    return code < 0x80 and chr(code) in DELIMITERS


def digit_in(code, base):
    """The digit's value, or -1."""
    value = -1
    if ord("0") <= code <= ord("9"):
        value = code - ord("0")
    elif ord("a") <= code <= ord("f"):
        value = code - ord("a") + 10
    elif ord("A") <= code <= ord("F"):
        value = code - ord("A") + 10
    return value if value < base else -1


def octal_value(code):
    return digit_in(code, 8)
